"""The clause matrix: which clause is asked of which line, and what the reports say of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.page.marks import WORST_FIRST, Place, Places
from models.verification import Coverage, Outcome


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause of one line."""

    line: str | None
    result: str | None
    outcome: Outcome
    report: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Row:
    """One clause over all lines."""

    clause: str
    title: str
    because: str | None
    cells: tuple[Cell | None, ...]

    @property
    def numbered(self) -> bool:
        """Whether the standard numbers it; the catalogue's own name of an item says nothing to a reader."""
        return self.clause[:1].isdigit() or not self.title

    @property
    def worst(self) -> Outcome:
        """What the row comes to."""
        return min((cell.outcome for cell in self.cells if cell), key=WORST_FIRST.index)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The clauses of one standard. `asked` are required of some line; `further` are only in the report."""

    standard: str
    lines: tuple[str | None, ...]
    asked: tuple[Row, ...]
    further: tuple[Row, ...]

    def count(self, outcome: Outcome) -> int:
        """How many asked cells come to this outcome."""
        return sum(cell.outcome is outcome for row in self.asked for cell in row.cells if cell)


def matrices(coverage: Sequence[Coverage], places: Places) -> list[Matrix]:
    """One matrix for each standard, in the order of the coverage."""
    standards = dict.fromkeys(one.standard for one in coverage)
    return [_matrix(name, [one for one in coverage if one.standard == name], places) for name in standards]


def _matrix(standard: str, coverage: Sequence[Coverage], places: Places) -> Matrix:
    lines = tuple(dict.fromkeys(one.line for one in coverage))
    by_clause: dict[str, list[Coverage]] = {}
    for one in coverage:
        by_clause.setdefault(one.clause, []).append(one)
    rows = [_row(clause, cells, lines, places) for clause, cells in by_clause.items()]
    asked = tuple(row for row in rows if row.because)
    return Matrix(standard, lines, asked, tuple(row for row in rows if not row.because))


def _row(clause: str, coverage: Sequence[Coverage], lines: Iterable[str | None], places: Places) -> Row:
    by_line: dict[str | None, Cell] = {}
    for one in coverage:
        cell = _cell(one, places)
        known = by_line.get(one.line)
        if known is None or WORST_FIRST.index(cell.outcome) < WORST_FIRST.index(known.outcome):
            by_line[one.line] = cell
    because = next((one.required_because for one in coverage if one.required_because), None)
    return Row(clause, coverage[0].title, because, tuple(by_line.get(line) for line in lines))


def _cell(one: Coverage, places: Places) -> Cell:
    found = places.of_finding(one.evidence[:1])
    return Cell(one.line, one.result, one.outcome, one.report, found[0] if found else None)
