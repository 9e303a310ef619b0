"""The rows of an undrawn table: which lines of text are one row.

Most columns hold one line in each row. Where several columns share their baselines, those baselines are the
rows, and the cells of the other columns, wrapped or set at half height, go to the row at whose height they
stand. Where no columns agree, white space and the emptiness of the key decide (`wrapping`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from models.document import Word
from parser.reading.tables.columns import Laid, Part
from parser.reading.tables.edges import Edge
from parser.reading.tables.textrows import TIGHT_LEADING
from parser.reading.tables.wrapping import wrapped_groups

ALIKE = 0.75
"""Share of common baselines from which two columns are filled line by line alike."""

FEWEST = 3
"""Common baselines that make rows."""

REACH = 0.35
"""Share of the distance of rows within which a cell between two baselines belongs to the nearer one."""

UNEVEN = 0.25
"""Font sizes by which the white space between the lines of a column's cells varies."""

FAR = 0.7
"""Share of the distance of rows from which a line with a key above or below them is a row of its own."""

DOUBLE = 1.5
"""The same between two rows: how much further apart these stand than rows do there."""


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

    def take(self, line: Laid, column: int, part: Part) -> None:
        """Adds a part of a line that begins in `column`."""
        cell = self.cells.setdefault(column, RowCell([], column))
        cell.words.extend(part.words)
        cell.last = max(cell.last, part.last)
        self.top, self.bottom = min(self.top, line.top), max(self.bottom, line.bottom)


def rows_of(lines: Sequence[Laid], rules: Sequence[Edge]) -> list[Row]:
    """The rows of the table from top to bottom. Nothing is one row across a rule."""
    bands = list(_bands(lines, rules))
    if _ruled_by_rows(bands):
        return [_row(band) for band in bands]
    return [row for band in bands for row in _grouped(band)]


def _bands(lines: Sequence[Laid], rules: Sequence[Edge]) -> Iterator[list[Laid]]:
    """The lines between two rules."""
    band = [lines[0]]
    for above, line in pairwise(lines):
        if any(above.bottom - 3 <= rule.at <= line.top + 3 for rule in rules):
            yield band
            band = []
        band.append(line)
    yield band


def _ruled_by_rows(bands: Sequence[Sequence[Laid]]) -> bool:
    """Whether there is a rule between any two rows: nearly every band has one line with a key."""
    keyed = [sum(0 in line.parts and len(line.parts) > 1 for line in band) for band in bands]
    return len(bands) >= FEWEST and sum(count <= 1 for count in keyed) >= 0.8 * len(bands)


def _row(lines: Sequence[Laid]) -> Row:
    row = Row(lines[0].top, lines[0].bottom)
    for line in lines:
        for column, parts in line.parts.items():
            for part in parts:
                row.take(line, column, part)
    return row


def _grouped(lines: Sequence[Laid]) -> list[Row]:
    anchors = anchors_of(lines)
    if not anchors:
        return [_row(group) for group in wrapped_groups(lines)]
    head = _head(lines, anchors[0])
    rows = anchored_rows(lines[head:], [anchor - head for anchor in anchors])
    return [_row(lines[:head]), *rows] if head else rows


def _head(lines: Sequence[Laid], first: int) -> int:
    """How many lines over the first row of its own are a head: each at half height of the one before, and
    white space below them that is wider than within a cell.
    """
    if first < 2 or any(below.top >= above.bottom for above, below in pairwise(lines[:first])):
        return 0
    return first if lines[first].top - lines[first - 1].bottom > TIGHT_LEADING * lines[first].size else 0


def anchors_of(lines: Sequence[Laid]) -> list[int]:
    """The indices of the lines that are the rows' own; none where no columns agree on them."""
    filled: dict[int, set[int]] = defaultdict(set)
    for index, line in enumerate(lines):
        for column, parts in line.parts.items():
            if all(part.last == column for part in parts):
                filled[column].add(index)
    agreed = [
        (sum(_likeness(one, other) for key, other in filled.items() if key != column), -len(one), column)
        for column, one in filled.items()
        if len(one) >= FEWEST
    ]
    support, _, column = max(agreed, default=(0.0, 0, 0))
    if not support:
        return []
    return _with_further(lines, filled[column])


def _likeness(one: set[int], other: set[int]) -> float:
    """The share of common baselines, nothing below `ALIKE`."""
    share = len(one & other) / len(one | other)
    return share if share >= ALIKE else 0.0


def _with_further(lines: Sequence[Laid], agreed: set[int]) -> list[int]:
    """With headings, and lines with a key that stand too far from the agreed rows to belong to one."""
    rows = sorted(agreed)
    further = {
        index
        for index, line in enumerate(lines)
        if line.heading or (0 in line.parts and len(line.parts) > 1 and _stands_alone(lines, index, rows))
    }
    return sorted(agreed | further)


def _stands_alone(lines: Sequence[Laid], index: int, rows: Sequence[int]) -> bool:
    """Whether there is room for a row of its own: its neighbours are further apart than rows are there."""
    if index in rows:
        return True
    heights = [lines[row].bottom for row in rows]
    above = sum(row < index for row in rows)
    steps = [below - upper for upper, below in pairwise(heights)]
    near = [steps[place] for place in (above - 2, above) if 0 <= place < len(steps)]
    usual = median(near or steps)
    if not 0 < above < len(rows):
        return abs(lines[index].bottom - heights[0 if above == 0 else -1]) >= FAR * usual
    return heights[above] - heights[above - 1] >= DOUBLE * usual


@dataclass(frozen=True, slots=True)
class Floating:
    """A cell between two rows: its column, words, last column and the height of its middle."""

    column: int
    words: list[Word]
    last: int
    height: float


Piece = tuple[int, Part]
"""A part with the index of its line."""


def anchored_rows(lines: Sequence[Laid], anchors: Sequence[int]) -> list[Row]:
    """The rows whose own lines are the `anchors`, every other cell in the row at whose height it stands."""
    rows = {index: Row(lines[index].top, lines[index].bottom) for index in anchors}
    floating: list[Floating] = []
    for column in sorted({column for line in lines for column in line.parts}):
        for cell in _cells(lines, column):
            indices = [index for index, _ in cell]
            owners = _owners(lines, indices, anchors)
            if owners is None:
                words = [word for _, part in cell for word in part.words]
                last = max(part.last for _, part in cell)
                floating.append(Floating(column, words, last, _height(lines, indices)))
                continue
            for (index, part), owner in zip(cell, owners, strict=True):
                rows[owner].take(lines[index], column, part)
    ordered = [rows[index] for index in anchors]
    _let_span(ordered, floating)
    words = [
        word
        for row in (ordered[0], ordered[-1])
        for c in row.cells.values()
        if c.rows == 1
        for word in c.words
    ]
    ordered[0].top = min([ordered[0].top, *(word.box.top for word in words)])
    ordered[-1].bottom = max([ordered[-1].bottom, *(word.box.bottom for word in words)])
    return ordered


def _cells(lines: Sequence[Laid], column: int) -> list[list[Piece]]:
    """The parts of a column gathered into cells: under one another and close."""
    cells: list[list[Piece]] = []
    leading = _leading(lines, column)
    for index, line in enumerate(lines):
        for part in line.parts.get(column, ()):
            near = (cell for cell in reversed(cells[-3:]) if _goes_on(lines, cell[-1], line, part, leading))
            cell = next(near, None)
            if cell is None:
                cells.append([(index, part)])
            else:
                cell.append((index, part))
    return cells


def _leading(lines: Sequence[Laid], column: int) -> float:
    """The widest white space between two lines of one cell: little more than the narrowest there is."""
    parts = [(line, part) for line in lines for part in line.parts.get(column, ())]
    size = median([line.size for line, _ in parts])
    gaps = [
        line.top - above.bottom
        for (above, upper), (line, part) in pairwise(parts)
        if above is not line and _under(upper, part)
    ]
    return min(TIGHT_LEADING * size, max(min(gaps, default=0.0), 0.0) + UNEVEN * size)


def _under(upper: Part, lower: Part) -> bool:
    return min(upper.span.end, lower.span.end) > max(upper.span.start, lower.span.start)


def _goes_on(lines: Sequence[Laid], last: Piece, line: Laid, part: Part, leading: float) -> bool:
    above = lines[last[0]]
    if above is line or line.top - above.bottom > leading:
        return False
    return _under(last[1], part)


def _owners(lines: Sequence[Laid], cell: Sequence[int], anchors: Sequence[int]) -> list[int] | None:
    """The row of each line of a cell; None for a cell that stands between two rows."""
    own = [index for index in cell if index in anchors]
    if own:
        return [max([anchor for anchor in own if anchor <= index], default=own[0]) for index in cell]
    height = _height(lines, cell)
    middles = {anchor: _height(lines, [anchor]) for anchor in anchors}
    nearest = min(anchors, key=lambda anchor: abs(middles[anchor] - height))
    others = [abs(middles[anchor] - middles[nearest]) for anchor in anchors if anchor != nearest]
    if abs(middles[nearest] - height) <= REACH * min(others, default=100.0):
        return [nearest] * len(cell)
    inside = [anchor for anchor in anchors if lines[cell[0]].top <= middles[anchor] <= lines[cell[-1]].bottom]
    return [inside[0]] * len(cell) if len(inside) == 1 else None


def _height(lines: Sequence[Laid], cell: Sequence[int]) -> float:
    return (lines[cell[0]].top + lines[cell[-1]].bottom) / 2


def _let_span(rows: Sequence[Row], floating: Sequence[Floating]) -> None:
    """Puts the floating cells into the rows: over the rows whose middle they mark, else beside such a cell
    at their height, else into the nearest row.
    """
    for column in sorted({cell.column for cell in floating}):
        cells = [cell for cell in floating if cell.column == column]
        if not _spanned(rows, cells, column):
            for cell in cells:
                beside = _beside(rows, cell)
                if beside is not None:
                    beside.aside.extend(cell.words)
                    continue
                own = _nearest(rows, cell).cells.setdefault(column, RowCell([], cell.last))
                own.words.extend(cell.words)


def _nearest(rows: Sequence[Row], cell: Floating) -> Row:
    return min(rows, key=lambda row: abs((row.top + row.bottom) / 2 - cell.height))


def _beside(rows: Sequence[Row], floating: Floating) -> RowCell | None:
    """The cell to the left that reaches down over several rows and has its middle at the same height."""
    for index, row in enumerate(rows):
        for column, cell in row.cells.items():
            if cell.rows < 2 or column >= floating.column:
                continue
            middle = (row.top + rows[index + cell.rows - 1].bottom) / 2
            if abs(middle - floating.height) < (row.bottom - row.top) / 2:
                return cell
    return None


def _spanned(rows: Sequence[Row], cells: Sequence[Floating], column: int) -> bool:
    """Whether all cells of the column, each in the middle of the rows it stands for, cover the rows."""
    middles = [(row.top + row.bottom) / 2 for row in rows]
    places: list[tuple[float, RowCell]] = [
        (float(index), row.cells[column]) for index, row in enumerate(rows) if column in row.cells
    ]
    for cell in cells:
        above = sum(middle < cell.height for middle in middles)
        places.append((above - 0.5, RowCell(cell.words, cell.last)))
    places.sort(key=lambda place: place[0])
    stretches = _stretches([place for place, _ in places], len(rows))
    if stretches is None:
        return False
    for row in rows:
        row.cells.pop(column, None)
    for (first, last), (_, placed) in zip(stretches, places, strict=True):
        placed.rows = last - first + 1
        rows[first].cells[column] = placed
    return True


def _stretches(places: Sequence[float], count: int) -> list[tuple[int, int]] | None:
    """First and last row of each cell, from the place of its middle; None where they do not fit together.

    Rows before the first cell may be left over: their cell stands on the page before.
    """
    for start in range(int(places[0] + 0.5) + 1):
        stretches: list[tuple[int, int]] = []
        first = start
        for index, place in enumerate(places):
            last = round(2 * place) - first
            following = places[index + 1] if index + 1 < len(places) else count
            if last < place or last >= following or last >= count:
                break
            stretches.append((first, last))
            first = last + 1
        if len(stretches) == len(places):
            return stretches
    return None
