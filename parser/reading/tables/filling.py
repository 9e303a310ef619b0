"""Words into cells."""

from collections.abc import Iterable

from models.document import Cell, Word
from parser.reading.lines import baselines, joined_text
from parser.reading.tables.grid import Grid, Place


def fill(grid: Grid, words: Iterable[Word], page: int) -> tuple[list[Cell], list[Word]]:
    """The cells with their words, and the words inside the table that fell in none."""
    held, orphans = grid.held(words)
    cells = [_cell(grid, place, inside, page) for place, inside in zip(grid.places, held, strict=True)]
    return cells, orphans


def _cell(grid: Grid, place: Place, words: list[Word], page: int) -> Cell:
    rows = baselines(words)
    return Cell(
        page,
        place.row,
        place.column,
        "\n".join(joined_text(row) for row in rows),
        grid.place_box(place),
        tuple(word for row in rows for word in row),
        place.last_row - place.row + 1,
        place.last_column - place.column + 1,
    )
