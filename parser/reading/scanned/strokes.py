"""Tells apart the marks of one stroke that recognisers confuse or pass over: slash, one, bar, dash.

A lone "/" in a result cell ("not applicable") read as "1" turns an empty answer into a value, and a lone
"-" is often read as nothing: for a single mark the shape of its ink decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Glyph, Image, LineReading
from parser.reading.scanned.ink import grey_of

FLAT_STROKES = frozenset("-一_—–~·.•,'“\"。，、")

LEANING = -0.9
"""Slashes lean from -0.89 to -0.98 (seven faces, upright and italic); nothing else does below -0.82."""

LEANING_ONE = -0.6
"""What was read as a figure one is a slash from here on, for blur straightens: a one stays above -0.37."""

LEANS = {"1": LEANING_ONE, **dict.fromkeys("Il|", -0.7)}
"""The same for what was read as another single stroke: slashes of a softened fax lean from -0.71 to -0.96,
upright letters stay above -0.1; only an italic I or l alone in its place may lean so far."""

LEANING_UNSURE = -0.47
"""What was read as one of those, and not surely, is a slash from here on: blur leaves slashes leaning from
-0.57, and ones, which are read surely, above -0.37."""

FAINTEST = 40
"""A crop whose darkest place differs from its paper by fewer grey levels has no ink."""

SHAPED = 0.9
"""How sure a character is that its shape decided against the reader."""

FLAT = 2.0
"""A mark so much wider than high is a dash, whatever a reader guessed that saw the spikes of a fax on it."""

WIDE, NO_READING = 1.4, 0.45
"""A mark so much wider than high is a dash where what was read is so unsure that it is nobody's reading."""

LIKELY = 0.8
"""How sure it is where the reader was unsure and its shape speaks for another."""

DOT_HEIGHTS, DASH_HEIGHTS = (0.3, 0.72), (0.15, 0.8)
"""Where in its strip a dot at half height stands, and a dash: one that stands alone is cut out loosely."""

GUESSED = 0.7
"""How sure a mark is that may as well be a fleck of dirt: read with doubt."""

ONE, DASHES = "一", frozenset("-－–—―−")
"""The Chinese one and what is taken for it: "五月一日" and "五日-七日"."""

COLONS = frozenset(":：")

SECTION = "§"
"""Read as 5, 6 or $ where print is coarse: "64.3" for "§4.3"."""

SHORT_STROKE, LONG_STROKE = 0.4, 0.5
"""A hyphen is shorter than this, as a share of the strip's height, a Chinese one longer: it fills the
width of a character, two thirds of that height. A long dash does so, too, and stays in doubt."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The ink of a strip: its size and middle as shares of the strip's height, and how it leans and fills.

    `lean` is the correlation of x and y: -1 for a slash, about 0 for an upright stroke; `fill` the share of
    its box that is ink.
    """

    width: float
    height: float
    middle: float
    lean: float
    fill: float


def settled(reading: LineReading, crop: Image) -> LineReading:
    """The reading with a single stroke, or none, and dashes between others, decided by shape."""
    glyphs = [glyph for glyph in reading.glyphs if not glyph.text.isspace()]
    if len(glyphs) > 1 and reading.score >= NO_READING:
        return _between_others(reading, crop)
    glyphs = glyphs if len(glyphs) == 1 else []
    shape = _shape(crop)
    if shape is None:
        return reading
    text = glyphs[0].text if glyphs else ""
    if shape.lean < LEANS.get(text, LEANING):
        return _decided(reading, "/", SHAPED)
    if text in LEANS and glyphs[0].score < SHAPED and shape.lean < LEANING_UNSURE:
        return _decided(reading, "/", LIKELY)
    if text == "/" and glyphs[0].other and shape.lean > LEANING_ONE:
        return _decided(reading, glyphs[0].other, SHAPED)
    dash = _as_dash(shape)
    if dash and (not text or text in FLAT_STROKES):
        return _decided(reading, "-", dash)
    if dash and glyphs and _is_wide(shape, glyphs[0].score):
        return _decided(reading, "-", SHAPED)
    return reading


def _is_wide(shape: Shape, score: float) -> bool:
    """Whether a mark is so wide that it is a dash against what was read with this score."""
    wide = shape.width > WIDE * shape.height if score < NO_READING else _is_flat(shape)
    return score < SHAPED and wide


def _is_flat(shape: Shape) -> bool:
    return shape.width >= FLAT * shape.height


def _between_others(reading: LineReading, crop: Image) -> LineReading:
    """The reading with Chinese ones and dashes told apart by their length, and with the signs of sections."""
    glyphs = list(reading.glyphs)
    for place, glyph in enumerate(glyphs):
        if {glyph.text, glyph.other} & DASHES and ONE in {glyph.text, glyph.other}:
            glyphs[place] = _flat_stroke(glyph, _alone(reading.glyphs, place, crop))
    _slashes(glyphs, crop)
    _sections(glyphs)
    return LineReading(tuple(glyphs))


def _slashes(glyphs: list[Glyph], crop: Image) -> None:
    """Makes slashes of single strokes behind a colon that may be one and lean: "Batch: /"."""
    for place, glyph in enumerate(glyphs):
        before = [other.text for other in glyphs[:place] if not other.text.isspace()]
        last = all(other.text.isspace() for other in glyphs[place + 1 :])
        if glyph.text in LEANS and glyph.other == "/" and last and before and before[-1] in COLONS:
            shape = _shape(_alone(glyphs, place, crop))
            if shape is not None and shape.lean < LEANING_UNSURE:
                glyphs[place] = Glyph("/", glyph.middle, LIKELY)


def _sections(glyphs: list[Glyph]) -> None:
    """Makes sections of what opens a number and may be their sign: readers that think of one have seen it."""
    for place, (glyph, after) in enumerate(pairwise(glyphs)):
        opens = place == 0 or glyphs[place - 1].text.isspace()
        if opens and SECTION in {glyph.text, glyph.other} and after.text.isdigit():
            glyphs[place] = Glyph(SECTION, glyph.middle, max(LIKELY, glyph.score))


def _flat_stroke(glyph: Glyph, crop: Image) -> Glyph:
    shape = _shape(crop)
    if shape is None or SHORT_STROKE <= shape.width <= LONG_STROKE:
        return glyph
    dash = glyph.text if glyph.text in DASHES else glyph.other
    if shape.width < SHORT_STROKE:
        return Glyph(dash, glyph.middle, max(SHAPED, glyph.score if glyph.text == dash else 0))
    return Glyph(ONE, glyph.middle, SHAPED) if glyph.text == ONE and dash != "—" else glyph


def _alone(glyphs: Sequence[Glyph], place: int, crop: Image) -> Image:
    """The part of a crop that holds one of its characters: half-way to those before and behind it."""
    width, middle = crop.shape[1], glyphs[place].middle
    before = [glyph.middle for glyph in glyphs[:place] if not glyph.text.isspace()]
    behind = [glyph.middle for glyph in glyphs[place + 1 :] if not glyph.text.isspace()]
    left = (before[-1] + middle) / 2 * width if before else 0
    right = (behind[0] + middle) / 2 * width if behind else width
    return crop[:, int(left) : max(int(left) + 1, round(right))]


def _decided(reading: LineReading, text: str, score: float) -> LineReading:
    """The text that the shape stands for, as sure as the shape or, where the reader says the same, as the
    surer of both.
    """
    agrees = reading.text == text and reading.score >= score
    return reading if agrees else LineReading((Glyph(text, 0.5, score),))


def _as_dash(shape: Shape) -> float:
    """How surely a mark is a dash, or a dot at half height: alone in a cell both stand for "nothing". 0 for
    another mark.
    """
    small = shape.height < 0.26 and shape.width < 1.0 and shape.width > 0.9 * shape.height
    if not small or shape.fill <= 0.55:
        return 0.0
    wide, half = shape.width > WIDE * shape.height, _between(shape.middle, DOT_HEIGHTS)
    if _is_flat(shape) or (wide and not half):
        sure = SHAPED if _is_flat(shape) else GUESSED
        return sure if _between(shape.middle, DASH_HEIGHTS) else 0.0
    return (SHAPED if wide else GUESSED) if half else 0.0


def _between(height: float, heights: tuple[float, float]) -> bool:
    return heights[0] < height < heights[1]


def _shape(crop: Image) -> Shape | None:
    """The shape of a crop's ink: what is at least half as dark as its darkest place; None for none."""
    grey = cv2.GaussianBlur(grey_of(crop), (3, 3), 0)
    paper, darkest = float(np.median(grey)), float(grey.min())
    if paper - darkest < FAINTEST:
        return None
    rows, columns = np.nonzero(_without_edges(grey < (paper + darkest) / 2))
    width, height = int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1
    lean = float(np.corrcoef(columns, rows)[0, 1]) if columns.std() and rows.std() else 0.0
    middle, high = (float(rows.min()) + height / 2) / len(grey), len(grey)
    return Shape(width / high, height / high, middle, lean, len(rows) / (width * height))


def _without_edges(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The dark pixels without what touches a side of the crop, a cell's line, if more is there."""
    _, labels = cv2.connectedComponents(dark.astype(np.uint8))
    inner = dark & ~np.isin(labels, np.concatenate([labels[:, 0], labels[:, -1]]))
    return inner if inner.any() else dark
