"""Loose pages: the images of one document that were sent as files of their own."""

from collections.abc import Sequence
from pathlib import PurePath

from jobs.limits import reading_options
from jobs.submission import Received
from models.exceptions import DocumentUnreadable
from parser.reading.scanned.joining_images import is_image, joined_images


def with_images_joined(received: Sequence[Received]) -> list[Received]:
    """The files with all images as the pages of one document, in their order, in the place of the first.

    Raises the errors of reading where an image cannot be used.
    """
    images = [file for file in received if _is_image(file)]
    if len(images) < 2:
        return list(received)
    data = joined_images([file.data for file in images], reading_options())
    joined = Received(data, f"{PurePath(images[0].file_name).stem}.tiff")
    return [joined if file is images[0] else file for file in received if file not in images[1:]]


def _is_image(file: Received) -> bool:
    """Whether it is one; what is neither an image nor anything else that is read is told later."""
    try:
        return is_image(file.data)
    except DocumentUnreadable:
        return False
