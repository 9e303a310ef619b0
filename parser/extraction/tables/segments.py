"""A table cut at its headers: each segment has rows and columns with known roles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product
from statistics import median

from models.document import Cell, Ruling, TablePart
from models.geometry import around
from models.report import Result
from parser.extraction.doubts.rival_readings import other_texts
from parser.extraction.doubts.second_look import is_scanned
from parser.extraction.folding import squeezed
from parser.extraction.result_words import is_blank_mark
from parser.extraction.standards.clause_numbers import leading_clause, read_clause
from parser.extraction.tables.columns import HeaderWords, Role
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.known_words import TableWords

_LONGEST_SUBHEADER = 40
_MOST_READINGS = 64
"""Ways of reading the cells of a head that stand one below the other; a scan leaves few letters open."""
_NEAR = 30.0
_OVERLAP = 0.4
"""Heights of a word by which print of one row of a head reaches into the next."""
_SPECIMEN_END = re.compile(r"\s*\(?(?:[A-H]|\d{1,3})\)?#?$", re.I)
_SPECIMEN = re.compile(r"(?:no\.?\s?)?\(?[A-Z]{0,2}-?\d{1,3}[a-z]?\)?#?|[A-H]", re.I)

"""A specimen's number as it heads a column: 1, 001, (2), No.3, 4#, A1, B."""
_FEWEST_VALUES, _MOST_VALUES = 2, 0.6
"""So many values, and more than this share of its cells, make a column of values."""
_SHARE_OF_COLUMNS = 0.6
"""A table that goes on from another has at least this share of its columns; a list below it has two."""


@dataclass(frozen=True)
class Segment:
    """Rows under one header. By column: `roles`, `heads` (the header cells over it, from the top) and
    `marks` (columns whose header is an outcome, which a cross or tick chooses)."""

    grid: Grid
    header: tuple[int, ...]
    body: tuple[int, ...]
    roles: Mapping[int, Role]
    heads: Mapping[int, tuple[str, ...]]
    marks: Mapping[int, Result]

    @property
    def headed(self) -> bool:
        """Whether the columns have header words."""
        return bool(self.header)

    @property
    def named(self) -> bool:
        """Whether a column says what the rows are about."""
        return bool(self.columns(Role.CLAUSE, Role.TITLE, Role.STANDARD))

    def head_cells(self, column: int) -> list[Cell]:
        """The header cells over a column, from the top."""
        found = (self.grid.cell(row, column) for row in self.header)
        return list(dict.fromkeys(cell for cell in found if cell is not None))

    def label(self, column: int) -> str:
        """All of a column's header."""
        return " ".join(self.heads.get(column, ()))

    @cached_property
    def clauses_lead(self) -> bool:
        """Whether most titles begin with a dotted clause number: `4.1 Material quality`."""
        texts = [text for column in self.columns(Role.TITLE) for text in self.texts(column)]
        leading = [leading_clause(text) for text in texts]
        dotted = sum(clause is not None and clause.dotted for clause in leading)
        return bool(texts) and dotted >= len(texts) / 2

    def columns(self, *roles: Role) -> list[int]:
        """The columns with one of these roles, from left to right."""
        return [column for column, role in sorted(self.roles.items()) if role in roles]

    def cells(self, column: int) -> list[Cell]:
        """The cells that begin in the column within the body, merged headings across columns left out."""
        cells = (self.grid.cell(row, column) for row in self.body)
        own = (
            cell
            for cell in cells
            if cell is not None and cell.column == column and not _is_heading(cell, self)
        )
        return list(dict.fromkeys(own))

    def texts(self, column: int) -> list[str]:
        """The texts of the column that are not blank."""
        return [cell.text for cell in self.cells(column) if not is_blank_mark(cell.text)]


def _is_heading(cell: Cell, segment: Segment) -> bool:
    return cell.column_span > 1 and cell.column_span >= segment.grid.table.column_count - 1


def segments(grid: Grid, words: TableWords) -> tuple[Segment, ...]:
    """The parts of a table, each with its header rows; the first may have none."""
    found: list[Segment] = []
    header: list[int] = []
    body: list[int] = []
    for row in range(grid.table.row_count):
        if _continues_header(grid, row, header, body, words):
            header.append(row)
        elif is_header(grid, row, words) and not (body and _concludes(grid, row, words)):
            if body or header:
                found.append(_segment(grid, header, body, words))
            header, body = [row], []
        else:
            body.append(row)
    return (*found, _segment(grid, header, body, words))


def _concludes(grid: Grid, row: int, words: TableWords) -> bool:
    """Whether a row below others gives outcomes behind "Conclusion": a failing specimen beside a passing one
    looks like a header of marks."""
    own = grid.own(row)
    outcomes = [words.results.read(cell.text) for cell in own[1:]]
    return words.is_listed("conclusion_rows", own[0].text) and all(found is not None for found in outcomes)


def is_header(grid: Grid, row: int, words: TableWords) -> bool:
    """Whether most cells of the row are header words of different roles, and none is an outcome; specimens
    named one beside another are one more. A list of parts has two columns of one role: the specimen's number
    and its description."""
    cells = grid.own(row)
    roles = [
        Role.VERDICT if words.results.is_choice(cell.text) else words.headers.role(cell.text)
        for cell in cells
    ]
    if len(roles) > 1 and set(roles) == {Role.SPECIMEN} and len({cell.text for cell in cells}) == len(cells):
        return True
    outcomes = [
        words.results.read(cell.text) for cell, role in zip(cells, roles, strict=True) if role is None
    ]
    shared = _shared_marks(grid, [row], words)
    marked = [*(outcome for outcome in outcomes if outcome is not None), *shared.values()]
    if marked and (len(set(marked)) < 2 or len(set(marked)) < len(marked)):
        return False
    known = {role for role in roles if role is not None}
    unknown = [cell.text for cell, role in zip(cells, roles, strict=True) if role is None]
    analytes = sum(words.analytes.is_named_alone(text) for text in unknown)
    specimens = sum(_names_specimen(squeezed(text), words.headers) for text in unknown)
    materials = _names_of_materials(grid, row, known, words)
    explained = sum(role is not None for role in roles) + len(marked) + analytes + max(specimens, materials)
    named = sum(_names_by_word(squeezed(text), words.headers) for text in unknown)
    kinds = len(known) + bool(marked) + (analytes > 1) + (named > 1)
    return kinds >= 2 and explained > len(cells) / 2


def _names_of_materials(grid: Grid, row: int, known: set[Role], words: TableWords) -> int:
    """How many cells of the first row stand over columns of values, beside the heads of names and of limits:
    specimens are called as their laboratory likes, `Red plastic`."""
    if row or Role.TITLE not in known or not known & {Role.LIMIT, Role.UNIT, Role.DETECTION_LIMIT}:
        return 0
    own = [cell for cell in grid.own(row) if words.headers.role(cell.text) is None]
    return sum(not words.is_value(cell.text) and _is_over_values(grid, cell, words) for cell in own)


def _is_over_values(grid: Grid, head: Cell, words: TableWords) -> bool:
    below = [grid.text(row, head.column) for row in range(1, grid.table.row_count)]
    values = sum(words.is_value(text) for text in below if text.strip())
    return values >= _FEWEST_VALUES and values > _MOST_VALUES * len(below)


def _names_specimen(text: str, headers: HeaderWords) -> bool:
    """Whether a header cell is a specimen's number, or that behind a word: `No.3`, `Sample A`."""
    return _names_by_word(text, headers) or _SPECIMEN.fullmatch(text) is not None


def _names_by_word(text: str, headers: HeaderWords) -> bool:
    """Whether a header cell is a specimen's number behind a word."""
    bare = _SPECIMEN_END.sub("", text)
    return bare != text and headers.role(bare) is Role.SPECIMEN


def _continues_header(grid: Grid, row: int, header: list[int], body: list[int], words: TableWords) -> bool:
    """Whether the row is a further line of the header: its cells stand under merged or empty header cells,
    and none is a clause number, with which rows begin, or an outcome that a head asks for. A cell over the
    whole width is the heading of the rows below it.
    """
    if not header or body or header[-1] != row - 1:
        return False
    own = grid.own(row)
    if own and own[0].column_span == grid.table.column_count > 1:
        return False
    hanging = [cell for cell in grid.row(row) if cell.row < row and cell.text.strip()]
    short = all(len(cell.text) <= _LONGEST_SUBHEADER for cell in own)
    outcomes = sum(
        words.results.read(cell.text) is not None and words.headers.role(cell.text) is None for cell in own
    )
    clauses = [read_clause(cell.text) or leading_clause(cell.text) for cell in own]
    numbered = any(clause is not None and clause.dotted for clause in clauses)
    if not own or not short or numbered or outcomes > len(own) / 2:
        return False
    if any(_answers(grid, cell, row - 1, words) for cell in own):
        return False
    beside = bool(hanging) or _interlock(grid, row - 1)
    return all(_stands_under(grid, cell, row - 1, beside) for cell in own)


def _interlock(grid: Grid, row: int) -> bool:
    """Whether print of the row below, nothing of it in the first column, begins well above the end of print
    of this one: cells of one head, of one line and of two, all in the middle of it.
    """
    upper, lower = ([cell for cell in grid.own(place) if cell.words] for place in (row, row + 1))
    if not upper or not lower or lower[0].column == 0 or upper[0].page != lower[0].page:
        return False
    above, below = ([word.box for cell in cells for word in cell.words] for cells in (upper, lower))
    reach = max(box.bottom for box in above) - min(box.top for box in below)
    return reach > _OVERLAP * median(box.height for box in above)


def _answers(grid: Grid, cell: Cell, row: int, words: TableWords) -> bool:
    """Whether the cell is an outcome right below a head that asks for one: the row is none of the heads."""
    above = grid.cell(row, cell.column)
    asked = above is not None and words.headers.role(above.text) is Role.VERDICT
    return asked and words.results.read(cell.text) is not None and words.headers.role(cell.text) is None


def _stands_under(grid: Grid, cell: Cell, row: int, beside_tall: bool) -> bool:
    """Whether above the cell is an empty place or a header over several columns; beside header cells that
    reach down into this row, a header over just this column will do."""
    above = grid.cell(row, cell.column)
    return above is None or not above.text.strip() or above.column_span > 1 or beside_tall


def _segment(grid: Grid, header: list[int], body: list[int], words: TableWords) -> Segment:
    roles: dict[int, Role] = {}
    heads: dict[int, tuple[str, ...]] = {}
    marks: dict[int, Result] = {}
    for column in range(grid.table.column_count):
        texts = heads[column] = tuple(
            dict.fromkeys(grid.text(row, column) for row in header if grid.text(row, column))
        )
        role = (
            _role_of_stack(grid, header, column, words.headers)
            or _role(texts, words.headers)
            or _slipped_role(grid, header, column, words.headers)
            or _likely_role(texts, words.headers)
            or _misread_role(grid, header, column, words.headers)
        )
        if role is not None:
            roles[column] = role
        elif texts and (mark := words.results.read(texts[-1])) is not None:
            marks[column] = mark
    marks |= _shared_marks(grid, header, words)
    marks = marks if len(marks) > 1 else {}
    return Segment(grid, tuple(header), tuple(body), roles, heads, marks)


def _shared_marks(grid: Grid, header: Sequence[int], words: TableWords) -> dict[int, Result]:
    """The outcomes over columns whose heads a scan ran into one: 合格不合格 over two."""
    found: dict[int, Result] = {}
    for cell in dict.fromkeys(cell for row in header for cell in grid.own(row)):
        placed = words.results.placed_in(cell.text) if cell.column_span > 1 else ()
        results = [result for _, result in placed]
        said = "".join(match.group() for match, _ in placed)
        if len(set(results)) == cell.column_span == len(results) and said == squeezed(cell.text):
            found.update({cell.column + step: result for step, result in enumerate(results)})
    return found


def _role_of_stack(grid: Grid, header: Sequence[int], column: int, headers: HeaderWords) -> Role | None:
    """The role that several header cells, one below the other, say together: `Reporting` over `limit`."""
    cells = list(dict.fromkeys(cell for row in header if (cell := grid.cell(row, column)) and cell.text))
    if len(cells) < 2:
        return None
    readings = [[cell.text, *(other_texts(cell) if is_scanned(cell) else ())] for cell in cells]
    roles = (headers.role_of_whole(" ".join(texts)) for texts in islice(product(*readings), _MOST_READINGS))
    found = next((role for role in roles if role is not None), None)
    return found or _role_below_several(cells[-2], cells[-1], headers)


def _role_below_several(over: Cell, own: Cell, headers: HeaderWords) -> Role | None:
    """The role that a head says together with the last lines of one over several columns: `Reporting` of the
    head `Reporting limit` grew into the word for results beside it.
    """
    lines = over.text.split("\n") if over.column_span > 1 else []
    ends = (" ".join([*lines[first:], own.text]) for first in range(1, len(lines)))
    return next((role for end in ends if (role := headers.role_of_whole(end)) is not None), None)


def _role(texts: Sequence[str], headers: HeaderWords) -> Role | None:
    """The role of a column from its header cells, the lowest first; the whole of it where no part says."""
    candidates: Iterator[Role | None] = (headers.role(text) for text in (*reversed(texts), " ".join(texts)))
    return next((role for role in candidates if role is not None), None)


def _likely_role(texts: Sequence[str], headers: HeaderWords) -> Role | None:
    """The role of a column of which a header cell has a known word among others, the lowest first."""
    return next((role for text in reversed(texts) if (role := headers.likely_role(text))), None)


def _slipped_role(grid: Grid, header: Sequence[int], column: int, headers: HeaderWords) -> Role | None:
    """The role that a whole head of a scan's column has but for one letter; the lowest cell first."""
    cells = (cell for row in reversed(header) if (cell := grid.cell(row, column)) and is_scanned(cell))
    roles = (headers.slipped_role(squeezed(cell.text)) for cell in cells)
    return next((role for role in roles if role is not None), None)


def _misread_role(grid: Grid, header: Sequence[int], column: int, headers: HeaderWords) -> Role | None:
    """The one role that the other readings of a head's words in doubt, or letters that scans run together,
    leave open for a column of a scan; the lowest cell first."""
    cells = [cell for row in reversed(header) if (cell := grid.cell(row, column)) and is_scanned(cell)]
    for cell in dict.fromkeys(cells):
        roles = {role for other in other_texts(cell) if (role := headers.role(other)) is not None}
        if len(roles or (roles := headers.misread_roles(squeezed(cell.text)))) == 1:
            return roles.pop()
    return None


def numbered_on(segment: Segment, last: Segment) -> Segment:
    """A segment with its running numbers known where the table before had them under the same words: two rows
    at the head of a page may say too little by themselves.
    """
    heads = {last.label(column) for column in last.columns(Role.NUMBER)} - {""}
    numbers = {
        column: Role.NUMBER
        for column in range(segment.grid.table.column_count)
        if segment.header and segment.label(column) in heads and _all_numbers(segment.texts(column))
    }
    return replace(segment, roles={**segment.roles, **numbers}) if numbers else segment


def _all_numbers(texts: Sequence[str]) -> bool:
    return bool(texts) and all(text.strip(" .、)").isdecimal() for text in texts)


def inherited(segment: Segment, last: Segment) -> Segment:
    """A segment without header with the columns of the table before, where it goes on from that: right below
    it, within its frame or on the next page, each of its columns under one of those."""
    goes_on = last.headed and not segment.headed
    columns = _columns_of(segment.grid, last.grid) if goes_on else {}
    if not columns:
        return segment
    return replace(
        segment,
        header=last.header,
        roles={column: last.roles[place] for column, place in columns.items() if place in last.roles},
        heads={column: last.heads.get(place, ()) for column, place in columns.items()},
        marks={column: last.marks[place] for column, place in columns.items() if place in last.marks},
    )


def _columns_of(below: Grid, above: Grid) -> dict[int, int]:
    """The column of the upper table over each of the lower one; empty where it does not go on from it.

    Two columns beside each other may go on from one that no row of the upper table parts.
    """
    first = below.table.parts[0]
    near = any(_is_near(first, part) for part in above.table.parts)
    if not near and first.page != above.table.parts[-1].page + 1:
        return {}
    ranges, own = _reaches(above), _reaches(below)
    if len(own) < _SHARE_OF_COLUMNS * len(ranges):
        return {}
    found: dict[int, int] = {}
    for column, (left, right) in sorted(own.items()):
        overlaps = {c: min(right, r) - max(left, x) for c, (x, r) in ranges.items()}
        best = max(overlaps, key=lambda c: overlaps[c], default=None)
        beside = found.get(column - 1) == best
        if best is None or overlaps[best] <= 0 or (best in found.values() and not beside):
            return {}
        found[column] = best
    return found


def _is_near(below: TablePart, above: TablePart) -> bool:
    """Whether a table begins right below the part of another, or within its frame."""
    under = 0 <= below.box.top - above.box.bottom <= _NEAR
    return below.page == above.page and (under or above.box.holds(*below.box.middle))


def _reaches(grid: Grid) -> dict[int, tuple[float, float]]:
    """From where to where each column reaches, cells over several left out; where no rules are drawn, its
    print, for the borders between are guessed."""
    found: dict[int, tuple[float, float]] = {}
    for cell in grid.table.cells:
        box = cell.box
        if grid.table.ruling is not Ruling.FULL and cell.words:
            box = around([word.box for word in cell.words])
        if cell.column_span == 1 and (box is not cell.box or grid.table.ruling is Ruling.FULL):
            left, right = found.get(cell.column, (box.x0, box.x1))
            found[cell.column] = min(left, box.x0), max(right, box.x1)
    return found
