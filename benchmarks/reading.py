"""How well and how fast pages are read: `python -m benchmarks.reading [--full] [--only NAME ...]`.

Draws pages with known text, degrades them, reads them with RapidOCR alone, Tesseract alone and our own
combination, and prints character error rate, field recall, recall of short cells, seconds a page and memory.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import cv2
import numpy as np
import psutil
import pypdfium2

from benchmarks.pages import MadePage, made_pages
from benchmarks.text_scoring import Score, score
from fixtures.degrade import DEGRADATIONS, page_images
from parser.reading.lines import lines_of
from parser.reading.ocr.interface import Image
from parser.reading.options import ReadingOptions
from parser.reading.raster import read_raster

CLEAN = "clean"
ALL = (CLEAN, *DEGRADATIONS)
QUICK = (CLEAN, "noise", "skew-3", "fax", "seal", "photo", "turned-90")
SMALL = ("en", "zh")
Texts = tuple[list[str], list[str]]


@dataclass
class Tally:
    """What one reader did over the pages of one condition."""

    score: Score = field(default_factory=Score)
    seconds: float = 0.0
    pages: int = 0


def drawn(page: MadePage, condition: str) -> Image:
    """The page as it arrives under the condition: spoilt, and packed as JPEG as scanners do."""
    if condition == CLEAN:
        bitmap = pypdfium2.PdfDocument(page.pdf)[0].render(scale=200 / 72, rev_byteorder=True)
        return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
    image = page_images(page.pdf, condition, seed=len(page.name))[0]
    quality = [cv2.IMWRITE_JPEG_QUALITY, DEGRADATIONS[condition].quality]
    packed = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), quality)[1]
    return np.asarray(cv2.cvtColor(cv2.imdecode(packed, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB), np.uint8)


def dpi_of(condition: str) -> float:
    """The resolution that pages arrive in under the condition."""
    return DEGRADATIONS[condition].dpi if condition in DEGRADATIONS else 200


def combined(image: Image, dpi: float, options: ReadingOptions) -> Texts:
    """Our own reading, both engines."""
    reading = read_raster(image, dpi, options)
    return [line.text for line in lines_of(reading.words, reading.rules)], [
        word.text for word in reading.words
    ]


def rapid_alone(image: Image, _: float, options: ReadingOptions) -> Texts:
    """RapidOCR as it comes, at our detection size, backend and threads."""
    result = _rapid(options.ocr_threads)(cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    lines = list(result.txts or ())
    return lines, lines


@lru_cache(maxsize=1)
def _rapid(threads: int) -> Any:
    from rapidocr import RapidOCR
    from rapidocr.utils.typings import EngineType

    from parser.reading.ocr.engines import first_reader

    reader = first_reader(threads)
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


def tesseract_alone(image: Image, dpi: float, options: ReadingOptions) -> Texts:
    """Tesseract on the whole page, as it segments it."""
    import pytesseract

    config = f"--psm 3 --dpi {dpi:.0f}"
    text = pytesseract.image_to_string(image, lang="+".join(options.languages), config=config)
    return text.splitlines(), text.split()


READERS: dict[str, Callable[[Image, float, ReadingOptions], Texts]] = {
    "rapidocr": rapid_alone,
    "tesseract": tesseract_alone,
    "greenlane": combined,
}


def measured(
    language: str, condition: str, readers: list[str], options: ReadingOptions
) -> Iterator[tuple[str, Tally]]:
    """Each reader's tally over the language's pages under one condition."""
    tallies = {name: Tally() for name in readers}
    for page in made_pages(language):
        image = drawn(page, condition)
        for name, tally in tallies.items():
            start = time.perf_counter()
            lines, words = READERS[name](image, dpi_of(condition), options)
            tally.seconds += time.perf_counter() - start
            tally.score += score(page.cells, lines, words)
            tally.pages += 1
    yield from tallies.items()


def _warm(readers: list[str], options: ReadingOptions) -> None:
    page = drawn(made_pages("en")[0], CLEAN)
    for name in readers:
        READERS[name](page, 200, options)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all conditions, and bilingual pages too")
    parser.add_argument("--only", nargs="*", choices=ALL, help="these conditions")
    parser.add_argument("--languages", nargs="*", choices=("en", "zh", "both"))
    parser.add_argument("--readers", nargs="*", choices=sorted(READERS), default=["rapidocr", "greenlane"])
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Prints one line for each language, condition and reader."""
    asked = _arguments()
    options = ReadingOptions(ocr_threads=asked.threads)
    conditions = asked.only or (ALL if asked.full else QUICK)
    languages = asked.languages or (("en", "zh", "both") if asked.full else SMALL)
    _warm(asked.readers, options)
    print(f"{'':4} {'condition':9} {'reader':10} {'CER %':>6} {'field %':>8} {'short %':>8} {'s/page':>7}")
    for language in languages:
        for condition in conditions:
            for name, tally in measured(language, condition, asked.readers, options):
                got = tally.score
                print(
                    f"{language:4} {condition:9} {name:10} {got.error_rate:6.2f} {got.field_recall:8.1f}"
                    f" {got.short_recall:8.1f} {tally.seconds / tally.pages:7.2f}",
                    flush=True,
                )
    print(f"memory {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
