"""The rows of an undrawn table and their cells, while they are gathered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.document import Word
from parser.reading.tables.columns import Laid


@dataclass(slots=True)
class RowCell:
    """A cell: its words, the last column that it covers, and the rows that it reaches down over.

    `aside` are words beside it that stand for the same rows: the name of a group after its number.
    """

    words: list[Word]
    last: int
    rows: int = 1
    aside: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row of the table: the height of its text, and its cells by first column."""

    top: float
    bottom: float
    cells: dict[int, RowCell] = field(default_factory=dict)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    def take(self, column: int, words: Iterable[Word], last: int) -> None:
        """Adds words that begin in `column` and reach to `last`."""
        cell = self.cells.setdefault(column, RowCell([], column))
        cell.words.extend(words)
        cell.last = max(cell.last, last)

    def reach(self, top: float, bottom: float) -> None:
        """Makes the row at least as high as from `top` to `bottom`."""
        self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)


def row_of(lines: Sequence[Laid]) -> Row:
    """All lines as one row."""
    row = Row(lines[0].top, lines[0].bottom)
    for line in lines:
        row.reach(line.top, line.bottom)
        for column, parts in line.parts.items():
            for part in parts:
                row.take(column, part.words, part.last)
    return row
