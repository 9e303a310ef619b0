"""Pictures that stand on page after page: a logo or watermark without a code is searched once."""

import ctypes
import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pypdfium2.raw as pdfium_c

from models.document import Code
from models.geometry import Box
from parser.reading.pdf.objects import IMAGE, Drawn, Painting
from parser.reading.pdf.pdfium import Handle

LARGEST_HASHED = 20_000_000
"""Bytes: a larger picture is a page of its own, and does not come again."""

Mark = tuple[bytes, int, int]
"""What makes two pictures the same: their data, and their size on paper in whole points."""


class Repeats:
    """The pictures of a document that were searched and hold no code."""

    def __init__(self) -> None:
        self._codeless: set[Mark] = set()

    def left_to_search(self, painting: Painting) -> Painting:
        """The painting without pictures that are known to hold no code."""
        if not self._codeless:
            return painting
        drawn = [one for one in painting.drawn if one.kind != IMAGE or mark_of(one) not in self._codeless]
        return replace(painting, drawn=drawn)

    def note(self, painting: Painting, codes: Iterable[Code]) -> None:
        """Remembers the pictures of the painting on which none of the `codes` stands."""
        boxes = [code.box for code in codes]
        for drawn in painting.drawn:
            if drawn.kind == IMAGE and not any(_meet(drawn.box, box) for box in boxes):
                mark = mark_of(drawn)
                if mark is not None:
                    self._codeless.add(mark)


def _meet(one: Box, other: Box) -> bool:
    shared = one.intersection(other)
    return shared.x0 <= shared.x1 and shared.top <= shared.bottom


def mark_of(drawn: Drawn) -> Mark | None:
    """The picture's mark; None for one too large to come again."""
    digest = _digest(drawn.handle)
    return None if digest is None else (digest, round(drawn.box.width), round(drawn.box.height))


def _digest(handle: Handle) -> bytes | None:
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if not 0 < size <= LARGEST_HASHED:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return hashlib.blake2b(buffer, digest_size=16).digest()
