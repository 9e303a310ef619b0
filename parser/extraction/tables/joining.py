"""Tables that the drawing of rules cut in two, and tables that a repeated header joined across a heading."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Cell, Table, TablePart, Word
from models.geometry import around
from parser.extraction.labelled.layout import Fragment
from parser.extraction.tables.repair import part_of

IsHeader = Callable[[Table, int], bool]

_CLOSE = 16.0
_INDENT = 6.0
"""Points by which print may begin before the head of its column."""


def joined_below(tables: Sequence[Table], is_header: IsHeader) -> tuple[Table, ...]:
    """The tables, those put together of which one stands close under another in the same columns and has no
    header of its own: only the header was ruled."""
    found: list[Table] = []
    for table in tables:
        if not found or is_header(table, 0) or not _continues(found[-1], table):
            found.append(table)
        elif _ends_with_head_of(found[-1], table, is_header):
            found[-1:] = _parted_before_head(found[-1], table)
        else:
            found[-1] = _put_under(found[-1], table)
    return tuple(found)


def _ends_with_head_of(above: Table, below: Table, is_header: IsHeader) -> bool:
    """Whether the last row of a table is the header of the one below, whose columns are fewer: what stands
    over that row has nothing to do with it."""
    heads, last = _last_row(above), above.row_count - 1
    if last < 1 or len(heads) != below.column_count or len(heads) == above.column_count:
        return False
    starts = [min(word.box.x0 for word in cell.words) - _INDENT for cell in heads]
    ends = [*starts[1:], float("inf")]
    under = all(starts[c.column] <= w.box.x0 < ends[c.column] for c in below.cells for w in c.words)
    return under and is_header(above, last)


def _last_row(table: Table) -> list[Cell]:
    return sorted(
        (cell for cell in table.cells if cell.row == table.row_count - 1 and cell.words),
        key=lambda cell: cell.column,
    )


def _parted_before_head(above: Table, below: Table) -> list[Table]:
    """The upper table without its last row, and the lower one under it."""
    heads, last = _last_row(above), above.row_count - 1
    *before, part = above.parts
    box = around([cell.box for cell in heads])
    head = [replace(c, row=0, column=n, column_span=1, row_span=1) for n, c in enumerate(heads)]
    parts = [replace(p, first_row=p.first_row + 1, last_row=p.last_row + 1) for p in below.parts]
    whole = around([box, parts[0].box])
    return [
        replace(
            above,
            cells=tuple(cell for cell in above.cells if cell.row < last),
            row_count=last,
            parts=(*before, replace(part, last_row=last, box=part.box._replace(bottom=box.top))),
        ),
        replace(
            below,
            cells=(*head, *(replace(cell, row=cell.row + 1) for cell in below.cells)),
            row_count=below.row_count + 1,
            parts=(replace(parts[0], first_row=0, box=whole), *parts[1:]),
        ),
    ]


def _continues(above: Table, below: Table) -> bool:
    """Whether the lower table stands close under the upper one, each of its words in one of those columns."""
    if not above.parts or not below.parts or above.column_count < max(2, below.column_count):
        return False
    last, first = above.parts[-1], below.parts[0]
    gap = first.box.top - last.box.bottom
    ranges = _ranges(above)
    words = [word for cell in below.cells for word in cell.words]
    return (
        last.page == first.page
        and -_CLOSE / 4 <= gap <= _CLOSE
        and len(ranges) == above.column_count
        and len({_over(word.box.middle[0], ranges) for word in words} - {None}) > 1
        and all(_over(word.box.middle[0], ranges) is not None for word in words)
    )


def _ranges(table: Table) -> dict[int, tuple[float, float]]:
    """From where to where each column reaches, by its unmerged cells."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            left, right = found.get(cell.column, (cell.box.x0, cell.box.x1))
            found[cell.column] = min(left, cell.box.x0), max(right, cell.box.x1)
    return found


def _over(middle: float, ranges: dict[int, tuple[float, float]]) -> int | None:
    return next((column for column, (left, right) in ranges.items() if left <= middle <= right), None)


def _put_under(above: Table, below: Table) -> Table:
    """The lower table's words under the columns of the upper one."""
    more, ranges = above.row_count, _ranges(above)
    moved: list[Cell] = []
    for cell in below.cells:
        words: dict[int, list[Word]] = defaultdict(list)
        for word in cell.words:
            words[_over(word.box.middle[0], ranges) or 0].append(word)
        for column, own in sorted(words.items()):
            part = part_of(cell, own, column, cell.row + more)
            text = part.text if len(words) > 1 else cell.text
            moved.append(replace(part, text=text, row_span=cell.row_span))
    parts = [
        replace(part, first_row=part.first_row + more, last_row=part.last_row + more) for part in below.parts
    ]
    return replace(
        above,
        cells=(*above.cells, *moved),
        row_count=more + below.row_count,
        parts=(*above.parts, *parts),
        orphans=(*above.orphans, *below.orphans),
        ruling=below.ruling,
    )


def parted_at_headings(
    tables: Iterable[Table], fragments: Sequence[Fragment], names_standard: Callable[[str], bool]
) -> Iterator[Table]:
    """The tables, each cut at a page break after which a heading that names a standard stands above it: the
    header only looked repeated. `fragments` are those outside of tables."""
    for table in tables:
        cut = next(
            (
                n
                for n, part in enumerate(table.parts)
                if n and any(_is_over(f, part) and names_standard(f.text) for f in fragments)
            ),
            None,
        )
        if cut is None:
            yield table
            continue
        yield _rows(table, 0, table.parts[cut].first_row, table.parts[:cut])
        rest = _rows(table, table.parts[cut].first_row, table.row_count, table.parts[cut:])
        yield from parted_at_headings([rest], fragments, names_standard)


def _is_over(fragment: Fragment, part: TablePart) -> bool:
    """Whether a line stands above the part of a table on its page."""
    return fragment.page == part.page and fragment.box.bottom <= part.box.top + 1


def _rows(table: Table, first: int, last: int, parts: Sequence[TablePart]) -> Table:
    """Some rows of a table as a table; the header rows stay with its later rows too."""
    header = _header_rows(table) if first else 0
    head = [cell for cell in table.cells if cell.row + cell.row_span <= header]
    body = [cell for cell in table.cells if first <= cell.row < last]
    cells: list[Cell] = [*head, *(replace(cell, row=cell.row - first + header) for cell in body)]
    moved = [
        replace(part, first_row=part.first_row - first + header, last_row=part.last_row - first + header)
        for part in parts
    ]
    if header and moved:
        moved[0] = replace(moved[0], first_row=0)
    count = last - first + header
    return replace(table, cells=tuple(cells), row_count=count, parts=tuple(moved))


def _header_rows(table: Table) -> int:
    """How many rows its header has: one, or as many as its first cell covers."""
    return next((cell.row_span for cell in table.cells if cell.row == 0 and cell.column == 0), 1)
