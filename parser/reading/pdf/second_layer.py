"""The text layer as pdfplumber reads it: asked only for what PDFium passes over, for it takes longer."""

import io
from dataclasses import dataclass, field

import numpy as np
import pdfplumber
from numpy.typing import NDArray
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from models.geometry import Box
from parser.reading.pdf.placing import Placing

UNMAPPED = "(cid:"
"""How pdfplumber begins the text of a character without a Unicode value."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character of a page: its `text`, and its box on the displayed page in points."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of one page, their boxes as rows of x0, top, x1, bottom."""

    texts: list[str]
    boxes: NDArray[np.float64]

    def touching(self, x: float, y: float, near: float) -> list[Character]:
        """The characters whose box is not further than `near` points from a place."""
        x0, top, x1, bottom = self.boxes.T
        touched = (x0 - near <= x) & (x <= x1 + near) & (top - near <= y) & (y <= bottom + near)
        return [Character(self.texts[i], Box(*self.boxes[i].tolist())) for i in touched.nonzero()[0]]


@dataclass(slots=True)
class SecondLayer:
    """The text of one PDF by a second reader, opened when it is first asked for."""

    data: bytes
    _pages: list[pdfplumber.page.Page] | None = field(default=None, init=False)

    def on(self, number: int, placing: Placing) -> Characters:
        """The characters of the 1-based page `number`; none where pdfplumber makes nothing of the page.

        pdfplumber places them by the MediaBox turned as displayed, PDFium by the CropBox. A page is asked for
        once: what pdfplumber would keep of it is let go.
        """
        try:
            if self._pages is None:
                self._pages = pdfplumber.open(io.BytesIO(self.data)).pages
            page = self._pages[number - 1]
            filed = placing.matrix.box(*page.page_obj.mediabox)
            step = filed.x0 - page.mediabox[0], filed.top - page.mediabox[1]
            chars = page.chars
            page.close()
        except (PdfminerException, MalformedPDFException, IndexError):
            step, chars = (0.0, 0.0), []
        sides = [[char[side] for side in ("x0", "top", "x1", "bottom")] for char in chars]
        boxes = np.array(sides, np.float64).reshape(-1, 4) + np.tile(step, 2)
        return Characters([char["text"] for char in chars], boxes)
