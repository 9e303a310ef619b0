"""Pages as pictures for a person to look at: as displayed, at the resolution that is asked for."""

from contextlib import ExitStack
from io import BytesIO
from types import TracebackType

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from models.exceptions import DocumentUnreadable, LimitExceeded
from parser.reading.options import ReadingOptions
from parser.reading.pdf.pdfium import loaded, opened
from parser.reading.sniff import PDF, media_type

POINTS_PER_INCH = 72.0


class PageRenderer:
    """Draws the pages of one document. A context manager: the document stays open between pages."""

    def __init__(self, data: bytes, options: ReadingOptions | None = None) -> None:
        self._data = data
        self._options = options or ReadingOptions()
        self._open = ExitStack()
        self._pdf: pypdfium2.PdfDocument | None = None
        self._image: Image.Image | None = None

    def __enter__(self) -> "PageRenderer":
        """Opens the document. Raises DocumentUnreadable and its kin."""
        if media_type(self._data) == PDF:
            self._pdf = self._open.enter_context(opened(self._data, self._options))
        else:
            self._image = self._open.enter_context(_image(self._data))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the document."""
        self._open.close()

    def render(self, number: int, dpi: float) -> NDArray[np.uint8]:
        """The 1-based page as RGB pixels at `dpi`. Raises IndexError, LimitExceeded, DocumentUnreadable."""
        if self._image is not None:
            return self._frame(self._image, number, dpi)
        if self._pdf is None or not 1 <= number <= len(self._pdf):
            raise IndexError(f"there is no page {number}")
        with loaded(self._pdf, number - 1) as page:
            width, height = page.get_size()
            self._check(width * height * (dpi / POINTS_PER_INCH) ** 2)
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
            pixels: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
            return pixels

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of every page in points, as displayed."""
        if self._image is not None:
            return [self._frame_size(self._image, number) for number in range(_frames(self._image))]
        if self._pdf is None:
            return []
        return [self._page_size(self._pdf, number) for number in range(len(self._pdf))]

    def _page_size(self, pdf: pypdfium2.PdfDocument, number: int) -> tuple[float, float]:
        with loaded(pdf, number) as page:
            width, height = page.get_size()
            return float(width), float(height)

    def _frame_size(self, image: Image.Image, number: int) -> tuple[float, float]:
        image.seek(number)
        scale = POINTS_PER_INCH / self._dpi(image)
        return image.width * scale, image.height * scale

    def _dpi(self, image: Image.Image) -> float:
        return float(image.info.get("dpi", (self._options.dpi,))[0]) or self._options.dpi

    def _frame(self, image: Image.Image, number: int, dpi: float) -> NDArray[np.uint8]:
        if not 1 <= number <= _frames(image):
            raise IndexError(f"there is no page {number}")
        self._check(image.width * image.height)
        image.seek(number - 1)
        own = self._dpi(image)
        size = (max(1, round(image.width * dpi / own)), max(1, round(image.height * dpi / own)))
        self._check(size[0] * size[1])
        return np.asarray(image.convert("RGB").resize(size), dtype=np.uint8)

    def _check(self, pixels: float) -> None:
        if pixels > self._options.pixel_limit:
            raise LimitExceeded("pixel_limit", self._options.pixel_limit, pixels)


def _frames(image: Image.Image) -> int:
    return int(getattr(image, "n_frames", 1))


def _image(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP"))
    except (OSError, Image.DecompressionBombError) as cause:
        raise DocumentUnreadable("The image cannot be opened.") from cause
