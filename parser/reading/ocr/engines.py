"""The engines of this process: made once, kept warm, with their native threads bounded."""

import os
from functools import lru_cache

import cv2

from parser.reading.ocr.rapid import RapidReader
from parser.reading.ocr.tesseract import TesseractReader, installed_languages


@lru_cache(maxsize=2)
def first_reader(threads: int) -> RapidReader:
    """The first reader with at most so many native threads; OpenCV is held to the same."""
    cv2.setNumThreads(threads)
    return RapidReader(threads)


def second_reader(languages: tuple[str, ...]) -> TesseractReader:
    """The second reader. It raises ToolMissing when first asked where it is not installed."""
    return TesseractReader(languages)


def second_reader_is_there() -> bool:
    """Whether there is a second reader to ask."""
    return bool(installed_languages())


def usable_threads(wanted: int) -> int:
    """`wanted` threads, at most as many as this process may use; 0 means all of them."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(wanted or own, own)
