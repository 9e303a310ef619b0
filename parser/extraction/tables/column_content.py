"""Which column of a table holds what, where header words are missing or mean two things: the cells decide."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.document import Cell
from models.report import Result
from parser.extraction.doubts.second_look import is_doubted
from parser.extraction.folding import UNREAD, plain
from parser.extraction.result_words import is_blank_mark
from parser.extraction.standards.clause_numbers import Clause, look_like_sections, marked_clause, read_clause
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_MOST = 0.6
_HALF = 0.5
_FEW = 0.2
_WORDY = 3
_UNHEADED_ROWS = 3
_FEW_NUMBERS = 2
"""More numbers than these that count up by one are running numbers, wherever they begin."""
_NUMBERED = 0.8
"""Share of a column of running numbers that are numbers: headings between the rows may begin in it."""
_AMOUNT = re.compile(r"0|\d{3}")
_LITTLE = 12
_MAY_HOLD_CLAUSES = (Role.LIMIT, Role.STANDARD, Role.REMARK)


@dataclass(frozen=True, slots=True)
class Content:
    """Shares of a column's filled cells that hold an outcome, a dotted clause, an integer, a standard."""

    filled: int
    outcomes: float
    clauses: float
    dotted: float
    ascending: bool
    standards: float
    letters: float
    statements: float


def content_of(texts: Sequence[str], words: TableWords) -> Content:
    """What a column's texts are."""
    count = len(texts)
    if not count:
        return Content(0, 0, 0, 0, False, 0, 0, 0)
    clauses = [read_clause(text) for text in texts]
    # the name of a group may stand below the number that its rows share
    firsts = (plain(text.partition("\n")[0]).strip(" .、)") for text in texts)
    numbers = [int(first) for first in firsts if first.isdigit()]
    return Content(
        filled=count,
        outcomes=sum(words.results.read(text) is not None for text in texts) / count,
        clauses=sum(clause is not None for clause in clauses) / count,
        dotted=_dotted(clauses) / count,
        ascending=len(numbers) >= max(1, _NUMBERED * count)
        and (numbers[0] <= 1 or count > _FEW_NUMBERS)
        and all(b - a == 1 for a, b in itertools.pairwise(numbers)),
        standards=sum(bool(words.standards.find(text)) for text in texts) / count,
        letters=sum(len(re.findall(r"[^\W\d_]", text)) for text in texts) / count,
        statements=sum(words.results.read_statement(text) is not None for text in texts) / count,
    )


def _is_dotted(clause: Clause | None) -> bool:
    """Whether it is a clause of a standard's section; 0.005 and 341.1 are amounts."""
    return clause is not None and clause.dotted and not _AMOUNT.match(clause.printed)


def _dotted(clauses: Sequence[Clause | None]) -> int:
    """How many are clauses of a standard's sections; none where they look like a column of values."""
    found = [clause.covered[0] for clause in clauses if clause and clause.covered and _is_dotted(clause)]
    return len(found) if look_like_sections(found) else 0


def settle(segment: Segment, words: TableWords) -> Segment:
    """The segment with the roles that its header and its cells agree on."""
    count = segment.grid.table.column_count
    content = {column: content_of(_of_rows(segment, column, words), words) for column in range(count)}
    measuring = _lists_analytes(segment, words)
    named = segment.headed or any(seen.standards >= _HALF for seen in content.values())
    enough = 1 if named else _UNHEADED_ROWS
    comments = dict.fromkeys(_referring(segment, content, words), Role.REMARK)
    segment = replace(segment, roles={**segment.roles, **comments})
    roles = {c: _settled(segment, c, content[c], measuring, enough) for c in range(count)}
    known = {column: role for column, role in roles.items() if role is not None} | comments
    _spread_values(segment, known, words)
    _find_clauses(segment, known, content)
    _find_titles(segment, known, content)
    return replace(segment, roles=known)


def _referring(segment: Segment, content: dict[int, Content], words: TableWords) -> list[int]:
    """The columns that say nothing but where to look, beside others that hold the outcomes."""
    outcomes = [column for column, seen in content.items() if seen.outcomes >= _MOST]
    found = [
        column
        for column in segment.columns(Role.VERDICT)
        if (texts := _of_rows(segment, column, words))
        and all(words.results.read_statement(text) is Result.SEE_REMARK for text in texts)
    ]
    return found if set(outcomes) - set(found) else []


def _spread_values(segment: Segment, roles: dict[int, Role], words: TableWords) -> None:
    """A header over several columns may stand over one of them: its neighbours with a specimen's header of
    their own, or with none and nothing but values in them, hold values too."""
    for step in (1, -1):
        columns = sorted(roles, reverse=step < 0)
        for column in [c for c in columns if roles[c] is Role.MEASURED]:
            other = column + step
            while other not in roles and _may_hold_values(segment, column, other, words):
                roles[other] = Role.MEASURED
                other += step


def _may_hold_values(segment: Segment, measured: int, column: int, words: TableWords) -> bool:
    """Whether the neighbour of a column of values may be a further one: one that a scan has a doubtful head
    of its own for, in the row of the other's, may as well hold limits."""
    texts = _of_rows(segment, column, words)
    if not segment.label(column):
        return bool(texts) and all(words.is_value(text) for text in texts)
    head, beside = _head(segment, column), _head(segment, measured)
    level = head is not None and beside is not None and head.row == beside.row
    return bool(texts) and not (level and head is not None and _is_in_doubt(head))


def has_untold_column(segment: Segment, values: Iterable[int]) -> bool:
    """Whether a filled column beside those of `values` has a head that a scan left in doubt, and no other
    sign of what it holds: limits, perhaps."""
    told = {*segment.roles, *segment.marks, *values}
    untold = [column for column in range(segment.grid.table.column_count) if column not in told]
    return any(
        segment.texts(column) and (head := _head(segment, column)) is not None and _is_in_doubt(head)
        for column in untold
    )


def _is_in_doubt(cell: Cell) -> bool:
    return UNREAD in cell.text or any(map(is_doubted, cell.words))


def _of_rows(segment: Segment, column: int, words: TableWords) -> list[str]:
    """The texts of a column without those of the row that concludes the table."""
    texts = [(cell.row, cell.text) for cell in segment.cells(column) if not is_blank_mark(cell.text)]
    return [text for row, text in texts if not words.is_listed("conclusion_rows", segment.grid.text(row, 0))]


def _lists_analytes(segment: Segment, words: TableWords) -> bool:
    """Whether most rows are measured analytes: their results are values, even where all say N/A."""
    if not segment.columns(Role.UNIT, Role.DETECTION_LIMIT, Role.CAS, Role.LIMIT) or segment.columns(
        Role.VERDICT
    ):
        return False
    titles = [text for column in segment.columns(Role.TITLE) for text in _of_rows(segment, column, words)]
    return bool(titles) and sum(words.analytes.find(text) is not None for text in titles) >= _HALF * len(
        titles
    )


def _settled(segment: Segment, column: int, content: Content, measuring: bool, enough: int) -> Role | None:
    """The role of one column by itself; `enough` filled cells without a header may be outcomes."""
    role = segment.roles.get(column)
    others = [other for other in segment.columns(Role.MEASURED, Role.RESULT) if other != column]
    beside_values = role is Role.RESULT and bool(others)
    if measuring and role in (Role.RESULT, None) and not (beside_values and content.outcomes >= _HALF):
        return Role.MEASURED if role or content.outcomes >= _HALF else None
    if role is Role.RESULT:
        return Role.VERDICT if content.outcomes >= _HALF or not content.filled else Role.MEASURED
    if role is Role.NUMBER and content.letters >= _WORDY:
        return None
    if role is Role.TITLE and content.outcomes >= _MOST and len(segment.columns(Role.TITLE)) > 1:
        return Role.VERDICT
    if role is Role.SPECIMEN and content.outcomes >= _MOST and not _concludes(segment):
        return Role.VERDICT
    if role is Role.VERDICT:
        return Role.VERDICT if content.statements >= _FEW or not content.filled else Role.REMARK
    if (
        role in (Role.MEASURED, Role.REMARK)
        and content.outcomes >= _MOST
        and not any(map(segment.texts, segment.columns(Role.VERDICT, Role.RESULT)))
    ):
        return Role.VERDICT
    if role is None and content.outcomes >= _MOST and column not in segment.marks:
        return Role.VERDICT if content.filled >= enough and column > 0 else None
    return role


def _concludes(segment: Segment) -> bool:
    """Whether a column of outcomes holds anything: one of empty comments does not."""
    return any(segment.texts(column) for column in segment.columns(Role.VERDICT))


def _find_clauses(segment: Segment, roles: dict[int, Role], content: dict[int, Content]) -> None:
    """Tells clause columns from running numbers and from columns of standards."""
    for column, role in list(roles.items()):
        seen = content[column]
        if role is Role.CLAUSE and seen.filled and seen.standards >= _HALF:
            roles[column] = Role.STANDARD
        elif role is Role.NUMBER and seen.dotted >= _HALF:
            roles[column] = Role.CLAUSE
    titles = [column for column, role in roles.items() if role is Role.TITLE]
    limits = [column for column, role in roles.items() if role is Role.LIMIT]
    named_by_limit = bool(limits) and content[limits[0]].letters >= _WORDY
    if titles and content[titles[0]].ascending and (len(titles) > 1 or named_by_limit):
        roles[titles[0]] = Role.NUMBER
    _prefer_marked(segment, roles)
    for column, role in list(roles.items()):
        others = [
            other for other, r in roles.items() if other != column and r in (Role.CLAUSE, Role.STANDARD)
        ]
        if role is Role.CLAUSE and content[column].ascending and others:
            roles[column] = Role.NUMBER
    if Role.CLAUSE in roles.values():
        return
    free = [c for c in content if roles.get(c) is Role.TITLE or (c not in roles and not segment.label(c))]
    best = max(free, key=lambda column: content[column].dotted, default=None)
    if (
        best is not None
        and content[best].dotted >= _HALF
        and content[best].clauses >= _MOST
        and content[best].filled > 1
    ):
        roles[best] = Role.CLAUSE


def _prefer_marked(segment: Segment, roles: dict[int, Role]) -> None:
    """A column of announced clauses (`Sub-clause 4.2.1`) goes before bare numbers: those are the report's."""
    marked = [
        column
        for column, role in roles.items()
        if role in _MAY_HOLD_CLAUSES and _are_marked(segment.texts(column))
    ]
    if marked:
        for column, role in list(roles.items()):
            if role is Role.CLAUSE and not _are_marked(segment.texts(column)):
                roles[column] = Role.NUMBER
        roles[marked[0]] = Role.CLAUSE


def _are_marked(texts: Sequence[str]) -> bool:
    """Whether every text is an announced clause and little else."""
    clauses = [marked_clause(text) for text in texts]
    return bool(texts) and all(clause is not None and len(clause.rest) <= _LITTLE for clause in clauses)


def _head(segment: Segment, column: int) -> Cell | None:
    """The lowest header cell over a column, which may stand over its neighbours too."""
    return segment.grid.cell(segment.header[-1], column) if segment.header else None


def _find_titles(segment: Segment, roles: dict[int, Role], content: dict[int, Content]) -> None:
    """Gives the title to the wordiest free column where no header does; one of specimens is free. Of two
    columns of requirements the first, wordier one says what is required, the other how much."""
    titles = [column for column, role in roles.items() if role is Role.TITLE]
    for column in titles:
        before = column - 1
        if (
            before >= 0
            and before not in roles
            and not segment.label(before)
            and content[before].letters >= _WORDY
        ):
            roles[before] = Role.TITLE
    if titles:
        return
    limits = [column for column, role in roles.items() if role is Role.LIMIT]
    if len({segment.heads[column] for column in limits}) > 1:
        first = segment.heads[limits[0]]
        roles.update({column: Role.TITLE for column in limits if segment.heads[column] == first})
        return
    first_head = [column for column in limits if _head(segment, column) == _head(segment, limits[0])]
    if len(limits) > 1 and max(limits, key=lambda column: content[column].letters) in first_head:
        roles.update(dict.fromkeys(first_head if len(first_head) < len(limits) else limits[:1], Role.TITLE))
        return
    valued = Role.MEASURED in roles.values()
    spare = (None, Role.SPECIMEN) if valued else (None, Role.SPECIMEN, Role.LIMIT)
    free = [c for c in content if roles.get(c) in spare and c not in segment.marks]
    # one row under words that mean nothing here is a line of a form, as on covers
    free = [c for c in free if len(segment.body) > 1 or not segment.label(c) or c in segment.roles]
    best = max(free, key=lambda column: content[column].letters, default=None)
    if best is not None and content[best].letters >= 2:
        roles[best] = Role.TITLE
