"""The engines of this process: made once, kept warm, with their native threads bounded."""

import os
from functools import lru_cache

import cv2

from models.document import ReadingWarning
from parser.reading.ocr.rapid import RapidReader, first_reader_is_there
from parser.reading.ocr.tesseract import TesseractReader, installed_languages
from parser.reading.options import ReadingOptions

FIRST_MISSING = (
    "RapidOCR, or what runs its models, is not installed: nothing that stands in images was read. "
    "`greenlane doctor` says how to get it."
)
SECOND_MISSING = (
    "Tesseract is not installed: what stands in images was read by one reader only, and is believed less. "
    "`greenlane doctor` says how to get it."
)
LANGUAGE_MISSING = (
    "Tesseract lacks {}: what stands in images in that script was read by one reader only, and is believed "
    "less. `greenlane doctor` says how to get it."
)


def first_reader(options: ReadingOptions) -> RapidReader:
    """The first reader as the options ask for it; OpenCV is held to the same number of threads."""
    return _first_reader(usable_threads(options.ocr_threads), options.ocr_backend)


@lru_cache(maxsize=2)
def _first_reader(threads: int, backend: str) -> RapidReader:
    cv2.setNumThreads(threads)
    return RapidReader(threads, backend=backend)


def second_reader(languages: tuple[str, ...]) -> TesseractReader:
    """The second reader. It raises ToolMissing when first asked where it is not installed."""
    return TesseractReader(languages)


def second_reader_is_there() -> bool:
    """Whether there is a second reader to ask."""
    return bool(installed_languages())


def missing_readers(options: ReadingOptions) -> list[ReadingWarning]:
    """What the readers of this installation lack, as those must be told whose pages they were to read."""
    if not first_reader_is_there(options.ocr_backend):
        return [ReadingWarning("first_reader_missing", FIRST_MISSING)]
    missing = [language for language in options.languages if language not in installed_languages()]
    if not installed_languages():
        return [ReadingWarning("second_reader_missing", SECOND_MISSING)]
    return [
        ReadingWarning("second_reader_language_missing", LANGUAGE_MISSING.format(", ".join(missing)))
    ] * bool(missing)


def usable_threads(wanted: int) -> int:
    """`wanted` threads, at most as many as this process may use; 0 means all of them."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(wanted or own, own)
