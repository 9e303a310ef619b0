"""Cells at a page break: a merged cell that goes on, a row whose cells go on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from models.document import Cell
from parser.reading.characters import unspaced

_SENTENCE_ENDS = ".;:。；：!?！？"


def stretched(cells: Sequence[Cell], first: int, columns: int, drawn: bool) -> list[Cell]:
    """A merged cell above the break covers the empty cells that carry it on from row `first`.

    Where the grid is drawn, that is the one empty merged cell right below the break; where it is not, all
    empty cells down to the next one with text.
    """
    above = {cell.column: cell for cell in cells if cell.row + cell.row_span == first}
    kept = list(cells)
    for column in range(columns - 1):
        upper = above.get(column)
        if upper is None or not upper.text:
            continue
        below = sorted(
            (cell for cell in cells if cell.column == column and cell.row >= first), key=lambda cell: cell.row
        )
        below = below if below and below[0].row == first else []
        taken = below[:1] if drawn else list(takewhile(lambda cell: not cell.text, below))
        if _carried(upper, taken):
            rows = sum(cell.row_span for cell in taken)
            kept[kept.index(upper)] = replace(upper, row_span=upper.row_span + rows)
            kept = [cell for cell in kept if cell not in taken]
    return kept


def _carried(upper: Cell, lower: Sequence[Cell]) -> bool:
    """Whether the empty cells below the break are the rest of the cell above it."""
    if not lower or any(cell.text or cell.column_span != upper.column_span for cell in lower):
        return False
    return upper.row_span > 1 or lower[0].row_span > 1


def continued_rows(cells: Sequence[Cell], first: int, total: int) -> tuple[list[Cell], int]:
    """The cells with the row at `first` folded into the one above where it evidently carries it on, and the
    number of rows then.
    """
    lower = [cell for cell in cells if cell.row == first and cell.row_span == 1]
    upper = {cell.column: cell for cell in cells if cell.row == first - 1 and cell.row_span == 1}
    complete = len(lower) == sum(1 for cell in cells if cell.row <= first < cell.row + cell.row_span)
    if not complete or not _carries_on(upper, lower):
        return list(cells), total
    folded = [_folded(upper[cell.column], cell) for cell in lower]
    rest = [cell for cell in cells if cell.row not in (first - 1, first)]
    others = [
        cell for cell in cells if cell.row == first - 1 and cell.column not in {c.column for c in folded}
    ]
    moved = [replace(cell, row=cell.row - 1) if cell.row > first else cell for cell in rest]
    return [*moved, *others, *folded], total - 1


def _carries_on(upper: dict[int, Cell], lower: Sequence[Cell]) -> bool:
    """Whether the lower row has no key, nothing that the upper one has too, except text that goes on."""
    pairs = [(upper.get(cell.column), cell) for cell in lower]
    if not pairs or any(above is None or above.column_span != cell.column_span for above, cell in pairs):
        return False
    first = pairs[0]
    if first[1].text or not (first[0] and first[0].text):
        return False
    both = [(above, cell) for above, cell in pairs if above and above.text and cell.text]
    return len(both) == 1 and _text_goes_on(both[0][0].text, both[0][1].text)


def _text_goes_on(above: str, below: str) -> bool:
    if above[-1] in _SENTENCE_ENDS:
        return False
    return below[0].islower() or above[-1] in ",，、-(（" or (unspaced(above[-1]) and unspaced(below[0]))


def _folded(upper: Cell, lower: Cell) -> Cell:
    text = "\n".join(part for part in (upper.text, lower.text) if part)
    return replace(upper, text=text, words=(*upper.words, *lower.words))
