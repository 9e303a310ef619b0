"""Runs of text rows that keep the same columns: the candidates for tables without a drawn grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from parser.reading.tables.edges import Edge
from parser.reading.tables.textrows import CLOSE, TIGHT_LEADING, TextRow, at_half_height
from parser.reading.tables.valleys import NARROW, Span

PITCH = 2.2
"""Lines further apart than this many font sizes are not of one table."""

COLUMNAR_PITCH = 3.6
"""The same for two rows of several pieces, and the lines close to them."""

RULED_PITCH = 5.0
"""The same with a rule between them."""

FURTHER = 1.5
"""So many times the white space between rows stands over a heading."""

AS_APART, FEWEST_SPACES = 1.2, 3
"""Rows no further apart than this many times so many spaces between the block's rows go on from them."""

ALIGNED = 2.5
"""Points within which lines of one cell, or cells of one column, begin, end or centre at one place."""

REMARK = 3.0
"""Font sizes by which a line in the last column may reach beyond the lines before it."""

ROOM = 0.5
"""Font sizes of white space that a line has above and below it together, unless it stands between two rows
without taking room of its own: the number of several rows, in their middle.
"""

LATEST = 3
"""Rows of several pieces at the end of a block that show how a column of its head is parted in several: the
pieces of a single row may stand too close to one another.
"""

MIN_HEADER = 3
"""Pieces of a bold row that make it a header of its own: two may be a total or a conclusion."""


@dataclass(slots=True)
class Block:
    """Rows that share column gaps. `gaps` are those that every row so far has kept."""

    rows: list[TextRow] = field(default_factory=list)
    gaps: list[Span] = field(default_factory=list)

    @property
    def columnar(self) -> list[TextRow]:
        """The rows with more than one piece."""
        return [row for row in self.rows if len(row.pieces) > 1]


def blocks(rows: Sequence[TextRow], rules: Sequence[Edge]) -> Iterator[Block]:
    """The blocks of a page from top to bottom.

    A block begins and ends with a row of several pieces, or with a wrapped line of one of its columns. One
    heading between such rows belongs to it, but not one that follows its first row: that begins a table.
    """
    block = Block()
    heading: TextRow | None = None
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if heading is not None and at_half_height(heading, row) and _keeps_all(heading, block):
            block.rows, heading = [*block.rows, heading], None
        last = heading or (block.rows[-1] if block.rows else None)
        kept = _kept(block.gaps, row, by_word=bool(block.rows) and _hangs_on(row, block))
        far = last is not None and not _near(last, row, rules) and not _as_apart(block, last, row)
        if far or _begins_anew(block, heading, row, following, rules):
            yield from _finished(block)
            block, heading = _started(rows, index), None
        elif _belongs(row, block, heading, kept, following):
            block.rows += [row] if heading is None else [heading, row]
            block.gaps, heading = kept, None
        elif len(block.columnar) > 1 and heading is None and len(row.pieces) == 1:
            heading = row
        else:
            yield from _finished(block)
            block, heading = _started(rows, index), None
    yield from _finished(block)


def _begins_anew(
    block: Block, heading: TextRow | None, row: TextRow, following: TextRow | None, rules: Sequence[Edge]
) -> bool:
    """Whether a row of several pieces begins a table of its own although it keeps a gap of the last one."""
    if len(block.columnar) < 2 or not row.columnar:
        return False
    if heading is None and _headed_below_rule(block, row, rules):
        return True
    if len(row.pieces) < 2:
        return False
    if heading is not None and 2 * len(_kept(block.gaps, row)) < len(block.gaps):
        return True
    if _head_again(block, row, following):
        return True
    apart = heading is not None and _between(heading, row, rules) and _between(block.rows[-1], heading, rules)
    if apart and not _ruled_by_rows(block, rules):
        return True
    return _is_header(row, following) and not all(other.bold for other in block.columnar)


def _headed_below_rule(block: Block, row: TextRow, rules: Sequence[Edge]) -> bool:
    """Whether the block ends with lines of one piece between two rules: what stands over the next table.

    Where rules part the rows, such lines may be a row as well; a heading stands further away than rows do,
    and where no rule follows it, not as close to the next row as lines of one cell.
    """
    full = max(index for index, other in enumerate(block.rows) if other.columnar)
    lines = block.rows[full + 1 :]
    if not lines or not _between(block.rows[full], lines[0], rules):
        return False
    ruled = _ruled_by_rows(block, rules)
    stands_off = _stands_off(block.rows[: full + 1], lines[0])
    if _between(lines[-1], row, rules):
        return not ruled or stands_off
    return ruled and stands_off and row.top - lines[-1].bottom > CLOSE * row.size


def _stands_off(rows: Sequence[TextRow], line: TextRow) -> bool:
    """Whether more white space is over the line than between the rows."""
    spaces = [below.top - above.bottom for above, below in pairwise(rows)]
    return line.top - rows[-1].bottom > FURTHER * max(median(spaces), 0.0)


def _head_again(block: Block, row: TextRow, following: TextRow | None) -> bool:
    """Whether the row says again what the block's first one says: the head of the next table. Where another
    line stands at half height of it, that must say the same too: else it is the first line of many cells.
    """
    if not _same_text(block.rows[0], row):
        return False
    return following is None or not at_half_height(row, following) or _same_text(block.rows[1], following)


def _same_text(header: TextRow, row: TextRow) -> bool:
    texts, again = ([piece.text for piece in one.pieces] for one in (header, row))
    return len(texts) >= MIN_HEADER and texts == again


def _is_header(row: TextRow, following: TextRow | None) -> bool:
    """Whether the row is bold and the next one, of several pieces too, is not."""
    if following is None or len(following.pieces) < 2 or len(row.pieces) < MIN_HEADER:
        return False
    return row.bold and not following.bold


def _ruled_by_rows(block: Block, rules: Sequence[Edge]) -> bool:
    """Whether most rows of the block are parted by rules."""
    parted = sum(_between(above, below, rules) for above, below in pairwise(block.rows))
    return 2 * parted > len(block.rows) - 1


def _finished(block: Block) -> Iterator[Block]:
    if len(block.columnar) > 1:
        yield block


def _started(rows: Sequence[TextRow], index: int) -> Block:
    """A block that begins with the row, and with the lines above it that are the first of its cells' lines:
    they stand at half height of one another, down to the row, or are as close above it as others below.
    """
    row = rows[index]
    if len(row.pieces) < 2:
        return Block()
    block, gaps = [row], _gaps(row)
    for above in reversed(rows[:index]):
        kept = _kept(gaps, above, by_word=True)
        beside = at_half_height(above, block[0]) or _alternate(above, block[0])
        middle = len(block) == 1 and index + 1 < len(rows) and _in_the_middle(above, row, rows[index + 1])
        if len(above.pieces) > 1 or not (beside or middle) or len(kept) < len(gaps):
            break
        block, gaps = [above, *block], kept
    return Block(block, gaps)


def _in_the_middle(above: TextRow, row: TextRow, below: TextRow) -> bool:
    """Whether the row is the middle line of a cell: one of its pieces stands between two lines as close as
    those of one cell, and the others between none.
    """
    if max(row.top - above.bottom, below.top - row.bottom) > CLOSE * row.size:
        return False
    over, under = (_pieces_at(other, row) for other in (above, below))
    return len(over) == 1 and over <= under and len(under) < len(row.pieces)


def _pieces_at(line: TextRow, row: TextRow) -> set[int]:
    """Which pieces of the row stand above or below those of the line."""
    return {place for place, piece in enumerate(row.spans) if any(map(piece.overlaps, line.spans))}


def _gaps(row: TextRow) -> list[Span]:
    spans = row.spans
    return [Span(left.end, right.start) for left, right in pairwise(spans)]


def _kept(gaps: list[Span], row: TextRow, by_word: bool = False) -> list[Span]:
    """What the row leaves free of each gap; gaps that it fills are left out.

    A row of several pieces is looked at word by word (others with `by_word`): two full cells may stand as
    close as words.
    """
    ink = row.spans
    if len(ink) > 1 or by_word:
        ink = row.ink
    free = [_widest_free(gap, ink) for gap in gaps]
    return [span for span in free if span.width >= NARROW * row.size]


def _keeps_all(row: TextRow, block: Block) -> bool:
    return len(_kept(block.gaps, row)) == len(block.gaps)


def _widest_free(gap: Span, ink: Sequence[Span]) -> Span:
    """The widest stretch of the gap without ink; `ink` goes from left to right."""
    widest, start = Span(gap.start, gap.start), gap.start
    for span in ink:
        end = min(max(span.start, gap.start), gap.end)
        if end - start > widest.width:
            widest = Span(start, end)
        start = max(start, min(span.end, gap.end))
    return Span(start, gap.end) if gap.end - start > widest.width else widest


def _belongs(
    row: TextRow, block: Block, heading: TextRow | None, kept: list[Span], following: TextRow | None
) -> bool:
    """Whether the row keeps at least one gap: between its pieces, or, for one piece, beside it. Pieces that
    all stand in one column of the head must be parted as those of the latest rows are, or stand beside rows.

    One piece after a single row of several may be a heading that begins a table: it must stand close to
    the row above or the row below.
    """
    if not kept or (heading is not None and len(row.pieces) == 1):
        return False
    if len(row.pieces) == 1:
        if len(kept) < len(block.gaps) or not _inside(row, block, following):
            return False
        led_on = following is not None and _led_on(row, following, block)
        return len(block.columnar) > 1 or led_on or _close(block.rows[-1], row)
    parted = _parts(kept, row)
    if parted or len(kept) < len(block.gaps):
        return parted
    if len(block.columnar) > 1 and any(_parts(_kept(_gaps(r), row), row) for r in block.columnar[-LATEST:]):
        return True
    in_one_column = len(block.columnar) > 1 and _inside(row, block, following)
    beside = _hangs_on(row, block) or _alternate(block.rows[-1], row)
    return beside or (in_one_column and _beside_rows(row, block, following))


def _parts(gaps: Sequence[Span], row: TextRow) -> bool:
    """Whether the row has pieces on both sides of a gap."""
    return any(row.spans[0].end <= gap.middle and row.spans[-1].start >= gap.middle for gap in gaps)


def _beside_rows(row: TextRow, block: Block, following: TextRow | None) -> bool:
    """Whether the row overlaps with the one above or below it, or takes no room between them: lines of
    wrapped cells beside one another, as the name of a group and that of its member are in one column.
    """
    if _hangs_on(row, block) or following is None:
        return _hangs_on(row, block)
    room = following.top - block.rows[-1].bottom
    return room < row.bottom - row.top + ROOM * row.size or at_half_height(row, following)


def _hangs_on(row: TextRow, block: Block) -> bool:
    """Whether the row overlaps with the last one: a head of several lines beside one of fewer."""
    return at_half_height(block.rows[-1], row)


def _alternate(above: TextRow, below: TextRow) -> bool:
    """Whether the rows stand as close as lines of one cell, none of their pieces over one another: those of
    a head with cells of different heights, set in the middle of it.
    """
    if below.top - above.bottom > CLOSE * below.size:
        return False
    return not any(upper.overlaps(lower) for upper in above.spans for lower in below.spans)


def _close(above: TextRow, below: TextRow) -> bool:
    return below.top - above.bottom < TIGHT_LEADING * below.size


def _led_on(row: TextRow, following: TextRow, block: Block) -> bool:
    """Whether the row is the first line of the following one: close to it, or, in the first column, where a
    heading stands, beside it or as lines of one cell are.
    """
    if row.spans[0].start >= block.rows[0].spans[0].start + row.size:
        return _close(row, following)
    return following.top < row.bottom or _runs_into(block.rows[-1], row, following)


def _runs_into(above: TextRow, row: TextRow, following: TextRow) -> bool:
    """Whether the row is set as the line above one of the following row's: right under it, beginning at one
    place, with more white space over it than to that line.
    """
    gap = following.top - row.bottom
    aligned = any(abs(span.start - row.spans[0].start) <= ALIGNED for span in following.spans)
    close = CLOSE * row.size
    return aligned and gap < close and row.top - above.bottom > max(FURTHER * gap, close)


def _inside(row: TextRow, block: Block, following: TextRow | None) -> bool:
    """Whether the row stands within the width of the block or beside its rows; words of the last column may
    reach further than any before, as a remark under a short outcome does.
    """
    if _beside_rows(row, block, following):
        return True
    start = min(other.spans[0].start for other in block.rows)
    end = max(other.spans[-1].end for other in block.rows)
    last = bool(block.gaps) and row.spans[0].start > block.gaps[-1].end
    beyond = REMARK if last else 1.0
    return start - row.size <= row.spans[0].start and row.spans[-1].end <= end + beyond * row.size


def _near(last: TextRow, row: TextRow, rules: Sequence[Edge]) -> bool:
    distance = row.top - last.bottom
    size = max(last.size, row.size)
    columnar = last.columnar and row.columnar
    if distance <= ((COLUMNAR_PITCH if columnar else PITCH) - 1) * size:
        return True
    return _between(last, row, rules) and distance <= (RULED_PITCH - 1) * size


def _as_apart(block: Block, last: TextRow, row: TextRow) -> bool:
    """Whether the row stands no further below the last one than rows of the block do from one another: the
    height of a scan's words, by which distances are judged, is not quite their font's.
    """
    distance = row.top - last.bottom
    spaces = (below.top - above.bottom for above, below in pairwise(block.rows))
    return sum(distance <= AS_APART * space for space in spaces) >= FEWEST_SPACES


def _between(above: TextRow, below: TextRow, rules: Sequence[Edge]) -> bool:
    return any(above.bottom - 1 <= rule.at <= below.top + 1 for rule in rules)
