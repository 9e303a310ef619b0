"""The tables of a document as a reader of columns wants them: parted, joined and completed from what stands
around them."""

from collections.abc import Sequence

from models.document import Document, Ruling, Table, TablePart
from parser.extraction.doubts.nothing_agreed import with_agreed_nothing
from parser.extraction.doubts.points_agreed import with_agreed_points
from parser.extraction.doubts.signs_agreed import with_agreed_signs
from parser.extraction.doubts.substances_agreed import with_agreeing_names
from parser.extraction.labelled.flow import free_fragments
from parser.extraction.labelled.layout import Fragment, PageLayout, Zone
from parser.extraction.tables.band_head import with_banded_head
from parser.extraction.tables.coarse_rows import with_known_rows
from parser.extraction.tables.frames import without_frames
from parser.extraction.tables.from_header import tables_from_headers
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.head import with_head
from parser.extraction.tables.joining import IsHeader, joined_below, parted_at_headings
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.lone_rows import with_row_under_header, with_rows_over_page
from parser.extraction.tables.repair import repaired
from parser.extraction.tables.row_parting import rows_parted
from parser.extraction.tables.rows_below import with_rows_below
from parser.extraction.tables.rows_rejoined import rejoined
from parser.extraction.tables.segments import is_header
from parser.extraction.tables.tail import with_tail


def mended_tables(
    document: Document, layouts: Sequence[PageLayout], words: TableWords
) -> tuple[tuple[Table, ...], frozenset[int]]:
    """The tables, and the ids of the fragments outside of them that belong to one."""

    def heads(table: Table, row: int) -> bool:
        return is_header(Grid(table), row, words)

    headed, banded = _with_banded_heads(document, layouts, words)
    tables = [_parted(table, words) for table in without_frames(headed)]
    tables, used = _with_rows_below(tables, layouts, heads)
    tables, lone = _with_lone_rows(tables, layouts, heads, used, words)
    used |= banded | lone
    tables = [_parted(table, words) for table in joined_below(tables, heads)]
    free = [
        f for layout in layouts for f in free_fragments(layout, tables, len(layouts)) if id(f) not in used
    ]
    tables = [*parted_at_headings(tables, free, lambda text: bool(words.standards.find(text)))]
    for layout in layouts:
        own = [f for f in free if f.page == layout.page.number]
        more, taken = tables_from_headers(own, words.headers)
        tables, used = [*tables, *more], used | taken
    free = [fragment for fragment in free if id(fragment) not in used]
    everything = [fragment for layout in layouts for fragment in layout.fragments]
    mended, others = _completed(tables, free, everything, words)
    return tuple(with_agreed_nothing(with_known_rows(table, words), words) for table in mended), used | others


def _with_banded_heads(
    document: Document, layouts: Sequence[PageLayout], words: TableWords
) -> tuple[list[Table], frozenset[int]]:
    """The tables under the whole of their header, where a part of it was left outside; the fragments' ids."""
    pages = {layout.page.number: layout for layout in layouts}
    found: list[Table] = []
    used: frozenset[int] = frozenset()
    for table in document.tables:
        layout = pages.get(table.parts[0].page) if table.parts else None
        if layout is None:
            found.append(table)
            continue
        headed, own = with_banded_head(table, layout.fragments, layout.page.rules, words.headers)
        found.append(headed)
        used |= own
    return found, used


def _parted(table: Table, words: TableWords) -> Table:
    """The table with what grew together parted, and of two readings the one that agrees with the others."""
    agreed = with_agreeing_names(with_agreed_signs(with_agreed_points(table)), words.analytes)
    return rejoined(rows_parted(repaired(agreed, words.is_value), words), words)


def _head_of(page: int, free: Sequence[Fragment], tables: Sequence[Table]) -> list[Fragment]:
    """The lines of a page above its first table."""
    tops = [part.box.top for table in tables for part in table.parts if part.page == page]
    return [f for f in free if f.page == page and all(f.box.bottom <= top for top in tops)]


def _with_rows_below(
    tables: Sequence[Table], layouts: Sequence[PageLayout], heads: IsHeader
) -> tuple[list[Table], frozenset[int]]:
    """The tables with a header and no rules, each with the rows below it that were not built."""
    used: frozenset[int] = frozenset()
    found: list[Table] = []
    free = [f for layout in layouts for f in free_fragments(layout, tables, len(layouts))]
    for table in tables:
        longer, own = table, frozenset[int]()
        if (
            table.ruling is not Ruling.FULL
            and table.parts
            and any(heads(table, row) for row in range(min(2, table.row_count)))
        ):
            left = [f for f in free if id(f) not in used]
            longer, own = with_rows_below(table, left)
            part = longer.parts[-1]
            if not any(
                f.page == part.page and f.box.top >= part.box.bottom for f in left if id(f) not in own
            ):
                longer, more = with_rows_below(longer, _head_of(part.page + 1, left, tables), part.page + 1)
                own |= more
        found.append(longer)
        used |= own
    return found, used


def _with_lone_rows(
    tables: Sequence[Table],
    layouts: Sequence[PageLayout],
    heads: IsHeader,
    used: frozenset[int],
    words: TableWords,
) -> tuple[list[Table], frozenset[int]]:
    """The tables with single rows: under a header that alone is drawn, or at the head of the next page."""
    taken: frozenset[int] = frozenset()
    found: list[Table] = []
    everything = [f for layout in layouts for f in free_fragments(layout, tables, len(layouts))]
    free = [f for f in everything if id(f) not in used]
    for table in tables:
        longer, own = table, frozenset[int]()
        if table.parts:
            left = [f for f in free if id(f) not in taken]
            longer, own = with_row_under_header(table, left, heads, words.results)
            part = longer.parts[-1]
            last = not any(f.page == part.page and f.box.top >= part.box.bottom for f in left)
            if last and not _is_above_another(part, tables):
                head = _head_of(part.page + 1, left, tables)
                above = _running_head(part.page + 1, layouts)
                longer, more = with_rows_over_page(longer, above, head, words.results)
                own |= more
        found.append(longer)
        taken |= own
    return found, taken


def _running_head(page: int, layouts: Sequence[PageLayout]) -> list[Fragment]:
    """The lines of a page that are so high that they may be its running head."""
    return [
        f
        for layout in layouts
        if layout.page.number == page
        for f in layout.fragments
        if f.zone is Zone.HEADER
    ]


def _is_above_another(part: TablePart, tables: Sequence[Table]) -> bool:
    """Whether another table stands below the part on its page."""
    return any(
        other.page == part.page and other.box.top >= part.box.bottom - 1
        for table in tables
        for other in table.parts
    )


def _completed(
    tables: Sequence[Table], free: Sequence[Fragment], everything: Sequence[Fragment], words: TableWords
) -> tuple[tuple[Table, ...], frozenset[int]]:
    """The tables with the header lines above them and the last line below them."""
    used: frozenset[int] = frozenset()
    found: list[Table] = []
    for table in tables:
        headed = any(is_header(Grid(table), row, words) for row in range(min(2, table.row_count)))
        whole, head = (table, frozenset[int]()) if headed else with_head(table, free, words.headers)
        whole, tail = with_tail(whole, everything, words)
        found.append(whole)
        used |= head | tail
    return tuple(found), used
