"""A page as fragments: lines of print, cut where a table's cell ends, each with its place on the page."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from statistics import median

from models.document import Cell, Document, Line, Page, Ruling, Table, Word
from models.evidence import Evidence, Method
from models.geometry import Box, around, share_of_height
from parser.extraction.dates.figures import HAN
from parser.extraction.doubts.word_sureness import sureness_of, without_points
from parser.extraction.folding import fold, is_cjk, plain
from parser.extraction.labelled.column_starts import column_starts

HEADER_SHARE, FOOTER_SHARE = 0.13, 0.91
"""Header and footer of a page that stands alone: shares of its height."""

EDGE_SHARE = 0.1
"""A page's number by itself stands within this share of its height from the edge."""

_SEEN_TWICE = 0.5
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_COUNTED = re.compile(rf"\d+(?:st|nd|rd|th)?|(?:{_MONTHS})(?=\d)|[{HAN}]+(?=[年月日])")
"""What differs between copies of a running head, in a text without gaps: figures, and the month of a date."""

WATERMARK = 5.0
"""A line so many times taller than the page's usual one lies behind the print, it is no part of it."""


class Zone(StrEnum):
    """The part of a page in which something stands."""

    HEADER = "header"
    BODY = "body"
    FOOTER = "footer"


@dataclass(frozen=True)
class Fragment:
    """A line of print that crosses no cell border. `starts[i]` is where `words[i]` begins in `text`.

    `table` is the index of its table in the document, None outside of ruled tables.
    """

    page: int
    text: str
    box: Box
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    cell: Cell | None = None
    table: int | None = None
    zone: Zone = Zone.BODY

    @cached_property
    def confidence(self) -> float:
        """The least sure word in it."""
        return min((word.confidence for word in self.words), default=1.0)

    def span_words(self, start: int, end: int) -> list[Word]:
        """The words that share a character with `start <= place < end`."""
        return [
            word
            for word, at in zip(self.words, self.starts, strict=True)
            if at < end and at + len(word.text) > start
        ]

    def span_box(self, start: int, end: int) -> Box:
        """Where the characters stand, words cut at their edges; the whole box for an empty span."""
        boxes = [
            part_of_word(word, start - at, end - at)
            for word, at in zip(self.words, self.starts, strict=True)
            if at < end and at + len(word.text) > start
        ]
        return around(boxes) if boxes else self.box


def part_of_word(word: Word, start: int, end: int) -> Box:
    """The box of some of a word's characters."""
    count = len(word.text)
    start, end = max(0, start), min(count, end)
    if len(word.edges) == count + 1:
        return Box(word.edges[start], word.box.top, word.edges[end], word.box.bottom)
    step = word.box.width / max(1, count)
    return Box(word.box.x0 + step * start, word.box.top, word.box.x0 + step * end, word.box.bottom)


_CHINESE_GAP = 0.35
"""Chinese words further apart than this share of their height are not one word."""


def joined(words: Sequence[Word]) -> tuple[str, tuple[int, ...]]:
    """The text of words on one line and where each begins in it; no space inside Chinese."""
    text, starts = "", []
    for place, word in enumerate(words):
        if text and word.text:
            before = words[place - 1].box
            apart = word.box.x0 - before.x1 > _CHINESE_GAP * max(before.height, word.box.height)
            if apart or not (is_cjk(text[-1]) and is_cjk(word.text[0])):
                text += " "
        starts.append(len(text))
        text += word.text
    return text, tuple(starts)


def make_fragment(
    page: int, words: Sequence[Word], cell: Cell | None = None, table: int | None = None
) -> Fragment:
    """The fragment of these words, which stand on one line from left to right."""
    text, starts = joined(words)
    return Fragment(
        page, plain(text), around([word.box for word in words]), tuple(words), starts, cell, table
    )


@dataclass(frozen=True)
class PageLayout:
    """A page and its fragments in reading order."""

    page: Page
    fragments: tuple[Fragment, ...]

    @cached_property
    def text(self) -> str:
        """All fragments, a line each."""
        return "\n".join(fragment.text for fragment in self.fragments)


def lay_out(document: Document) -> tuple[PageLayout, ...]:
    """Every page of the document as fragments with their zones."""
    tables: dict[int, list[tuple[int, Table]]] = defaultdict(list)
    for index, table in enumerate(document.tables):
        if table.ruling is not Ruling.NONE:
            for part in table.parts:
                tables[part.page].append((index, table))
    pages = [
        PageLayout(page, tuple(_each_once(tuple(_fragments(page, tables[page.number], starts)))))
        for page in document.pages
        for starts in (column_starts(document.tables, page),)
    ]
    return _zoned(pages)


def _each_once(fragments: Sequence[Fragment]) -> Iterable[Fragment]:
    """The fragments without those that a reader of images saw twice: part of another's print in its place."""
    read = [fragment for fragment in fragments if any(w.method is Method.OCR for w in fragment.words)]
    return (fragment for fragment in fragments if not any(_is_part(fragment, other) for other in read))


def _is_part(fragment: Fragment, other: Fragment) -> bool:
    if len(fragment.text) >= len(other.text) or fragment.text not in other.text:
        return False
    return fragment.box.intersection(other.box).area > _SEEN_TWICE * fragment.box.area


def _fragments(page: Page, tables: list[tuple[int, Table]], starts: frozenset[Word]) -> Iterable[Fragment]:
    grids = [
        (index, part.box.grown(2), [cell for cell in table.cells if cell.page == page.number])
        for index, table in tables
        for part in table.parts
        if part.page == page.number
    ]
    tallest = WATERMARK * median(line.box.height for line in page.lines) if page.lines else 0.0
    for line in page.lines:
        if line.box.height > tallest or any(word.angle % 90 for word in line.words):
            continue
        x, y = line.box.middle
        inside = [(index, cells) for index, box, cells in grids if box.holds(min(max(x, box.x0), box.x1), y)]
        if not inside:
            yield from (make_fragment(page.number, words) for words in _cut_before(line.words, starts))
            continue
        near = [
            (i, cell) for i, cells in inside for cell in cells if cell.box.top - 2 <= y <= cell.box.bottom + 2
        ]
        yield from _cut_at_cells(page.number, line, near)


def _cut_before(words: Sequence[Word], starts: frozenset[Word]) -> Iterable[Sequence[Word]]:
    """The words of a line in pieces that begin with one of these."""
    cuts = [0, *(place for place, word in enumerate(words) if place and word in starts), len(words)]
    return (words[start:end] for start, end in pairwise(cuts) if start < end)


def _cut_at_cells(page: int, line: Line, cells: list[tuple[int, Cell]]) -> Iterable[Fragment]:
    """The line's words, cell by cell."""
    run: list[Word] = []
    place: tuple[int, Cell] | None = None
    for word in line.words:
        x, y = word.box.middle
        found = next(((i, cell) for i, cell in cells if cell.box.holds(x, y)), None)
        if run and found != place:
            yield _in_cell(page, run, place)
            run = []
        place = found
        run.append(word)
    if run:
        yield _in_cell(page, run, place)


def _in_cell(page: int, words: list[Word], place: tuple[int, Cell] | None) -> Fragment:
    table, cell = place or (None, None)
    return make_fragment(page, words, cell, table)


def _zoned(pages: list[PageLayout]) -> tuple[PageLayout, ...]:
    """The pages with header and footer lines marked: those that return on other pages at the same height."""
    running = {id(f): _running(f, layout.page.height or 1.0) for layout in pages for f in layout.fragments}
    seen = Counter(key for layout in pages for key in {running[id(f)] for f in layout.fragments})
    needed = 2 if len(pages) < 4 else max(2, len(pages) // 2)

    def zoned(fragment: Fragment, page: Page) -> Fragment:
        returns = len(pages) > 1 and seen[running[id(fragment)]] >= needed and _may_run(fragment, page)
        zone = _zone(fragment, page, returns, len(pages))
        return fragment if zone is fragment.zone else replace(fragment, zone=zone)

    return tuple(
        PageLayout(layout.page, _rows_whole([zoned(f, layout.page) for f in layout.fragments], layout.page))
        for layout in pages
    )


def _rows_whole(fragments: Sequence[Fragment], page: Page) -> tuple[Fragment, ...]:
    """The fragments, those taken for a running head in the midst of the page put back beside body text: the
    outcome of one row stands by chance at the height of another page's.
    """
    body = [f for f in fragments if f.zone is Zone.BODY]

    def whole(fragment: Fragment) -> Fragment:
        middle = fragment.box.middle[1] / (page.height or 1.0)
        if fragment.zone is Zone.BODY or not HEADER_SHARE < middle < FOOTER_SHARE:
            return fragment
        beside = any(share_of_height(fragment.box, other.box) > 0.5 for other in body)
        return replace(fragment, zone=Zone.BODY) if beside else fragment

    return tuple(map(whole, fragments))


def _running(fragment: Fragment, page_height: float) -> tuple[int, str]:
    """What two copies of a running head share: the height on the page and the words without figures and
    months. Of a page with another date than the others that date must be heard.
    """
    return round(fragment.box.top / page_height * 105), _COUNTED.sub("0", fold(fragment.text).text)[:60]


def _may_run(fragment: Fragment, page: Page) -> bool:
    """Whether it may be a running head: a bare figure away from the edges stands in a table's column."""
    middle = fragment.box.middle[1] / (page.height or 1.0)
    return any(map(str.isalpha, fragment.text)) or not EDGE_SHARE < middle < 1 - EDGE_SHARE


def _zone(fragment: Fragment, page: Page, returns: bool, pages: int) -> Zone:
    middle = fragment.box.middle[1] / (page.height or 1.0)
    if returns and not 0.35 < middle < 0.65:
        return Zone.HEADER if middle < 0.5 else Zone.FOOTER
    if middle > FOOTER_SHARE + (0.02 if pages > 1 else 0):
        return Zone.FOOTER
    return Zone.HEADER if middle < (HEADER_SHARE if pages == 1 else 0.07) else Zone.BODY


@dataclass(frozen=True)
class Span:
    """Some characters of one fragment."""

    fragment: Fragment
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as printed."""
        return self.fragment.text[self.start : self.end]

    @property
    def box(self) -> Box:
        """Where they stand."""
        return self.fragment.span_box(self.start, self.end)


@dataclass(frozen=True)
class Passage:
    """Text that may run over several fragments of one page, a newline between them."""

    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(span.text for span in self.spans)

    @property
    def page(self) -> int:
        """The page on which it stands."""
        return self.spans[0].fragment.page

    def part(self, start: int, end: int) -> "Passage":
        """The passage of the characters `start <= place < end` of `text`."""
        parts, at = [], 0
        for span in self.spans:
            low, high = max(start - at, 0), min(end - at, len(span.text))
            if low < high:
                parts.append(Span(span.fragment, span.start + low, span.start + high))
            at += len(span.text) + 1
        return Passage(tuple(parts) or self.spans[:1])

    @property
    def words(self) -> list[Word]:
        """The words that it touches."""
        return [word for span in self.spans for word in span.fragment.span_words(span.start, span.end)]

    def evidence(self, confidence: float = 1.0, sureness: Callable[[Word], float] = sureness_of) -> Evidence:
        """Where it stands; the confidence is also bounded by the least sure word, as `sureness` judges it."""
        words = self.words
        sure = min(map(sureness, without_points(words)), default=1.0)
        method = next(
            (word.method for word in words if word.method is not Method.TEXT_LAYER), Method.TEXT_LAYER
        )
        return Evidence(
            page=self.page,
            box=around([span.box for span in self.spans]).rounded(),
            text=self.text,
            method=method,
            confidence=max(0.0, min(1.0, round(confidence * sure, 4))),
        )
