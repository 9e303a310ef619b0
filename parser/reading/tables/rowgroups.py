"""The rows of an undrawn table: which lines of text are one row.

Most columns hold one line in each row. Where several columns share their baselines, those baselines are the
rows, and the cells of the other columns, wrapped or set at half height, go to the row at whose height they
stand. Where white space shows the rows by itself, or no columns agree, it decides together with the emptiness
of the key (`wrapping`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from parser.reading.tables.anchored import anchored_rows
from parser.reading.tables.columns import Laid
from parser.reading.tables.edges import Edge
from parser.reading.tables.heads import around_one_middle, head_rows, row_around_middle
from parser.reading.tables.rows import Row, row_of
from parser.reading.tables.textrows import CLOSE, TIGHT_LEADING
from parser.reading.tables.wrapping import interlocked, rows_by_space, wrapped_groups

ALIKE = 0.75
"""Share of common baselines from which two columns are filled line by line alike."""

FEWEST = 3
"""Common baselines that make rows."""

MIN_AGREED = 2
"""Columns that must have cells at the same heights, and only there, to be rows that no rule parts."""

LEVEL = 0.35
"""Font sizes within which the middles of cells of one row stand at one height."""

FAR = 0.7
"""Share of the distance of rows from which a line with a key above or below them is a row of its own."""

FURTHER = 1.5
"""So many times the white space between the lines of one cell stands around it."""

DOUBLE = 1.5
"""The same between two rows: how much further apart these stand than rows do there."""


def rows_of(lines: Sequence[Laid], rules: Sequence[Edge]) -> list[Row]:
    """The rows of the table from top to bottom. Nothing is one row across a rule."""
    bands = list(_bands(lines, rules))
    if _ruled_by_rows(bands):
        head, count = head_rows(bands[0])
        top = head if count == len(bands[0]) else _between_rules(bands[0])
        return [*top, *(row for band in bands[1:] for row in _between_rules(band))]
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


def _between_rules(lines: Sequence[Laid]) -> list[Row]:
    """The rows between two rules: one, unless white space shows that the members of a group are several."""
    anchors = spaced_anchors(lines, MIN_AGREED)
    return anchored_rows(lines, anchors) if anchors else [row_of(lines)]


def spaced_anchors(lines: Sequence[Laid], fewest: int) -> list[int]:
    """The lines in the middle of the rows that at least `fewest` columns show by white space; none where
    columns do not agree so plainly.

    In each of these columns the cells stand apart from one another, as many as in the others and at the same
    heights. Two columns must agree on three rows.
    """
    cells = [_apart(lines, column) for column in sorted({c for line in lines for c in line.parts})]
    several = [own for own in cells if len(own) > 1]
    agreeing = max(
        ([other for other in several if _at_same_heights(lines, own, other)] for own in several),
        key=lambda columns: (len(columns), len(columns[0])),
        default=[],
    )
    enough = len(agreeing) > MIN_AGREED or (bool(agreeing) and len(agreeing[0]) >= FEWEST)
    if len(agreeing) < fewest or not enough:
        return []
    beside = zip(*agreeing, strict=True)
    shortest = [min(row, key=lambda cell: (len(cell) % 2 == 0, len(cell))) for row in beside]
    return [cell[len(cell) // 2] for cell in shortest]


def _apart(lines: Sequence[Laid], column: int) -> list[list[int]]:
    """The lines of each cell of a column: cells are further apart than the lines of one."""
    cells: list[list[int]] = []
    for index, line in enumerate(lines):
        if column not in line.parts:
            continue
        if cells and line.top - lines[cells[-1][-1]].bottom <= TIGHT_LEADING * line.size:
            cells[-1].append(index)
        else:
            cells.append([index])
    return cells


def _at_same_heights(lines: Sequence[Laid], cells: Sequence[list[int]], others: Sequence[list[int]]) -> bool:
    return len(cells) == len(others) and all(
        abs(_middle(lines, cell) - _middle(lines, other)) <= LEVEL * lines[cell[0]].size
        for cell, other in zip(cells, others, strict=True)
    )


def _middle(lines: Sequence[Laid], cell: Sequence[int]) -> float:
    return (lines[cell[0]].top + lines[cell[-1]].bottom) / 2


def _grouped(lines: Sequence[Laid]) -> list[Row]:
    head, count = head_rows(lines)
    if not head and rows_by_space(lines) is None:
        head, count = row_around_middle(lines)
    return [*head, *_body(lines[count:])] if count < len(lines) else head


def _body(lines: Sequence[Laid]) -> list[Row]:
    if (parted := rows_by_space(lines)) is not None:
        return [row_of(group) for group in parted]
    if interlocked(lines) or around_one_middle(lines):
        return [row_of(lines)]
    anchors = anchors_of(lines)
    if not anchors:
        return [row_of(group) for group in wrapped_groups(lines)]
    head = _head(lines, anchors[0])
    rows = anchored_rows(lines[head:], [anchor - head for anchor in anchors])
    return [row_of(lines[:head]), *rows] if head else rows


def _head(lines: Sequence[Laid], first: int) -> int:
    """How many lines over the first row of its own are a head: each at half height of the one before or close
    to it, and white space below them that is wider than within a cell.
    """
    if first < 2 or any(
        below.top - above.bottom > CLOSE * below.size for above, below in pairwise(lines[:first])
    ):
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
        if len(one) >= FEWEST and not _wraps(lines, sorted(one))
    ]
    support, _, column = max(agreed, default=(0.0, 0, 0))
    if not support:
        return []
    return _with_further(lines, filled[column])


def _wraps(lines: Sequence[Laid], own: Sequence[int]) -> bool:
    """Whether two neighbouring lines of a column stand around one with more cells, or with the row's key, at
    half height of both: they are the lines of one cell of its row, however many columns wrap alike.
    """
    return any(
        lines[middle].top < lines[above].bottom
        and lines[middle].bottom > lines[below].top
        and (
            len(lines[middle].parts) > max(len(lines[above].parts), len(lines[below].parts))
            or _keyed_between(lines, above, middle, below)
        )
        for above, below in pairwise(own)
        for middle in range(above + 1, below)
    )


def _keyed_between(lines: Sequence[Laid], above: int, middle: int, below: int) -> bool:
    """Whether a line with the key stands alone in its columns between two as close as those of one cell, with
    more white space around them: as many specimens as there are, each may have an outcome of two lines.
    """
    upper, line, lower = lines[above], lines[middle], lines[below]
    if 0 not in line.parts or line.columns & (upper.columns | lower.columns):
        return False
    gap = max(lower.top - upper.bottom, 0.0)
    before = upper.top - max((other.bottom for other in lines[:above]), default=float("-inf"))
    after = min((other.top for other in lines[below + 1 :]), default=float("inf")) - lower.bottom
    return gap <= TIGHT_LEADING * lower.size and min(before, after) > FURTHER * gap


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
