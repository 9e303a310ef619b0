"""The readers that `benchmarks.reading` compares, each from the bytes of a page image to its words."""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from PIL import Image as Pillow

from catalog import load_catalogue
from models.document import Page, Word
from models.geometry import Box
from models.reread import Place, Reread, no_reread, read_ahead
from parser.extraction import extract_report
from parser.reading import PageImages, ReadingOptions, read_document, second_look
from parser.reading.ocr.engines import first_reader
from parser.reading.ocr.interface import Image


@dataclass
class Clock:
    """Adds up wall and processor time, that of finished child processes included, in seconds."""

    wall: float = 0.0
    processor: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts what happens inside."""
        wall, processor = time.perf_counter(), _processor_seconds()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - wall
            self.processor += _processor_seconds() - processor


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@dataclass
class Timed:
    """A second look whose time is counted."""

    look: Reread
    clock: Clock

    def __call__(self, page: int, box: Box) -> tuple[Word, ...]:
        """See `models.reread.Reread`."""
        with self.clock.running():
            return self.look(page, box)

    def read_ahead(self, places: Sequence[Place]) -> None:
        """See `models.reread.ReadsAhead`."""
        with self.clock.running():
            read_ahead(self.look, places)


@dataclass
class Reading:
    """What a reader made of one page. `page` and `look` only where the reader places its words."""

    lines: list[str]
    words: list[str]
    clock: Clock
    page: Page | None = None
    look: Reread = field(default=no_reread)


Reader = Callable[[bytes, float, ReadingOptions], Reading]


def combined(data: bytes, _: float, options: ReadingOptions) -> Reading:
    """Our own reading, with everything that extraction asks the second reader for.

    The search for codes and the work of extraction itself are left out.
    """
    clock, images = Clock(), PageImages()
    with clock.running():
        document = read_document(data, "page", options, images=images)
    look = Timed(second_look(data, document, options, images), clock)
    extract_report(document, load_catalogue(), look)
    page = document.pages[0]
    return Reading([line.text for line in page.lines], [word.text for word in page.words], clock, page, look)


def rapid_alone(data: bytes, _: float, options: ReadingOptions) -> Reading:
    """RapidOCR as it comes, at our detection size, backend and threads."""
    clock = Clock()
    engine = _rapid(options.ocr_threads, options.ocr_backend)
    with clock.running():
        result = engine(cv2.cvtColor(_decoded(data), cv2.COLOR_RGB2BGR))
    lines = list(result.txts or ())
    return Reading(lines, lines, clock)


def tesseract_alone(data: bytes, dpi: float, options: ReadingOptions) -> Reading:
    """Tesseract on the whole page, as it segments it."""
    import pytesseract

    clock = Clock()
    config = f"--psm 3 --dpi {dpi:.0f}"
    with clock.running():
        languages = "+".join(options.languages)
        text = pytesseract.image_to_string(_decoded(data), lang=languages, config=config)
    return Reading(text.splitlines(), text.split(), clock)


def _decoded(data: bytes) -> Image:
    return np.asarray(Pillow.open(BytesIO(data)).convert("RGB"), np.uint8)


@lru_cache(maxsize=1)
def _rapid(threads: int, backend: str) -> Any:
    from rapidocr import RapidOCR
    from rapidocr.utils.typings import EngineType

    reader = first_reader(ReadingOptions(ocr_threads=threads, ocr_backend=backend))
    engine = EngineType(reader.backend)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Det.engine_type": engine,
            "Cls.engine_type": engine,
            "Rec.engine_type": engine,
            "Det.limit_side_len": reader.detection_side,
            "Det.limit_type": "max",
            "EngineConfig.openvino.inference_num_threads": threads,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


READERS: dict[str, Reader] = {
    "rapidocr": rapid_alone,
    "tesseract": tesseract_alone,
    "greenlane": combined,
}
