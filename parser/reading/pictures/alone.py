"""Pictures of a page drawn alone: without the text, lines and other pictures around and over them."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from models.geometry import Box
from parser.reading.pdf import native
from parser.reading.pdf.objects import Painting
from parser.reading.pictures.spots import Spot

FINE, COARSE, GLANCE = 300.0, 200.0, 120.0
"""Resolutions: marks are printed small (5 points), whole pages of text are not; whether a large picture holds
any is seen from afar."""

LARGE = 260.0
"""Points of a side from which a picture is drawn coarsely."""

Pixels = NDArray[np.uint8]


class Alone:
    """Draws pictures one at a time while `nothing_else` lasts."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page

    def draw(self, spot: Spot, dpi: float) -> Pixels:
        """The spot as RGB pixels on white paper."""
        handles = [native.address_of(one.handle) for one in spot.drawn]
        for handle in handles:
            native.set_active(handle, True)
        try:
            return self._drawn(spot.box, dpi / 72)
        finally:
            for handle in handles:
                native.set_active(handle, False)

    def _drawn(self, box: Box, scale: float) -> Pixels:
        width, height = self._page.get_size()
        crop = (box.x0, height - box.bottom, width - box.x1, box.top)
        bitmap = self._page.render(
            scale=scale,
            crop=tuple(max(0.0, side) for side in crop),
            rev_byteorder=True,
            prefer_bgrx=False,
            draw_annots=False,
            may_draw_forms=False,
        )
        try:
            return np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8, order="C")
        finally:
            bitmap.close()


def is_large(spot: Spot) -> bool:
    """Whether the spot is drawn coarsely."""
    return max(spot.box.width, spot.box.height) > LARGE


@contextmanager
def nothing_else(page: pypdfium2.PdfPage, painting: Painting) -> Iterator[Alone]:
    """Takes every object off the page for a while, so that pictures can be drawn alone."""
    addresses = [*painting.text_rank, *(native.address_of(one.handle) for one in painting.drawn)]
    for address in addresses:
        native.set_active(address, False)
    try:
        yield Alone(page)
    finally:
        for address in addresses:
            native.set_active(address, True)
