"""Wrapped lines folded into rows by white space and by the emptiness of their key."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median

from parser.reading.tables.columns import Laid
from parser.reading.tables.textrows import CLOSE, TIGHT_LEADING

TIGHT = 0.75
"""Lines of one cell stand closer than this share of the usual distance of rows."""

MARKED = 0.3
"""Font sizes by which the space between rows must exceed that between lines to tell them apart."""

OVERLAPPING = 0.25
"""Font sizes by which lines that are set at half height of one another overlap."""

ONE_KEY = 0.8
"""Share of the groups of lines that must have exactly one line with a key."""


def wrapped_groups(lines: Sequence[Laid]) -> list[list[Laid]]:
    """The lines of each row.

    Where white space parts the rows more widely than it parts their lines, it decides; else the cells do.
    """
    limit = _widest_leading(lines)
    pitch = _pitch(lines)
    groups = [[lines[0]]]
    for line in lines[1:]:
        above = groups[-1]
        if line.top - _bottom(above) <= limit if limit is not None else _one_row(above, line, pitch):
            above.append(line)
        else:
            groups.append([line])
    return groups


def rows_by_space(lines: Sequence[Laid]) -> list[list[Laid]] | None:
    """The lines of each row where white space alone shows them; None where it does not.

    The lines of one row overlap or stand close, rows stand clear of one another, and each has one line with a
    key, or a key that wraps around others, and no column with two cells: the name of a group in the middle of
    its rows would close their gaps.
    """
    groups = [[lines[0]]]
    for line in lines[1:]:
        gap = line.top - _bottom(groups[-1])
        if CLOSE * line.size < gap < TIGHT_LEADING * line.size:
            return None
        if gap <= CLOSE * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups if len(groups) > 1 and all(map(_is_row, groups)) else None


def _is_row(lines: Sequence[Laid]) -> bool:
    keyed = sum(len(line.parts) > 1 and 0 in line.parts for line in lines)
    if not keyed and len(lines) > 1 and any(0 in line.parts for line in lines):
        return interlocked(lines)
    if keyed != 1:
        return False
    for column in {column for line in lines for column in line.parts}:
        own = [line for line in lines if column in line.parts]
        if any(
            below.top - above.bottom > CLOSE * below.size and not _bridged(above, below, lines)
            for above, below in pairwise(own)
        ):
            return False
    return True


def _bridged(above: Laid, below: Laid, lines: Sequence[Laid]) -> bool:
    """Whether a line stands at half height of both, and they no further apart than lines of one cell: a cell
    of two lines, as loose as a scan shows them, beside cells of one in the middle of the row.
    """
    if below.top - above.bottom > TIGHT_LEADING * below.size:
        return False
    return any(
        line.top < above.bottom
        and line.bottom > below.top
        and not line.columns & (above.columns | below.columns)
        for line in lines
    )


def interlocked(lines: Sequence[Laid]) -> bool:
    """Whether all lines are one row: each at half height of the one before, and no two of them with two cells
    in the same columns, as two rows have.
    """
    chained = all(line.top < above.bottom for above, line in pairwise(lines))
    return chained and all(len(one.parts.keys() & other.parts) < 2 for one, other in combinations(lines, 2))


def carries_on(line: Laid, above: Sequence[Laid]) -> bool:
    """Whether the line only carries on cells of the lines above: its key is empty."""
    columns = {column for other in above for column in other.parts}
    tight = line.top - _bottom(above) <= TIGHT_LEADING * line.size
    return tight and not line.merged and 0 not in line.parts and set(line.parts) <= columns


def _bottom(lines: Sequence[Laid]) -> float:
    return max(line.bottom for line in lines)


def _widest_leading(lines: Sequence[Laid]) -> float | None:
    """The white space between lines of one row at most, where the page shows it; None where it does not.

    The gaps then fall into kinds, and at the widest step between two of them that does so, nearly every group
    of lines has one line with a key.
    """
    size = median([line.size for line in lines])
    between = [below.top - above.bottom for above, below in pairwise(lines)]
    gaps = sorted(gap for gap in between if gap > -OVERLAPPING * size)
    steps = sorted(((right - left, left) for left, right in pairwise(gaps)), reverse=True)
    limits = (left + step / 2 for step, left in steps if step >= MARKED * size and left <= size)
    return next((limit for limit in limits if _one_key_each(lines, limit)), None)


def _one_key_each(lines: Sequence[Laid], limit: float) -> bool:
    """Whether nearly every group of lines that no wider space parts has one line with a key."""
    keys = [0]
    for above, below in pairwise([lines[0], *lines]):
        if below.top - above.bottom > limit:
            keys.append(0)
        keys[-1] += len(below.parts) > 1 and 0 in below.parts
    return sum(count == 1 for count in keys) >= ONE_KEY * len(keys)


def _pitch(lines: Sequence[Laid]) -> float:
    """The usual distance from one line that has a key to the next."""
    keyed = [line.bottom for line in lines if 0 in line.parts and len(line.parts) > 1]
    steps = [below - above for above, below in pairwise(keyed)]
    return median(steps) if steps else 0.0


def _one_row(above: Sequence[Laid], line: Laid, pitch: float) -> bool:
    shared = min(_bottom(above), line.bottom) - max(above[0].top, line.top)
    leading = max(0.0, line.bottom - line.top - line.size)
    if shared - leading > OVERLAPPING * line.size:
        return True
    if carries_on(line, above):
        return True
    only_key = set(line.parts) == {0} and not line.heading and any(0 in other.parts for other in above)
    return only_key and line.bottom - _bottom(above) < TIGHT * pitch
