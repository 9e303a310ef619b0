"""Cells of a scanned table that decide a verdict, read again by another reader, a whole column at a time."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from models.document import Cell, Word
from models.evidence import Method
from models.geometry import around
from models.reread import Reread
from parser.extraction.layout import joined

UNCONFIRMED = 0.89
"""The most that a scanned outcome keeps when the second reader saw nothing."""
AGREED = 0.5
"""Share of the doubt that is left where both readers agree."""
CONTESTED = 0.6
"""The most that is left where they read different outcomes."""
_MARGIN = 2.0


@dataclass
class SecondLook:
    """Asks for the second reading of columns; every cell is read again at most once."""

    reread: Reread
    _texts: dict[Cell, str] = field(default_factory=dict)

    def look(self, cells: Sequence[Cell]) -> None:
        """Reads these cells of one column again, those that come from an image, a page at a time."""
        pages: dict[int, list[Cell]] = defaultdict(list)
        for cell in cells:
            if cell not in self._texts and is_scanned(cell):
                pages[cell.page].append(cell)
        for page, column in pages.items():
            words = self.reread(page, around([cell.box for cell in column]).grown(_MARGIN))
            for cell in column:
                self._texts[cell] = _text_in(cell, words)

    def text(self, cell: Cell) -> str:
        """What the second reader saw in the cell; empty where it saw nothing or did not look."""
        return self._texts.get(cell, "")

    def agreement(self, cell: Cell, read: Callable[[str], object | None]) -> float:
        """How sure a cell is when its two readings are compared by what `read` makes of them."""
        first, second = read(cell.text), read(self.text(cell))
        return self.confidence(cell.confidence, cell, None if second is None else first == second)

    def confidence(self, first: float, cell: Cell, agrees: bool | None) -> float:
        """The confidence after the second look: `agrees` is None where the second reader saw nothing."""
        if cell not in self._texts:
            return first
        if agrees is None:
            return min(first, UNCONFIRMED)
        return 1 - (1 - first) * AGREED if agrees else min(first, CONTESTED)


def is_scanned(cell: Cell) -> bool:
    """Whether the cell's words were read from an image."""
    return any(word.method is Method.OCR for word in cell.words)


def _text_in(cell: Cell, words: Sequence[Word]) -> str:
    inside = [word for word in words if cell.box.holds(*word.box.middle)]
    lines = sorted(
        inside, key=lambda word: (round(word.box.middle[1] / max(word.box.height, 1)), word.box.x0)
    )
    return joined(lines)[0]
