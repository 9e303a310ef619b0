"""The outcome of one row of a table, wherever in the row it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.document import Cell
from models.report import Result
from parser.extraction.doubts.rival_readings import other_texts
from parser.extraction.doubts.second_look import (
    BELIEVED,
    CONTESTED,
    MANY_LETTERS,
    SecondLook,
    is_scanned,
    letters_in,
)
from parser.extraction.folding import is_cjk, plain, squeezed
from parser.extraction.result_words import is_blank_mark, may_deny, worst
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_CROSSES = frozenset("xX×✗✘√✓✔●■☑☒▲*vV")

LONG = 5
"""An outcome of so many letters, read with a slip, is no other: `P` and `F` are a letter apart."""

_Stated = tuple[Result | None, bool]
"""The outcome of a cell, and whether its first reading says so."""

DECIDED = (Result.PASS, Result.FAIL, Result.NOT_APPLICABLE)
"""Outcomes that settle a row."""

OUTCOMES = frozenset({*DECIDED, Result.NOT_TESTED})
"""What a row may state of what it is about; a reference elsewhere is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the row's outcome cells say, and how surely they were read.

    `result` is None where nothing is printed in them that says it.
    """

    result: Result | None
    printed: str
    cells: tuple[Cell, ...]
    confidence: float = 1.0

    @property
    def blank(self) -> bool:
        """Whether the outcome cells hold nothing, or a dash in place of an outcome."""
        return is_blank_mark(self.printed) or all(is_blank_mark(cell.text) for cell in self.cells)


def outcome_of(segment: Segment, row: int, words: TableWords, look: SecondLook) -> Outcome:
    """The outcome of a row: several outcome columns (one for each specimen) fold into the worst."""
    if segment.marks:
        return _marked(segment, row)
    columns = segment.columns(Role.VERDICT)
    cells = [cell for cell in _cells(segment, row, columns) if cell.column in columns]
    stated = [_stated(cell, words, look) for cell in cells]
    results = [result for result, _ in stated]
    if {Result.SEE_REMARK, *DECIDED} & set(results) > {Result.SEE_REMARK}:
        results = [
            result
            for cell, result in zip(cells, results, strict=True)
            if result is not Result.SEE_REMARK or not _only_remarks(segment, cell.column, words)
        ]
    printed = "; ".join(dict.fromkeys(squeezed(cell.text) for cell in cells))
    sures = (_sureness(cell, one, words, look) for cell, one in zip(cells, stated, strict=True))
    found = worst(result for result in results if result is not None)
    return Outcome(found, printed, tuple(cells), min(sures, default=1.0))


def _stated(cell: Cell, words: TableWords, look: SecondLook) -> _Stated:
    """The outcome of a cell, and whether its first reading says so.

    A scan's cell that says none has the one that its other readings have, or the second reader where only a
    character differs: `Conform` for `Conforn`, 合格 for 台格.
    """
    stated = words.results.read_statement(cell.text)
    if stated is not None or not is_scanned(cell):
        return stated, True
    seen = look.text(cell)
    slipped = [text for text in (*other_texts(cell), seen) if _is_a_slip(cell.text, text)]
    others = {words.results.read(text) for text in slipped} - {None}
    return (others.pop() if len(others) == 1 else None), False


def _is_a_slip(first: str, other: str) -> bool:
    """Whether a word differs from another by one character, long enough to be no other outcome."""
    one, two = squeezed(plain(first)), squeezed(plain(other))
    long = len(one) >= LONG or (len(one) > 1 and all(map(is_cjk, one)))
    return long and len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _sureness(cell: Cell, stated: _Stated, words: TableWords, look: SecondLook) -> float:
    """How sure the outcome of a cell is, held against what the second reader makes of it. A reference that is
    known in so many letters was not misread as one.
    """
    result, whole = stated
    second = words.results.read_statement(look.text(cell))
    sure = look.confidence(cell.confidence, cell, None if second is None else second == result)
    if result is Result.SEE_REMARK and second in (None, result) and letters_in([cell]) >= MANY_LETTERS:
        sure = max(sure, BELIEVED)
    if is_scanned(cell) and may_deny(cell.text):
        return min(sure, CONTESTED)
    return sure if whole else min(sure, BELIEVED)


def _only_remarks(segment: Segment, column: int, words: TableWords) -> bool:
    """Whether a column refers elsewhere wherever it says anything: it stands beside outcomes, not for one."""
    said = [cell.text for cell in segment.cells(column) if not is_blank_mark(cell.text)]
    return all(words.results.read_statement(text) is Result.SEE_REMARK for text in said)


def _marked(segment: Segment, row: int) -> Outcome:
    """The outcome whose column holds a cross or a tick."""
    crossed = [
        (column, cell)
        for column in segment.marks
        for cell in _cells(segment, row, [column])
        if is_cross(cell.text)
    ]
    results = {segment.marks[column] for column, _ in crossed}
    printed = "; ".join(segment.label(column) for column, _ in crossed)
    sure = min((cell.confidence for _, cell in crossed), default=1.0)
    return Outcome(worst(results), printed, tuple(cell for _, cell in crossed), sure)


def is_cross(text: str) -> bool:
    """Whether a cell holds a cross or a tick and hardly anything else."""
    bare = plain(text).strip()
    return bool(bare) and len(bare) <= 3 and any(character in _CROSSES for character in bare)


def _cells(segment: Segment, row: int, columns: Iterable[int]) -> list[Cell]:
    """The filled cells of the row in these columns."""
    found = (segment.grid.cell(row, column) for column in columns)
    return list(dict.fromkeys(cell for cell in found if cell is not None and cell.text.strip()))
