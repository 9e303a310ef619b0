"""A mark across a scanned page is read with its direction; a page without one costs no search."""

import io
from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from reportlab.pdfgen.canvas import Canvas

from parser.reading import ReadingOptions
from parser.reading.ocr.engines import first_reader
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.large_marks import large_marks

WIDTH, HEIGHT, DPI = 420.0, 300.0, 200.0

Spoil = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def _page(mark: str, grey: float = 0.86, angle: float = 35) -> NDArray[np.uint8]:
    """Lines of print upon a large mark."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.setFont("Helvetica-Bold", 72)
    canvas.translate(110, 60)
    canvas.rotate(angle)
    canvas.drawString(0, 0, mark)
    canvas.restoreState()
    canvas.setFont("Helvetica", 9)
    for row in range(12):
        canvas.drawString(30, HEIGHT - 30 - 22 * row, f"4.{row} Sharp points and edges as received")
        canvas.drawString(350, HEIGHT - 30 - 22 * row, "Pass")
    canvas.save()
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    return np.ascontiguousarray(page.render(scale=DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3])


def _shaded(page: NDArray[np.float64]) -> NDArray[np.float64]:
    return page * 0.85 - np.linspace(40, 0, page.shape[1])[None, :, None]


def _grainy(page: NDArray[np.float64]) -> NDArray[np.float64]:
    return page + np.random.default_rng(5).normal(0, 25, page.shape)


@pytest.mark.ocr
@pytest.mark.parametrize(("angle", "spoil"), [(35, np.copy), (0, np.copy), (35, _shaded), (35, _grainy)])
def test_a_mark_under_the_print_is_read(angle: float, spoil: Spoil) -> None:
    image = np.clip(spoil(_page("VOID", angle=angle).astype(np.float64)), 0, 255).astype(np.uint8)
    marks = large_marks(image, DPI, first_reader(ReadingOptions(ocr_threads=1)), ())
    assert [mark.text for mark in marks] == ["VOID"]
    assert (marks[0].angle - angle + 3) % 360 <= 6
    assert marks[0].angle % 90


class _Blind(RapidReader):
    def find(self, image: NDArray[np.uint8]) -> NDArray[np.float32]:
        pytest.fail(f"a search on an image of {image.shape}")


def test_a_page_of_print_alone_is_not_searched() -> None:
    assert large_marks(_page(""), DPI, _Blind(), ()) == []
