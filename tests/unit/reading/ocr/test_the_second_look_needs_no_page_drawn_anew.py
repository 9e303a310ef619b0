"""The image of a page that was just read serves the second look as long as it shows what is described."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from models.document import Document, Page, PageSource, PageStatus
from models.geometry import Box
from parser.reading import PageImages, ReadingOptions, read_document, second_look
from parser.reading.scanned import second_look as looking
from parser.reading.scanned.upright_image import KEPT, UprightImage
from tests.unit.reading.ocr.drawing import page_with_table

OPTIONS = ReadingOptions(ocr_threads=1, codes=False)
BLANK = UprightImage(np.full((20, 20, 3), 255, np.uint8), 1.0)


def _page(number: int, width: float = 20.0) -> Page:
    return Page(number, width, 20.0, PageStatus.READ, PageSource.OCR)


def _scan(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(page_with_table()).save(buffer, kind, dpi=(200, 200), resolution=200)
    return buffer.getvalue()


def _place(document: Document, text: str) -> Box:
    return next(word.box for word in document.pages[0].words if word.text == text)


@pytest.mark.ocr
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_the_image_of_the_reading_is_looked_at(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, images = _scan(kind), PageImages()
    document = read_document(data, "scan", OPTIONS, images=images)
    monkeypatch.delattr(looking, "upright_image")
    look = second_look(data, document, OPTIONS, images)
    for text in ("GLT-204817-A", "4.3.5.1", "N/A"):
        assert [word.text for word in look(1, _place(document, text))] == [text]


@pytest.mark.ocr
def test_a_page_that_is_described_otherwise_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    data, images = _scan("PNG"), PageImages()
    document = read_document(data, "scan", OPTIONS, images=images)
    page = document.pages[0]
    other = replace(document, pages=(replace(page, to_filed=(1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)),))
    drawn: list[int] = []

    def draw(_data: bytes, _document: Document, page: Page, _options: ReadingOptions) -> UprightImage:
        drawn.append(page.number)
        return images.of(document.pages[0]) or BLANK

    monkeypatch.setattr(looking, "upright_image", draw)
    look = second_look(data, other, OPTIONS, images)
    look(1, _place(document, "N/A"))
    assert drawn == [1]


def test_of_many_pages_the_last_are_kept() -> None:
    images = PageImages()
    for number in range(1, KEPT + 3):
        images.keep(_page(number), BLANK)
    assert [images.of(_page(number)) is BLANK for number in range(1, KEPT + 3)] == [False] * 2 + [True] * KEPT


def test_a_page_of_another_size_has_none() -> None:
    images = PageImages()
    images.keep(_page(1), BLANK)
    assert images.of(_page(1, width=30.0)) is None
