"""Memory over a long scan: `python -m benchmarks.memory [--pages 60] [--dpi 300]`.

Reads one scanned page in a fresh process, then a scan of many pages in another, both the way that the program
does, and prints the peak of each and how far they lie apart. The pages differ in language, faces and tables.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import count, islice
from multiprocessing.connection import Connection

import psutil
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.pages import MadePage, made_pages
from catalog import load_catalogue
from parser.pipeline import parse_document
from parser.reading.options import ReadingOptions

TARGET_MB = 300
"""The most that many pages may take above one, in MB of 10^6 bytes."""


def scan(pages: int, dpi: int, quality: int = 80) -> bytes:
    """A PDF of so many scanned pages, each a JPEG; one more page repeats none of those before."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in islice(_endless(), pages):
        rendered = pypdfium2.PdfDocument(page.pdf)[0].render(scale=dpi / 72).to_pil()
        stored = BytesIO()
        rendered.convert("RGB").save(stored, "JPEG", quality=quality)
        size = tuple(side * 72 / dpi for side in rendered.size)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(Image.open(stored)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _endless() -> Iterator[MadePage]:
    for seed in count(1):
        for language in ("zh", "en", "both"):
            yield from made_pages(language, seed)


def read(data: bytes, threads: int, answer: Connection) -> None:
    """Reads a document and answers with the peak and the course of the process's memory, in MB."""
    process, course = psutil.Process(), list[float]()

    def note(pages_done: int, pages_total: int, file_name: str) -> None:  # noqa: ARG001
        course.append(process.memory_info().rss / 1e6)

    options = ReadingOptions(ocr_threads=threads, codes=False)
    parse_document(data, "scan.pdf", load_catalogue(), options, note)
    answer.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, course))


def peak_of(data: bytes, threads: int) -> tuple[float, list[float]]:
    """The peak of a fresh process that reads the document, and its memory after each page, in MB."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=read, args=(data, threads, theirs))
    process.start()
    theirs.close()
    peak, course = ours.recv()
    process.join()
    return peak, course


def main() -> None:
    """Prints both peaks and their distance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    one, _ = peak_of(scan(1, asked.dpi), asked.threads)
    print(f"one page at {asked.dpi} dpi: peak {one:.0f} MB", flush=True)
    start = time.perf_counter()
    many, course = peak_of(scan(asked.pages, asked.dpi), asked.threads)
    seconds = (time.perf_counter() - start) / asked.pages
    print("after each tenth page: " + ", ".join(f"{size:.0f}" for size in course[9::10]))
    print(f"{asked.pages} pages: peak {many:.0f} MB, {seconds:.2f} s a page")
    print(f"above one page: {many - one:.0f} MB (at most {TARGET_MB})")


if __name__ == "__main__":
    main()
