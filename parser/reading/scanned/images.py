"""Images as documents: JPEG, PNG, WebP, and TIFF with several pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from models.exceptions import DocumentUnreadable, LimitExceeded, Truncated
from parser.reading import sniff
from parser.reading.options import ReadingOptions

_FORMATS = {sniff.JPEG: "JPEG", sniff.PNG: "PNG", sniff.TIFF: "TIFF", sniff.WEBP: "WEBP"}
"""The only decoders of Pillow that are ever asked: each further one is a further way in."""

_BELIEVABLE_DPI = (50.0, 2400.0)


class Frame(NamedTuple):
    """One page of an image file: RGB pixels as displayed (after the EXIF orientation) and their dpi."""

    pixels: NDArray[np.uint8]
    dpi: float


@contextmanager
def opened_image(data: bytes, media_type: str, options: ReadingOptions) -> Iterator[Image.Image]:
    """The image file, not yet decoded. Raises `DocumentUnreadable`, or `LimitExceeded` for too many pages."""
    Image.MAX_IMAGE_PIXELS = None  # the limits are ours, and apply before anything is decoded
    try:
        image = Image.open(BytesIO(data), formats=[_FORMATS[media_type]])
        pages = getattr(image, "n_frames", 1)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError) as error:
        raise DocumentUnreadable("The image is damaged and cannot be opened.") from error
    try:
        if pages > options.page_limit:
            raise LimitExceeded("page_limit", options.page_limit, pages)
        yield image
    finally:
        image.close()


def page_count(image: Image.Image) -> int:
    """The number of pages; an animated WebP or PNG shows its first picture only."""
    return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1


def frame(image: Image.Image, index: int, options: ReadingOptions) -> Frame:
    """The page at 0-based `index`. Raises `Truncated`, `DocumentUnreadable` or `LimitExceeded`."""
    try:
        image.seek(index)
        _check_size(image, options)
        dpi = _dpi(image, options)
        image.load()
        return Frame(_pixels(_as_displayed(image)), dpi)
    except (EOFError, OSError) as error:
        if "truncated" in str(error).lower():
            raise Truncated from error
        raise DocumentUnreadable("The image is damaged and cannot be read.") from error
    except (ValueError, SyntaxError, TypeError, KeyError, IndexError, MemoryError) as error:
        raise DocumentUnreadable("The image is damaged and cannot be read.") from error


def _as_displayed(image: Image.Image) -> Image.Image:
    """The image turned as its EXIF says; itself, not a copy, where it says nothing."""
    ImageOps.exif_transpose(image, in_place=True)
    return image


def _check_size(image: Image.Image, options: ReadingOptions) -> None:
    width, height = image.size
    if max(width, height) > options.side_limit:
        raise LimitExceeded("side_limit", options.side_limit, max(width, height))
    if width * height > options.pixel_limit:
        raise LimitExceeded("pixel_limit", options.pixel_limit, width * height)


def _dpi(image: Image.Image, options: ReadingOptions) -> float:
    """The stated resolution when it can be believed, else the one that images without any are taken at."""
    stated = image.info.get("dpi")
    lowest, highest = _BELIEVABLE_DPI
    if stated and lowest <= float(stated[0]) <= highest:
        return float(stated[0])
    return float(options.dpi)


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """RGB on white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        image = Image.alpha_composite(paper, layered)
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, dtype=np.float64)
        top = max(float(values.max()), 1.0)
        image = Image.fromarray((values * (255 / top)).astype(np.uint8))
    return np.array(image if image.mode == "RGB" else image.convert("RGB"), dtype=np.uint8)
