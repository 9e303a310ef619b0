"""Tables that the drawing of rules cut in two, and tables that a repeated header joined across a heading."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Cell, Table, TablePart, Word
from parser.extraction.labelled.layout import Fragment
from parser.extraction.tables.repair import part_of

IsHeader = Callable[[Table, int], bool]

_CLOSE = 16.0


def joined_below(tables: Sequence[Table], is_header: IsHeader) -> tuple[Table, ...]:
    """The tables, those put together of which one stands close under another in the same columns and has no
    header of its own: only the header was ruled."""
    found: list[Table] = []
    for table in tables:
        if found and not is_header(table, 0) and _continues(found[-1], table):
            found[-1] = _put_under(found[-1], table)
        else:
            found.append(table)
    return tuple(found)


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
