"""The lines of print in the cells of a page's tables, and what stands beside and below a cell."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from models.document import Cell
from parser.extraction.labelled.layout import Fragment

_Key = tuple[int, int, int]


class CellLines:
    """Finds the lines of cells by table, row and column. `fragments` are those of one page."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._cells: dict[_Key, list[Fragment]] = defaultdict(list)
        for fragment in fragments:
            if fragment.cell is not None:
                self._cells[_key(fragment)].append(fragment)

    def of(self, fragment: Fragment) -> list[Fragment]:
        """All lines of the cell in which `fragment` stands, from top to bottom."""
        return self._cells[_key(fragment)]

    def after(self, fragment: Fragment) -> list[Fragment]:
        """The lines that follow `fragment` in its cell."""
        lines = self.of(fragment)
        place = next(place for place, line in enumerate(lines) if line is fragment)
        return lines[place + 1 :]

    def right(self, fragment: Fragment) -> list[Fragment]:
        """The lines of the next cell to the right in the same row; none if that cell is empty."""
        cell = _cell(fragment)
        return self._at(fragment, lambda other: _covers(other, cell.row, cell.column + cell.column_span))

    def below(self, fragment: Fragment) -> list[Fragment]:
        """The lines of the cell below; none if that cell is empty."""
        cell = _cell(fragment)
        return self._at(fragment, lambda other: _covers(other, cell.row + cell.row_span, cell.column))

    def _at(self, fragment: Fragment, covers: Callable[[Cell], bool]) -> list[Fragment]:
        for key, lines in self._cells.items():
            if key[0] == fragment.table and covers(_cell(lines[0])):
                return lines
        return []


def _cell(fragment: Fragment) -> Cell:
    assert fragment.cell is not None
    return fragment.cell


def _key(fragment: Fragment) -> _Key:
    cell = _cell(fragment)
    assert fragment.table is not None
    return fragment.table, cell.row, cell.column


def _covers(cell: Cell, row: int, column: int) -> bool:
    return (
        cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span
    )
