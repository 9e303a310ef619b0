"""Codes of one page: from its image and from the pictures on it at their own resolution."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.document import Code, CodePrint
from models.geometry import Box
from parser.reading.codes.print_quality import print_quality
from parser.reading.codes.search import search
from parser.reading.codes.sighting import SAME_CODE, Gray, Sighting
from parser.reading.pdf.placing import Affine


@dataclass(frozen=True, slots=True)
class PictureImage:
    """A picture with its own pixels (RGB or grey, uint8), and how they lie on the displayed page.

    `to_page` takes pixels (x right, y down, from the picture's top left) to points of the page;
    `whole_page` says that they show most of it.
    """

    pixels: NDArray[np.uint8]
    to_page: Affine
    whole_page: bool = False


def placed(pixels: NDArray[np.uint8], box: Box) -> PictureImage:
    """A picture that stands upright in `box`."""
    rows, columns = pixels.shape[:2]
    return PictureImage(pixels, Affine(box.width / columns, 0, 0, box.height / rows, box.x0, box.top))


def find_codes(
    page_image: NDArray[np.uint8] | None, dpi: float, page: int, pictures: Sequence[PictureImage] = ()
) -> tuple[Code, ...]:
    """The codes of a page, top to bottom, each once.

    `page_image` is the displayed page at `dpi` (RGB or grey), or None where only pictures can hold a code.
    A code that is surely there and does not decode comes with `readable` False and no payload.
    """
    sources = list(pictures)
    if page_image is not None:
        scale = 72 / dpi
        sources.insert(0, PictureImage(page_image, Affine(a=scale, d=scale), whole_page=True))
    return in_order([code for source in sources for code in codes_in(source, page)])


def in_order(codes: Sequence[Code]) -> tuple[Code, ...]:
    """Each code once, top to bottom: no undecoded one where a decoded one stands."""
    kept: list[Code] = []
    for code in sorted(codes, key=lambda code: not code.readable):
        if not any(_same(code, other) for other in kept):
            kept.append(code)
    return tuple(sorted(kept, key=lambda code: (code.box.top, code.box.x0)))


def _same(one: Code, other: Code) -> bool:
    if one.readable and other.readable and one.payload != other.payload:
        return False
    smaller = max(min(one.box.area, other.box.area), 1e-6)
    shared = one.box.intersection(other.box)
    return shared.width > 0 and shared.height > 0 and shared.area / smaller >= SAME_CODE


def codes_in(source: PictureImage, page: int) -> list[Code]:
    """The codes of one picture, placed on the page, their print measured in the picture."""
    gray, to_page = gray_of(source.pixels), source.to_page
    codes = []
    for sighting in search(gray, source.whole_page):
        measured = print_of(sighting, gray, to_page)
        codes.append(replace(code_of(sighting, to_page, page), print_quality=measured))
    return codes


def gray_of(pixels: NDArray[np.uint8]) -> Gray:
    """The picture in shades of grey."""
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels[..., :3], cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def code_of(sighting: Sighting, to_page: Affine, page: int) -> Code:
    """A sighting in the picture that `to_page` places, as a code of the page."""
    xs, ys = zip(*(to_page.point(x, y) for x, y in sighting.corners), strict=True)
    return Code(
        symbology=sighting.symbology.value,
        payload=sighting.text,
        page=page,
        box=Box(min(xs), min(ys), max(xs), max(ys)).rounded(),
        readable=sighting.readable,
        payload_bytes=sighting.data,
    )


def print_of(sighting: Sighting, gray: Gray, to_page: Affine) -> CodePrint | None:
    """How a decoded code is printed, measured in the picture that it was seen in."""
    points_per_pixel = abs(to_page.a * to_page.d - to_page.b * to_page.c) ** 0.5
    return print_quality(sighting, gray, points_per_pixel) if sighting.readable else None
