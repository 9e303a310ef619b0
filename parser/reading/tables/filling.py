"""Words into cells."""

from collections.abc import Iterable

from models.document import Cell, Word
from parser.reading.lines import baselines, joined_text
from parser.reading.tables.grid import Grid, Place


def fill(grid: Grid, words: Iterable[Word], page: int) -> tuple[list[Cell], list[Word]]:
    """The cells with their words, and the words inside the table that fell in none."""
    if grid.given is not None:
        lines = [[line for group in groups for line in baselines(list(group))] for groups in grid.given]
        whole = len(grid.at) == grid.rows * grid.columns
        orphans = [] if whole else grid.held(words)[1]
    else:
        held, orphans = grid.held(words)
        lines = [baselines(inside) for inside in held]
    cells = [_cell(grid, place, inside, page) for place, inside in zip(grid.places, lines, strict=True)]
    return cells, orphans


def _cell(grid: Grid, place: Place, lines: list[list[Word]], page: int) -> Cell:
    return Cell(
        page,
        place.row,
        place.column,
        "\n".join(joined_text(line) for line in lines),
        grid.place_box(place),
        tuple(word for line in lines for word in line),
        place.last_row - place.row + 1,
        place.last_column - place.column + 1,
    )
