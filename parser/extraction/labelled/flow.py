"""The body of a document in reading order: paragraphs and tables, without running heads and feet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Table, Word
from models.evidence import Method
from models.geometry import Box, around
from parser.extraction.folding import squeezed
from parser.extraction.labelled.layout import Fragment, PageLayout, Zone
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.lists import listed

_OPENING = re.compile(r"\s*(?:\(?[A-Za-z0-9]{1,2}[.)、]|[A-Z]\.\d|\d+(?:\.\d+)+\s|[•●■◆*-]\s)")
_LINES_APART = 0.75
_SAME_LINE = 0.5
_INK = 0.25
_FULL = 0.8
"""A line that ends beyond this share of the page's width went on for want of room."""


@dataclass(frozen=True)
class Paragraph:
    """Lines of print that belong together; `fragments` from top to bottom, left to right."""

    page: int
    fragments: tuple[Fragment, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return squeezed(" ".join(fragment.text for fragment in self.fragments))

    @property
    def box(self) -> Box:
        """Where it stands."""
        return around([fragment.box for fragment in self.fragments])

    @property
    def bold(self) -> bool:
        """Whether every word of it is bold."""
        words = [word for fragment in self.fragments for word in fragment.words]
        return bool(words) and all(word.bold for word in words)


Block = Paragraph | Table


def flow(
    layouts: Sequence[PageLayout], tables: Sequence[Table], used: frozenset[int], words: TableWords
) -> tuple[Block, ...]:
    """Paragraphs and tables by page and height; lists of clauses without rules count as tables.

    `used` are the ids of fragments that belong to a table though they stand outside of it. A table over
    several pages stands where it begins.
    """
    blocks: list[tuple[int, float, Block]] = [
        (table.parts[0].page, table.parts[0].box.top, table) for table in tables if table.parts
    ]
    for layout in layouts:
        free = [f for f in free_fragments(layout, tables, len(layouts)) if id(f) not in used]
        found, listing = listed(free, words)
        blocks += [(layout.page.number, table.parts[0].box.top, table) for table in found]
        free = [fragment for fragment in free if id(fragment) not in listing]
        blocks += [(paragraph.page, paragraph.box.top, paragraph) for paragraph in _paragraphs(layout, free)]
    return tuple(block for _, _, block in sorted(blocks, key=lambda placed: placed[:2]))


def free_fragments(layout: PageLayout, tables: Sequence[Table], pages: int) -> list[Fragment]:
    """The fragments of a page that stand in its body and in no table."""
    places = [
        part.box.grown(1) for table in tables for part in table.parts if part.page == layout.page.number
    ]
    return [fragment for fragment in layout.fragments if _is_free(fragment, places, pages)]


def _is_free(fragment: Fragment, tables: Sequence[Box], pages: int) -> bool:
    """Whether it stands in the body and in no table; the head of a single page may be a heading."""
    x, y = fragment.box.middle
    zones = (Zone.BODY, Zone.HEADER) if pages == 1 else (Zone.BODY,)
    return fragment.zone in zones and not any(box.holds(x, y) for box in tables)


def _paragraphs(layout: PageLayout, fragments: Sequence[Fragment]) -> Iterator[Paragraph]:
    run: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda part: (round(part.box.middle[1]), part.box.x0)):
        if run and not _goes_on(run[-1], fragment, layout.page.width):
            yield Paragraph(layout.page.number, tuple(run))
            run = []
        run.append(fragment)
    if run:
        yield Paragraph(layout.page.number, tuple(run))


def _goes_on(above: Fragment, below: Fragment, width: float) -> bool:
    """Whether a line belongs to the paragraph of the one before: beside it, or close under in one style.

    A line that reaches across the page may hold print of several styles: Chinese has often no bold.
    """
    height = min(above.box.height, below.box.height)
    if abs(above.box.middle[1] - below.box.middle[1]) < _SAME_LINE * height:
        return True
    gap = below.box.top - above.box.bottom
    if not -height < gap < _LINES_APART * height or _begins(below):
        return False
    full = above.box.x1 > _FULL * width
    return any(_alike(word, below.words[0]) for word in (above.words if full else above.words[:1]))


def _alike(word: Word, other: Word) -> bool:
    """Whether two words are of one size and weight; print from an image is measured by its ink."""
    if Method.OCR in (word.method, other.method):
        return abs(word.size - other.size) <= _INK * max(word.size, other.size)
    return round(word.size) == round(other.size) and word.bold == other.bold


def _begins(fragment: Fragment) -> bool:
    """Whether a line opens something new: a number, a letter or a label stands before it."""
    start = fragment.text[:24]
    return ":" in start or bool(_OPENING.match(start))
