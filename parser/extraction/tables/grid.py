"""A table as a grid in which a merged cell stands in every place that it covers, and evidence from cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from models.document import Cell, Ruling, Table
from models.evidence import Evidence, Method
from parser.extraction.folding import squeezed

SURE_OF_GRID = {Ruling.FULL: 0.99, Ruling.PARTIAL: 0.97, Ruling.NONE: 0.93}
"""How sure it is that a cell stands in its own row and column, by how much of the grid is drawn."""

_ORPHANS_NEAR = 3.0


@dataclass(frozen=True)
class Grid:
    """A table by row and column."""

    table: Table

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers the place."""
        return self._places.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The text of the cell that covers the place, on one line."""
        cell = self.cell(row, column)
        return squeezed(cell.text) if cell else ""

    def row(self, row: int) -> list[Cell]:
        """The cells that touch the row from left to right, each once, those merged from above included."""
        cells = (self.cell(row, column) for column in range(self.table.column_count))
        return list(dict.fromkeys(cell for cell in cells if cell is not None))

    def own(self, row: int) -> list[Cell]:
        """The cells that begin in the row, with something in them."""
        return [cell for cell in self.row(row) if cell.row == row and cell.text.strip()]

    def page(self, row: int) -> int:
        """The page on which the row stands."""
        parts = self.table.parts
        return next((part.page for part in parts if part.first_row <= row < part.last_row), parts[0].page)

    @property
    def sureness(self) -> float:
        """How far the grid can be trusted, before the words in it are looked at."""
        return SURE_OF_GRID[self.table.ruling]

    def has_orphans(self, cells: Iterable[Cell]) -> bool:
        """Whether words that fell in no cell stand at the height of these cells: part of the row is lost."""
        return any(
            cell.box.top - _ORPHANS_NEAR < word.box.middle[1] < cell.box.bottom + _ORPHANS_NEAR
            for cell in cells
            for word in self.table.orphans
        )


def evidence_of(cell: Cell, confidence: float | None = None) -> Evidence:
    """Where a cell stands and how its words were read."""
    method = next(
        (word.method for word in cell.words if word.method is not Method.TEXT_LAYER), Method.TEXT_LAYER
    )
    sure = cell.confidence if confidence is None else confidence
    return Evidence(
        page=cell.page, box=cell.box.rounded(), text=cell.text, method=method, confidence=round(sure, 4)
    )
