"""Several images as the pages of one document: photographs of a report, one a page."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, TiffImagePlugin

from models.exceptions import LimitExceeded
from parser.reading import sniff
from parser.reading.options import ReadingOptions
from parser.reading.scanned.images import Frame, frame, opened_image, page_count

IMAGES = frozenset({sniff.JPEG, sniff.PNG, sniff.TIFF, sniff.WEBP})


def is_image(data: bytes) -> bool:
    """Whether the file is an image by its content. Raises `EmptyFile` or `UnsupportedMedia`."""
    return sniff.media_type(data) in IMAGES


def joined_images(
    files: Sequence[bytes],
    options: ReadingOptions = ReadingOptions(),  # noqa: B008  (frozen)
) -> bytes:
    """One TIFF with all pages of the images, in their order, without loss and each with its own resolution.

    Raises `DocumentUnreadable`, `Truncated` or `LimitExceeded` where one of them cannot be used: a document
    that lacks one of its pages would not be the one that was sent.
    """
    buffer = BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(buffer, new=True) as writer:
        for count, page in enumerate(_frames(files, options), 1):
            if count > options.page_limit:
                raise LimitExceeded("page_limit", options.page_limit, count)
            image = Image.fromarray(page.pixels)
            image.save(writer, "TIFF", compression="tiff_adobe_deflate", dpi=(page.dpi, page.dpi))
            writer.newFrame()
    return buffer.getvalue()


def _frames(files: Sequence[bytes], options: ReadingOptions) -> Iterator[Frame]:
    for data in files:
        with opened_image(data, sniff.media_type(data), options) as image:
            for index in range(page_count(image)):
                yield frame(image, index, options)
