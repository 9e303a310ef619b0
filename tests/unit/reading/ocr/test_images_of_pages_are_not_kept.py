"""A long scan takes hardly more memory than a short one: no page's image outlives its page.

Python's own measure counts what numpy and OpenCV hand out, and nothing of the engines' models, which take
their memory once. The full size is `python -m benchmarks.memory`.
"""

import gc
import tracemalloc
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from catalog import load_catalogue
from parser.pipeline import parse_document
from parser.reading import ReadingOptions
from tests.unit.reading.ocr.drawing import page_with_table

OPTIONS = ReadingOptions(ocr_threads=1, codes=False)
FEW, MANY = 3, 9
IMAGE = page_with_table().nbytes


def scan(pages: int) -> bytes:
    """A PDF of so many scanned pages, no two alike."""
    out = BytesIO()
    rows = [[("No.", "Clause", "Result"), (str(n), f"4.{n}.{n + 1}", "P")] for n in range(1, pages + 1)]
    images = [Image.fromarray(page_with_table(one)) for one in rows]
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=200)
    return out.getvalue()


def peak_of(data: bytes) -> int:
    """The most bytes that were in use at once while the document was read and understood."""
    gc.collect()
    tracemalloc.start()
    try:
        parse_document(data, "scan.pdf", load_catalogue(), OPTIONS)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.ocr
def test_a_scan_of_many_pages_takes_no_more_than_one_of_few() -> None:
    parse_document(scan(1), "warm.pdf", load_catalogue(), OPTIONS)
    few, many = peak_of(scan(FEW)), peak_of(scan(MANY))
    assert many - few < IMAGE, f"{(many - few) / IMAGE:.1f} images more for {MANY - FEW} further pages"


def test_the_measure_sees_images_that_are_kept() -> None:
    gc.collect()
    tracemalloc.start()
    kept = [np.ones(IMAGE, np.uint8)]
    measured = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert measured >= sum(image.nbytes for image in kept)
