"""Words into cells."""

from collections.abc import Iterable

from models.document import Cell, Word
from models.geometry import Box
from parser.reading.lines import baselines, joined_text
from parser.reading.tables.grid import Grid, Place


def fill(grid: Grid, words: Iterable[Word], page: int) -> tuple[list[Cell], list[Word]]:
    """The cells with their words, and the words inside the table that fell in none.

    A word belongs to the cell that holds its middle.
    """
    held: dict[int, list[Word]] = {}
    orphans: list[Word] = []
    for word in words:
        x, y = word.box.middle
        if not grid.box.holds(x, y):
            continue
        index = next((i for i, place in enumerate(grid.places) if place.box.holds(x, y)), None)
        if index is None:
            orphans.append(word)
        else:
            held.setdefault(index, []).append(word)
    return [_cell(place, held.get(i, []), page) for i, place in enumerate(grid.places)], orphans


def _cell(place: Place, words: list[Word], page: int) -> Cell:
    rows = baselines(words)
    return Cell(
        page,
        place.row,
        place.column,
        "\n".join(joined_text(row) for row in rows),
        Box(*place.box),
        tuple(word for row in rows for word in row),
        place.row_span,
        place.column_span,
    )
