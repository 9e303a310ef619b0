"""What reading asks of an OCR engine: where text stands, and what a crop of one line says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""An image as (H, W, 3) RGB or (H, W) grey, one byte a channel."""

Quads = NDArray[np.float32]
"""Text boxes as (N, 4, 2): x, y of the corners in pixels, clockwise from the top left of the writing."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a line: where its middle stands, 0..1 of the crop's width, and how sure it is.

    `other` is the runner-up, empty where the reader names none or it is no rival.
    """

    text: str
    middle: float
    score: float
    other: str = ""


@dataclass(frozen=True, slots=True)
class LineReading:
    """What one crop says, from left to right; no glyphs where the reader saw nothing."""

    glyphs: tuple[Glyph, ...] = ()

    @property
    def text(self) -> str:
        """The line as read, without spaces at its ends."""
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def score(self) -> float:
        """The mean score of its characters, spaces left out; 0 for an empty line."""
        scores = [glyph.score for glyph in self.glyphs if not glyph.text.isspace()]
        return sum(scores) / len(scores) if scores else 0.0


class Detector(Protocol):
    """Finds lines of text on a page."""

    def find(self, image: Image) -> Quads:
        """The text boxes of an upright RGB page, in no order."""
        ...


class Recogniser(Protocol):
    """Reads crops of single lines, best so many `at_once` at most."""

    name: str
    at_once: int

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        """One reading for each RGB crop, in the order given."""
        ...
