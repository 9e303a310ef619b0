"""Texts that stand apart from the running print by their slant or size, as a mark across the page does.

A line of the page may mix such a text with another watermark or with the print it lies behind; here each is
gathered from the words of one slant, one size and one baseline, whatever else stands in their line.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from models.document import Line, Page, Word
from models.geometry import around

LARGE = 1.6
"""Multiple of the usual size of the page's print from which level words stand apart from it."""

ALIKE = 0.9
"""Least ratio of two sizes within one text."""

TILT = 2
"""Degrees by which the words of one text differ at most."""

BASELINE = 0.35
"""Share of the size by which the words of one text stand off its line at most."""

APART = 1.5
"""Sizes of blank between two words from which they are two texts."""

OVER = 0.5
"""Sizes by which a word may begin before the end of the one before it; more is text printed over text."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its size, its beginning and end along its direction of writing, its middle across it."""

    word: Word
    size: float
    start: float
    end: float
    across: float


def marks_of(page: Page) -> Iterator[Line]:
    """The turned and the large texts of the page, each with its words in the order of writing."""
    level = [_size(word) for word in page.words if not word.angle]
    large = LARGE * median(level) if level else 0.0
    standing = [word for word in page.words if word.angle or _size(word) >= large]
    for line in _lines(map(_placed, standing)):
        yield from map(_as_line, _texts(sorted(line, key=lambda one: one.start)))


def _size(word: Word) -> float:
    """The font size; the height of the ink where the reader gives none."""
    return word.size or min(word.box.width, word.box.height)


def _placed(word: Word) -> _Placed:
    x, y = word.box.middle
    cosine, sine = math.cos(math.radians(word.angle)), math.sin(math.radians(word.angle))
    size, along = _size(word), x * cosine - y * sine
    # the upright box of a text askew is as wide as its length and its height cast on that side
    if abs(cosine) >= abs(sine):
        length = (word.box.width - size * abs(sine)) / abs(cosine)
    else:
        length = (word.box.height - size * abs(cosine)) / abs(sine)
    half = max(length, 0.0) / 2
    return _Placed(word, size, along - half, along + half, x * sine + y * cosine)


def _lines(words: Iterator[_Placed]) -> list[list[_Placed]]:
    lines: list[list[_Placed]] = []
    for word in words:
        line = next((line for line in lines if _of_one_line(line[0], word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return lines


def _of_one_line(one: _Placed, other: _Placed) -> bool:
    small, great = sorted((one.size, other.size))
    turned = abs(one.word.angle - other.word.angle)
    return (
        min(turned, 360 - turned) <= TILT
        and small >= ALIKE * great
        and abs(one.across - other.across) <= BASELINE * great
    )


def _texts(line: list[_Placed]) -> list[list[_Placed]]:
    """The words of one line as texts: parted at wide blanks, and where one is printed over another."""
    texts: list[list[_Placed]] = []
    for word in line:
        gaps = [(word.start - text[-1].end, text) for text in texts]
        before = [(abs(gap), text) for gap, text in gaps if -OVER * word.size <= gap <= APART * word.size]
        if before:
            min(before, key=lambda one: one[0])[1].append(word)
        else:
            texts.append([word])
    return texts


def _as_line(text: list[_Placed]) -> Line:
    words = tuple(one.word for one in text)
    return Line(" ".join(word.text for word in words), around([word.box for word in words]), words)
