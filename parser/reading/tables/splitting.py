"""Rows and columns inside drawn cells: tables that rule only their columns, or only some of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from models.document import Ruling, Word
from models.geometry import around
from parser.reading.lines import baselines
from parser.reading.tables.anchored import anchored_rows
from parser.reading.tables.columns import Laid, Part
from parser.reading.tables.grid import Grid, Place, Words
from parser.reading.tables.rowgroups import ALIKE, MIN_AGREED, anchors_of, spaced_anchors
from parser.reading.tables.rows import Row
from parser.reading.tables.textrows import TIGHT_LEADING
from parser.reading.tables.valleys import Span, valleys

MIN_LINES = 3
"""Lines that two cells side by side must share to be rows of their own; two are as likely a wrapped text."""

INNER_CHANNEL = 1.2
"""Font sizes: a channel inside a drawn column is at least this wide."""

CENTRED = 0.3
"""Share of a row's height by which a cell that stands for all rows may miss their middle."""

LEVEL = 0.25
"""Font sizes within which lines of cells beside one another stand at one height."""

APART = 0.8
"""Font sizes between the name of a group and that of its member in one cell, at least."""

Lines = list[list[Word]]

Groups = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The rows within a row, and the indices of the cells that are cut into them."""

    rows: list[Row]
    cells: set[int]


def split(grid: Grid, words: Iterable[Word]) -> Grid:
    """The grid with undrawn rows and columns supplied where the words show them plainly."""
    words = list(words)
    return _split_columns(_split_rows(grid, words), words)


def _split_rows(grid: Grid, words: list[Word]) -> Grid:
    """The grid with rows cut where the lines of its cells are rows of their own."""
    held, _ = grid.held(words)
    cuts: dict[int, _Cut] = {}
    for row in range(grid.rows):
        if row == 0 and grid.rows > 1:
            continue
        cells = [i for i, place in enumerate(grid.places) if place.row == place.last_row == row and held[i]]
        rows = _rows_within(grid, {i: held[i] for i in cells})
        if rows:
            cuts[row] = _Cut(rows, {i for i in cells if not _one_for_all(held[i], rows)})
    return _cut_rows(grid, held, cuts) if cuts else grid


def _rows_within(grid: Grid, cells: dict[int, list[Word]]) -> list[Row]:
    """The rows that the lines of these cells make; none unless several of them are plainly lists: their
    cells stand apart at the same heights, or their lines end where more would have fitted.
    """
    lines = _laid(grid, cells)
    anchors = spaced_anchors(lines, MIN_AGREED)
    if anchors:
        return anchored_rows(lines, anchors)
    anchors = anchors_of(lines) if len(lines) >= MIN_LINES else []
    columns = {grid.places[i].column: i for i in cells}
    lists = [i for column, i in columns.items() if anchors and _alike_lines(lines, column, anchors)]
    chosen = [i for i in lists if _broken_by_choice(grid, i, baselines(cells[i]))]
    single = [i for i in lists if all(len(line) == 1 for line in baselines(cells[i]))]
    if not chosen or len({*chosen, *single}) < 2:
        return []
    rows = anchored_rows(lines, anchors)
    return rows if len(rows) >= MIN_LINES else []


def _laid(grid: Grid, cells: dict[int, list[Word]]) -> list[Laid]:
    """The lines over all cells, each cell's words in its column, in parts where a wide gap is between."""
    pieces = [
        (around([word.box for word in part]), grid.places[index], part)
        for index, words in cells.items()
        for line in baselines(words)
        for part in _parts(line)
    ]
    pieces.sort(key=lambda piece: piece[0].bottom)
    lines: list[Laid] = []
    for box, place, words in pieces:
        size = median([word.size for word in words]) or box.height
        if not lines or box.bottom - lines[-1].bottom > LEVEL * size:
            lines.append(Laid(box.top, box.bottom, size, {}))
        line = lines[-1]
        line.top, line.size = min(line.top, box.top), max(line.size, size)
        line.parts.setdefault(place.column, []).append(Part(words, place.last_column))
    return lines


def _parts(line: list[Word]) -> Iterator[list[Word]]:
    part = [line[0]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > APART * (word.size or word.box.height):
            yield part
            part = []
        part.append(word)
    yield part


def _alike_lines(lines: Sequence[Laid], column: int, anchors: Sequence[int]) -> bool:
    own = {index for index, line in enumerate(lines) if column in line.parts}
    return len(own & set(anchors)) >= ALIKE * len(own | set(anchors))


def _broken_by_choice(grid: Grid, index: int, lines: Lines) -> bool:
    """Whether the next line's first word would have fitted at the end of every line."""
    room = grid.place_box(grid.places[index]).width
    for line, following in pairwise(lines):
        box = around([word.box for word in line])
        space = 0.3 * (line[0].size or box.height)
        if box.width + space + following[0].box.width > room - 2 * space:
            return False
    return True


def _one_for_all(words: list[Word], rows: Sequence[Row]) -> bool:
    """Whether a cell stands for all the rows: one text in the middle of their height, no taller than two."""
    tops = sorted((word.box.top, word.box.bottom, word.size) for word in words)
    if any(below[0] - above[1] > TIGHT_LEADING * below[2] for above, below in pairwise(tops)):
        return False
    box = around([word.box for word in words])
    middle = (rows[0].top + rows[-1].bottom) / 2
    pitch = (rows[-1].bottom - rows[0].top) / len(rows)
    return abs(box.middle[1] - middle) < CENTRED * pitch and box.height < 2.5 * pitch


def _between(rows: Sequence[Row]) -> list[float]:
    return [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]


def _cut_rows(grid: Grid, held: Sequence[list[Word]], cuts: dict[int, _Cut]) -> Grid:
    """The grid with each cut row as several; cells that stand for several or all of them cover them."""
    first: list[int] = []
    ys: list[float] = []
    for row in range(grid.rows):
        first.append(len(ys))
        ys += [grid.ys[row], *(_between(cuts[row].rows) if row in cuts else ())]
    first.append(len(ys))
    ys.append(grid.ys[-1])
    placed: list[tuple[Place, Groups]] = []
    for index, place in enumerate(grid.places):
        start, end = first[place.row], first[place.last_row + 1] - 1
        cut = cuts.get(place.row)
        if cut and index in cut.cells:
            placed += _placed(place, start, cut.rows)
        else:
            placed.append((Place(start, place.column, end, place.last_column), (tuple(held[index]),)))
    placed.sort(key=lambda one: (one[0].row, one[0].column))
    places, given = zip(*placed, strict=True)
    return replace(grid, places=places, ys=tuple(ys), ruling=Ruling.PARTIAL, given=given)


def _placed(place: Place, start: int, rows: Sequence[Row]) -> Iterator[tuple[Place, Groups]]:
    """The pieces of a cut cell with their words: one in each row, or over several of them."""
    free = 0
    for index, row in enumerate(rows):
        cell = row.cells.get(place.column)
        if cell is None and index < free:
            continue
        last = index + (cell.rows if cell else 1) - 1
        free = last + 1
        groups = (tuple(cell.words), tuple(cell.aside)) if cell else ()
        yield Place(start + index, place.column, start + last, place.last_column), groups


def _split_columns(grid: Grid, words: list[Word]) -> Grid:
    held = grid.words_of(words)
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
        for channel in valleys(rows, size)
        if channel.width >= INNER_CHANNEL * size
        and sum(_both_sides(row, channel) for row in rows) >= 0.7 * len(rows)
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
    placed: list[tuple[Place, Groups]] = []
    for index, place in enumerate(grid.places):
        start, end = first[place.column], first[place.last_column + 1] - 1
        groups = grid.given[index] if grid.given else (tuple(held[index]),)
        channels = cuts.get(place.column, []) if place.column == place.last_column else []
        if not channels or _crossed(held[index], channels):
            placed.append((Place(place.row, start, place.last_row, end), groups))
            continue
        for column in range(start, end + 1):
            inside = tuple(
                tuple(word for word in group if xs[column] <= word.box.middle[0] < xs[column + 1])
                for group in groups
            )
            placed.append((Place(place.row, column, place.last_row, column), inside))
    places, given = zip(*placed, strict=True)
    return replace(grid, places=places, xs=tuple(xs), ruling=Ruling.PARTIAL, given=given)


def _crossed(words: list[Word], channels: list[Span]) -> bool:
    return any(word.box.x0 < channel.middle < word.box.x1 for word in words for channel in channels)
