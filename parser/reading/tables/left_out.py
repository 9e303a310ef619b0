"""A page without words that belong to no table."""

from collections.abc import Set
from dataclasses import replace

from models.document import Line, Page, Word
from models.geometry import around
from parser.reading.lines import joined_text


def without_words(page: Page, gone: Set[Word]) -> Page:
    """The page without these words; a line keeps its others, and goes with its last one."""
    if not gone:
        return page
    lines = (_without(line, gone) for line in page.lines)
    words = tuple(word for word in page.words if word not in gone)
    return replace(page, words=words, lines=tuple(line for line in lines if line is not None))


def _without(line: Line, gone: Set[Word]) -> Line | None:
    words = tuple(word for word in line.words if word not in gone)
    if len(words) == len(line.words):
        return line
    return Line(joined_text(words), around([word.box for word in words]), words) if words else None
