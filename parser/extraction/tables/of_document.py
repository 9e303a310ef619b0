"""The tables of a document with all that is needed to read them: words, sections, columns, standards."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog import Catalogue
from models.document import Document, Table
from parser.extraction.folding import fold
from parser.extraction.labelled.flow import Block, flow
from parser.extraction.labelled.layout import HEADER_SHARE, Fragment, PageLayout, Zone, lay_out
from parser.extraction.standards.mentions import Mention
from parser.extraction.tables.column_content import settle
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.known_words import TableWords, table_words
from parser.extraction.tables.mended import mended_tables
from parser.extraction.tables.sections import Placed, Told, cited_standards, legend, sections_of
from parser.extraction.tables.segments import Segment, inherited, numbered_on, segments
from parser.extraction.tables.shared_heads import with_shared_marks


@dataclass(frozen=True)
class TablesOf:
    """A document's blocks in reading order, the same with their sections, and its tables cut at their
    headers; `edges` are the lines at the head and the foot of single pages, which stand in no block."""

    words: TableWords
    blocks: tuple[Block, ...]
    edges: tuple[Fragment, ...]
    cited: tuple[Mention, ...]
    within: tuple[Placed | Told, ...]
    placed: tuple[tuple[Placed, tuple[Segment, ...]], ...]


_last: list[tuple[Document, Catalogue, TablesOf]] = []


def tables_of(document: Document, catalogue: Catalogue) -> TablesOf:
    """Gets a document's tables ready for reading. The last one is kept: several values are read from it."""
    for known, words, tables in _last:
        if known is document and words is catalogue:
            return tables
    tables = _tables_of(document, catalogue)
    _last[:] = [(document, catalogue, tables)]
    return tables


def _tables_of(document: Document, catalogue: Catalogue) -> TablesOf:
    words = table_words(catalogue)
    layouts = lay_out(document)
    printed = flow(layouts, document.tables, frozenset(), words)
    tables, used = mended_tables(document, layouts, words.explained(legend(printed, words.results)))
    tables = tuple(table for table in tables if not _is_running_head(table, layouts))
    blocks = flow(layouts, tables, used, words)
    words = words.explained(legend(blocks, words.results))
    cited = cited_standards(blocks, words.standards)
    within = sections_of(blocks, catalogue, words.standards)
    placed = tuple(one for one in within if isinstance(one, Placed))
    return TablesOf(words, blocks, _edges(layouts), cited, within, tuple(_cut(placed, words)))


def _edges(layouts: Sequence[PageLayout]) -> tuple[Fragment, ...]:
    """The lines in the heads and feet of pages that no other page has there."""
    lines = [f for layout in layouts for f in layout.fragments if f.zone is not Zone.BODY]
    seen = Counter((line.zone, fold(line.text).text) for line in lines)
    return tuple(line for line in lines if seen[line.zone, fold(line.text).text] == 1)


def _is_running_head(table: Table, layouts: Sequence[PageLayout]) -> bool:
    """Whether the table stands at the head of every page: nothing in it is text of the page's body."""
    pages = {layout.page.number: layout for layout in layouts}
    for part in table.parts:
        layout = pages.get(part.page)
        if layout is None or part.box.bottom > HEADER_SHARE * layout.page.height:
            return False
        inside = [f for f in layout.fragments if part.box.holds(*f.box.middle)]
        if not inside or any(fragment.zone is Zone.BODY for fragment in inside):
            return False
    return bool(table.parts)


def _cut(placed: tuple[Placed, ...], words: TableWords) -> Iterator[tuple[Placed, tuple[Segment, ...]]]:
    """Every table with its segments; one without header that goes on from the last takes its columns."""
    last: Segment | None = None
    for table in placed:
        cut = with_shared_marks(segments(Grid(table.table), words))
        first = settle(cut[0], words) if last is None else _going_on(numbered_on(cut[0], last), last, words)
        settled = (first, *(settle(segment, words) for segment in cut[1:]))
        if settled[-1].headed:
            last = _lent(settled[-1], cut[-1])
        yield table, settled


def _lent(settled: Segment, printed: Segment) -> Segment:
    """The segment as the next one takes its columns: the word for results over an empty column leaves open
    whether outcomes or values follow."""
    open_ = {c: r for c, r in printed.roles.items() if r is Role.RESULT and not printed.texts(c)}
    return replace(settled, roles={**settled.roles, **open_}) if open_ else settled


def _going_on(segment: Segment, last: Segment, words: TableWords) -> Segment:
    """The segment under the columns of the table before, where it goes on from that.

    It does not where its rows, read by themselves, say what their outcomes belong to and under those columns
    would not: a grid of a cover on the page before may head its last row with words of a table of results.
    """
    under = inherited(segment, last)
    settled = settle(under, words)
    if under is segment or settled.named:
        return settled
    alone = settle(segment, words)
    return alone if alone.named else settled
