"""Words from glyphs: runs without a gap, in the order of drawing first and by place second."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from models.document import Word
from models.evidence import Method
from models.geometry import Box, around
from parser.reading.pdf.glyphs import Glyph
from parser.reading.pdf.scripts import with_scripts

GAP = 0.25
"""A gap of this share of the font size parts two words; fonts' own spaces are 0.2 to 0.3 of it."""

TOUCHING = 0.12
"""Below this share of the font size a space in the text layer is none on paper: two runs are one word."""

RISE = 0.3
"""Share of the font size by which the letters of a word stand off its line at most."""

ALIKE = 0.9
"""Least ratio of two sizes within a word askew."""

_CELL = 5.0
"""Points: side of the squares in which doubles are looked for; more than a fraction of any usual letter."""


def words_of(glyphs: list[Glyph]) -> tuple[Word, ...]:
    """The words of a page in reading order of their lines' tops, then from left to right."""
    words = _joined(list(_without_doubles(_word(run) for run in _runs(glyphs))))
    scripted = with_scripts(words)
    return sorted_words(words if len(scripted) == len(words) else _joined(scripted))


def sorted_words(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words from top to bottom and from left to right."""
    return tuple(sorted(words, key=lambda word: (round(word.box.top), word.box.x0)))


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and not _continues(last, glyph):
            yield run
            run = []
        run.append(glyph)
        last = glyph
    if run:
        yield run


def _continues(last: Glyph, glyph: Glyph) -> bool:
    """Whether the glyph follows the last one without a gap, on its baseline and in its direction."""
    ink = last.ink
    if glyph.ink is not ink and glyph.ink.angle != ink.angle:
        return False
    if ink.angle % 90:
        return not glyph.space_before and (glyph.ink is ink or _on_its_slant(last, glyph))
    if ink.angle:
        gap, rise, size = _step(last, glyph)
    else:
        gap, rise, size = glyph.x0 - last.x1, glyph.bottom - last.bottom, ink.size or last.bottom - last.top
    if abs(rise) > RISE * size or gap < -0.6 * size:
        return False
    return gap < (TOUCHING if glyph.space_before else GAP) * size


def _on_its_slant(last: Glyph, glyph: Glyph) -> bool:
    """Whether a letter askew that was painted on its own stands on the line of the last one, of its size.

    The text layer sets no space between two watermarks that lie across one another.
    """
    small, great = sorted((last.ink.size, glyph.ink.size))
    turn = math.radians(last.ink.angle)
    rise = (glyph.x0 + glyph.x1 - last.x0 - last.x1) * math.sin(turn)
    rise += (glyph.top + glyph.bottom - last.top - last.bottom) * math.cos(turn)
    return small >= ALIKE * great and abs(rise) / 2 <= RISE * great


def _step(last: Glyph, glyph: Glyph) -> tuple[float, float, float]:
    """Gap along the writing, step across it, and font size, where it runs up, down or upside down."""
    angle = last.ink.angle
    size = last.ink.size or last.bottom - last.top
    if angle == 180:
        return last.x0 - glyph.x1, glyph.top - last.top, size
    if angle == 90:
        return last.top - glyph.bottom, glyph.x1 - last.x1, size
    return glyph.top - last.bottom, glyph.x0 - last.x0, size


def _word(run: list[Glyph]) -> Word:
    ink = run[0].ink
    texts, x0s, tops, x1s, bottoms = zip(
        *[(glyph.text, glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in run], strict=True
    )
    return Word(
        "".join(texts),
        Box(min(x0s), min(tops), max(x1s), max(bottoms)),
        method=Method.TEXT_LAYER,
        size=ink.size,
        bold=ink.bold,
        edges=_edges(run) if ink.angle == 0 else (),
        angle=ink.angle,
    )


def _edges(run: list[Glyph]) -> tuple[float, ...]:
    """Between two glyphs the middle of their gap; the characters of one glyph share its width."""
    ends = [(glyph.x1 + following.x0) / 2 for glyph, following in pairwise(run)]
    ends.append(run[-1].x1)
    edges = [run[0].x0]
    for glyph, end in zip(run, ends, strict=True):
        count = len(glyph.text)
        if count > 1:
            start = edges[-1]
            edges.extend([start + (end - start) * step / count for step in range(1, count)])
        edges.append(end)
    return tuple(edges)


def _without_doubles(words: Iterable[Word]) -> Iterator[Word]:
    """Drops words printed again within a fraction of a letter, as fake bold does; the first turns bold."""
    kept: list[Word] = []
    alike: dict[str, dict[tuple[int, int], list[int]]] = {}
    for word in words:
        x, y = int(word.box.x0 // _CELL), int(word.box.top // _CELL)
        places = alike.setdefault(word.text, {})
        same = _same_in(places, x, y, word, kept) if places else None
        if same is None:
            places.setdefault((x, y), []).append(len(kept))
            kept.append(word)
        else:
            kept[same] = replace(kept[same], bold=True)
    return iter(kept)


def _same_in(
    places: dict[tuple[int, int], list[int]], x: int, y: int, word: Word, kept: list[Word]
) -> int | None:
    """Which of the kept words with the same text lies under the word, in its square or one beside it."""
    for place in _around(x, y):
        for index in places.get(place, ()):
            if _on_top(word, kept[index]):
                return index
    return None


def _around(x: int, y: int) -> tuple[tuple[int, int], ...]:
    """A square and its eight neighbours, column by column."""
    left, right, above, below = x - 1, x + 1, y - 1, y + 1
    return (
        *((left, above), (left, y), (left, below)),
        *((x, above), (x, y), (x, below)),
        *((right, above), (right, y), (right, below)),
    )


def _on_top(word: Word, other: Word) -> bool:
    near = 0.15 * max(word.size, other.size)
    return abs(word.box.x0 - other.box.x0) < near and abs(word.box.top - other.box.top) < near


def _joined(words: list[Word]) -> list[Word]:
    """Joins words that touch on one baseline although they were drawn apart."""
    words = sorted(words, key=lambda word: (word.angle, round(word.box.bottom), word.box.x0))
    joined: list[Word] = []
    for word in words:
        if joined and _touch(joined[-1], word):
            joined[-1] = _together(joined[-1], word)
        else:
            joined.append(word)
    return joined


def _touch(left: Word, right: Word) -> bool:
    if left.angle or right.angle:
        return False
    size = min(left.size, right.size)
    return (
        -0.1 * size < right.box.x0 - left.box.x1 < TOUCHING * size
        and abs(left.box.bottom - right.box.bottom) < 0.1 * size
        and size > 0.8 * max(left.size, right.size)
    )


def _together(left: Word, right: Word) -> Word:
    return Word(
        left.text + right.text,
        around([left.box, right.box]),
        min(left.confidence, right.confidence),
        left.method,
        left.size,
        left.bold and right.bold,
        (*left.edges[:-1], *right.edges),
    )
