"""Rows and columns inside drawn cells: tables that rule only their columns, or only some of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from models.document import Ruling, Word
from models.geometry import around
from parser.reading.lines import baselines
from parser.reading.tables.grid import Grid, Place
from parser.reading.tables.valleys import Span, valleys

MIN_LINES = 3
"""Lines that two cells side by side must share to be rows of their own; two are as likely a wrapped text."""

LEVEL = 0.3
"""Share of the font size by which two lines on one baseline may differ."""

Lines = list[list[Word]]


def split(grid: Grid, words: Iterable[Word]) -> Grid:
    """The grid with undrawn rows and columns supplied where the words show them plainly."""
    words = list(words)
    return _split_columns(_split_rows(grid, words), words)


def _split_rows(grid: Grid, words: list[Word]) -> Grid:
    held, _ = grid.held(words)
    cuts: dict[int, tuple[list[float], set[int]]] = {}
    for row in range(grid.rows):
        lines = {
            index: baselines(held[index])
            for index, place in enumerate(grid.places)
            if place.row == place.last_row == row and held[index]
        }
        listed = _lists(grid, lines) if row or grid.rows == 1 else set()
        if listed:
            cuts[row] = (_between(lines[next(iter(listed))]), listed)
    return _cut_rows(grid, cuts) if cuts else grid


def _lists(grid: Grid, lines: dict[int, Lines]) -> set[int]:
    """The cells whose lines are rows: several cells with as many lines, on the same baselines, each item
    ended by choice and not for want of room. Empty when there are none.
    """
    count = max((len(cell) for cell in lines.values()), default=0)
    if count < MIN_LINES:
        return set()
    longest = [index for index, cell in lines.items() if len(cell) == count]
    level = {index for index in longest if _on_level(lines[index], lines[longest[0]])}
    chosen = [index for index in level if _broken_by_choice(grid, index, lines[index])]
    single = [index for index in level if all(len(line) == 1 for line in lines[index])]
    return level if len(level) > 1 and chosen and len({*chosen, *single}) == len(level) else set()


def _on_level(lines: Lines, others: Lines) -> bool:
    return all(
        abs(line[0].box.bottom - other[0].box.bottom) < LEVEL * (line[0].size or line[0].box.height)
        for line, other in zip(lines, others, strict=True)
    )


def _broken_by_choice(grid: Grid, index: int, lines: Lines) -> bool:
    """Whether the next line's first word would have fitted at the end of every line."""
    room = grid.place_box(grid.places[index]).width
    for line, following in pairwise(lines):
        box = around([word.box for word in line])
        space = 0.3 * (line[0].size or box.height)
        if box.width + space + following[0].box.width > room - 2 * space:
            return False
    return True


def _between(lines: Lines) -> list[float]:
    boxes = [around([word.box for word in line]) for line in lines]
    return [(above.bottom + below.top) / 2 for above, below in pairwise(boxes)]


def _cut_rows(grid: Grid, cuts: dict[int, tuple[list[float], set[int]]]) -> Grid:
    """The grid with each cut row as several; cells that are no lists cover them all."""
    first: list[int] = []
    ys: list[float] = []
    for row in range(grid.rows):
        first.append(len(ys))
        ys += [grid.ys[row], *cuts.get(row, ([], set()))[0]]
    first.append(len(ys))
    ys.append(grid.ys[-1])
    places: list[Place] = []
    for index, place in enumerate(grid.places):
        start, end = first[place.row], first[place.last_row + 1] - 1
        if index in cuts.get(place.row, ([], set()))[1]:
            places += [Place(row, place.column, row, place.last_column) for row in range(start, end + 1)]
        else:
            places.append(Place(start, place.column, end, place.last_column))
    places.sort(key=lambda place: (place.row, place.column))
    return replace(grid, places=tuple(places), ys=tuple(ys), ruling=Ruling.PARTIAL)


def _split_columns(grid: Grid, words: list[Word]) -> Grid:
    held, _ = grid.held(words)
    cuts = {column: channels for column in range(grid.columns) if (channels := _channels(grid, held, column))}
    return _cut_columns(grid, held, cuts) if cuts else grid


def _channels(grid: Grid, held: Sequence[list[Word]], column: int) -> list[Span]:
    """White channels that run through nearly all cells of one drawn column."""
    cells = [
        held[index]
        for index, place in enumerate(grid.places)
        if place.column == place.last_column == column and held[index]
    ]
    if len(cells) < MIN_LINES:
        return []
    size = median([word.size for cell in cells for word in cell]) or 10.0
    rows = [[Span(word.box.x0, word.box.x1) for word in cell] for cell in cells]
    return [
        channel
        for channel in valleys(rows, 1.5 * size)
        if sum(_both_sides(row, channel) for row in rows) >= 0.7 * len(rows)
    ]


def _both_sides(row: Sequence[Span], channel: Span) -> bool:
    return any(span.end <= channel.middle for span in row) and any(
        span.start >= channel.middle for span in row
    )


def _cut_columns(grid: Grid, held: Sequence[list[Word]], cuts: dict[int, list[Span]]) -> Grid:
    """The grid with each cut column as several; a cell whose words cross a channel covers them all."""
    first: list[int] = []
    xs: list[float] = []
    for column in range(grid.columns):
        first.append(len(xs))
        xs += [grid.xs[column], *(channel.middle for channel in cuts.get(column, []))]
    first.append(len(xs))
    xs.append(grid.xs[-1])
    places: list[Place] = []
    for index, place in enumerate(grid.places):
        start, end = first[place.column], first[place.last_column + 1] - 1
        channels = cuts.get(place.column, []) if place.column == place.last_column else []
        if channels and not _crossed(held[index], channels):
            places += [Place(place.row, column, place.last_row, column) for column in range(start, end + 1)]
        else:
            places.append(Place(place.row, start, place.last_row, end))
    return replace(grid, places=tuple(places), xs=tuple(xs), ruling=Ruling.PARTIAL)


def _crossed(words: list[Word], channels: list[Span]) -> bool:
    return any(word.box.x0 < channel.middle < word.box.x1 for word in words for channel in channels)
