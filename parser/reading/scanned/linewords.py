"""Turns the reading of a strip into words with places, in pixels of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parser.reading.characters import unspaced
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.crops import Strip

WORD_GAP = 1.1
"""Paper wider than this many times the strip's height parts words even where no space was read."""

MARGIN = 0.18
"""The share of a strip's height above and below its text: what the detector adds to a line (its unclip)."""

PARTED = 0.6
"""The most that figures are believed between which a point may have been lost."""

NARROW = 0.5
"""Paper between figures that is narrower than this many times the strip's height may have held a point."""

SLIVER, OFF = 0.2, 0.35
"""Ink at the end of a strip that is narrower, and paper beside it that is wider than these many times the
strip's height: the edge of another text, which the strip cut into."""

BEFORE_POINT, AFTER_POINT = re.compile(r"[<>≤≥]?\d{1,3}"), re.compile(r"\d{1,3}")
"""What stands to the left and the right of a point in a measured value."""

RIVALS = 3
"""At most so many other readings are kept of a word."""


@dataclass(frozen=True, slots=True)
class PixelWord:
    """A word in pixels of the upright page; `edges` has one more entry than `text` has characters."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    score: float
    weakest: float
    edges: tuple[float, ...]
    alternatives: tuple[str, ...] = ()
    angle: int = 0


def words_of(reading: LineReading, strip: Strip, gaps: Sequence[tuple[float, float]]) -> list[PixelWord]:
    """The words of one strip from left to right. `gaps` are its stretches of bare paper (left, right); those
    of a mark too faint to be ink reach over all of it and tell nothing.
    """
    gaps = [gap for gap in gaps if gap[0] > strip.x0 + 1 or gap[1] < strip.x1 - 1]
    runs = _runs(reading.glyphs, strip)
    bounds = [_bound(before[-1], after[0], strip, gaps) for before, after in pairwise(runs)]
    starts = [_start(runs[0][0], strip, gaps)] if runs else []
    starts += [right for _, right in bounds]
    ends = [left for left, _ in bounds]
    ends += [_end(runs[-1][-1], strip, gaps)] if runs else []
    words = [_word(run, strip, start, end) for run, start, end in zip(runs, starts, ends, strict=True)]
    return _doubted_where_parted(words, NARROW * strip.height)


def _doubted_where_parted(words: list[PixelWord], narrow: float) -> list[PixelWord]:
    """The words, in doubt where two short figures are all there is: "1 70" is what a lost point leaves.

    Between other words the space is one: "F963-23 4.2", "GB 6675 2014".
    """
    if len(words) != 2:
        return words
    left, right = words
    if not (BEFORE_POINT.fullmatch(left.text) and AFTER_POINT.fullmatch(right.text)):
        return words
    if right.x0 - left.x1 >= narrow:
        return words
    return [replace(word, weakest=min(word.weakest, PARTED)) for word in words]


def _runs(glyphs: Sequence[Glyph], strip: Strip) -> list[list[Glyph]]:
    """The glyphs in words: parted at spaces, save between Chinese characters, and at wide gaps."""
    runs: list[list[Glyph]] = []
    spaced = True
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        if not runs or _parts(runs[-1][-1], glyph, strip, spaced):
            runs.append([])
        runs[-1].append(glyph)
        spaced = False
    return runs


def _parts(before: Glyph, after: Glyph, strip: Strip, spaced: bool) -> bool:
    apart = (after.middle - before.middle) * strip.width
    if unspaced(before.text) and unspaced(after.text):
        return apart > 2 * WORD_GAP * strip.height
    return spaced or apart > 1.5 * WORD_GAP * strip.height


def _bound(
    before: Glyph, after: Glyph, strip: Strip, gaps: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Where one word ends and the next begins: the widest gap between the two characters' middles."""
    left, right = strip.x0 + before.middle * strip.width, strip.x0 + after.middle * strip.width
    between = [gap for gap in gaps if gap[1] > left and gap[0] < right]
    if between:
        return max(between, key=lambda gap: gap[1] - gap[0])
    return (left + right) / 2, (left + right) / 2


def _start(first: Glyph, strip: Strip, gaps: Sequence[tuple[float, float]]) -> float:
    """Where the first word begins: at the first ink, but behind a sliver of the text before the strip."""
    edge = max((right for left, right in gaps if left <= strip.x0 + 1), default=strip.x0)
    middle = strip.x0 + first.middle * strip.width
    behind = [
        right for left, right in gaps if right < middle and _is_beside_sliver(left - edge, left, right, strip)
    ]
    return max(behind, default=edge)


def _end(last: Glyph, strip: Strip, gaps: Sequence[tuple[float, float]]) -> float:
    """Where the last word ends: at the last ink, but before a sliver of the text behind the strip."""
    edge = min((left for left, right in gaps if right >= strip.x1 - 1), default=strip.x1)
    middle = strip.x0 + last.middle * strip.width
    before = [
        left for left, right in gaps if middle < left and _is_beside_sliver(edge - right, left, right, strip)
    ]
    return min(before, default=edge)


def _is_beside_sliver(ink: float, left: float, right: float, strip: Strip) -> bool:
    """Whether so narrow a stretch of ink behind this gap is no character of the strip's own."""
    return 0 <= ink <= SLIVER * strip.height and right - left >= OFF * strip.height


def _word(run: Sequence[Glyph], strip: Strip, x0: float, x1: float) -> PixelWord:
    middles = [min(max(strip.x0 + glyph.middle * strip.width, x0), x1) for glyph in run]
    inner = [(left + right) / 2 for left, right in pairwise(middles)]
    # a class can be a ligature of several characters; its edges are then shared out evenly
    edges = _spread([x0, *inner, x1], [len(glyph.text) for glyph in run])
    scores = [glyph.score for glyph in run]
    margin = MARGIN * strip.height
    return PixelWord(
        "".join(glyph.text for glyph in run),
        x0,
        strip.top + margin,
        x1,
        strip.bottom - margin,
        sum(scores) / len(scores),
        min(scores),
        edges,
        _alternatives(run),
    )


def _spread(bounds: Sequence[float], lengths: Sequence[int]) -> tuple[float, ...]:
    edges = [bounds[0]]
    for left, right, length in zip(bounds, bounds[1:], lengths, strict=False):
        edges.extend(left + (right - left) * (index + 1) / length for index in range(length))
    return tuple(edges)


def _alternatives(run: Sequence[Glyph]) -> tuple[str, ...]:
    """The word with one weak character replaced by its runner-up, weakest first."""
    weak = sorted(
        (index for index, glyph in enumerate(run) if glyph.other), key=lambda index: run[index].score
    )
    texts = [glyph.text for glyph in run]
    return tuple("".join([*texts[:index], run[index].other, *texts[index + 1 :]]) for index in weak[:RIVALS])
