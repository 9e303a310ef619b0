"""Tesseract within this process, by tesserocr: a warm engine reads a sheet in half a new program's time."""

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

from models.exceptions import ToolMissing
from parser.reading.ocr.interface import Image

_IDLE: defaultdict[tuple[str, str], SimpleQueue[Any]] = defaultdict(SimpleQueue)
"""The engines that wait for work, by languages and folder of models."""


def is_there() -> bool:
    """Whether tesserocr can be loaded."""
    return _tesserocr() is not None


def version() -> str:
    """The version of Tesseract that tesserocr carries."""
    first = str(_tesserocr().tesseract_version()).splitlines()[0]
    return first.removeprefix("tesseract ").strip()


def table_of(sheet: Image, languages: str, models: str, dpi: int, seconds: int) -> str:
    """The words on a grey sheet as Tesseract's table of tab-separated values, read as one block of text.

    `models` is the folder of the languages' models. Empty where the time was over; raises ToolMissing where
    a language is not installed.
    """
    height, width = sheet.shape
    with _engine(languages, models) as engine:
        engine.SetImageBytes(sheet.tobytes(), width, height, 1, width)
        engine.SetSourceResolution(dpi)
        done = engine.Recognize(1000 * seconds)
        return str(engine.GetTSVText(0)) if done else ""


@cache
def _tesserocr() -> Any:
    try:
        import tesserocr
    except ImportError:
        return None
    return tesserocr


@contextlib.contextmanager
def _engine(languages: str, models: str) -> Iterator[Any]:
    """An engine that nobody else uses at the time; it is kept for the next unless something goes wrong."""
    try:
        engine = _IDLE[languages, models].get_nowait()
    except Empty:
        engine = _started(languages, models)
    yield engine
    engine.Clear()
    _IDLE[languages, models].put(engine)


def _started(languages: str, models: str) -> Any:
    library = _tesserocr()
    try:
        return library.PyTessBaseAPI(path=models, lang=languages, psm=library.PSM.SINGLE_BLOCK)
    except RuntimeError as error:
        raise ToolMissing(f"Tesseract cannot read {languages}.", tool=f"tesseract {languages}") from error
