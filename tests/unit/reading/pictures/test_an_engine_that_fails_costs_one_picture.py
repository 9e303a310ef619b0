"""An engine that raises whatever it likes: the picture at hand is told as unread, the rest is kept."""

import io

import numpy as np
import pytest

from models.document import PageStatus
from models.exceptions import ToolMissing
from parser.reading import read_document, reasons
from parser.reading.ocr.interface import Image, LineReading, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.ocr.tesseract import TesseractReader
from parser.reading.scanned import second_look as secondlook
from tests.unit.reading.made import pdf, text
from tests.unit.reading.pictures.drawn import both, mark, put

PAGE = pdf(
    both(
        lambda canvas: text(canvas, 60, 300, "A report with a text layer of its own"),
        put(mark("CNAS L1234"), 60, 60, 110),
        put(mark("TESTING", "TL-394"), 400, 60, 110),
    )
)


@pytest.fixture
def fails_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Image] = []

    def find(_: RapidReader, image: Image) -> Quads:
        calls.append(image)
        if len(calls) == 1:
            raise IndexError("no kernel for this shape")
        return np.zeros((0, 4, 2), np.float32)

    monkeypatch.setattr(RapidReader, "find", find)


@pytest.fixture
def always_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ValueError("what an engine says")

    for method in ("find", "read", "upside_down"):
        monkeypatch.setattr(RapidReader, method, broken)
    monkeypatch.setattr(TesseractReader, "read", broken)


@pytest.mark.usefixtures("fails_once")
def test_the_other_pictures_of_the_page_are_read() -> None:
    page = read_document(PAGE, "report.pdf").pages[0]
    assert sorted(picture.read for picture in page.pictures) == [False, True]


@pytest.mark.usefixtures("always_fails")
def test_the_print_is_kept_and_the_page_is_in_doubt() -> None:
    page = read_document(PAGE, "report.pdf").pages[0]
    assert "layer" in [word.text for word in page.words]
    assert (page.status, page.reason) == (PageStatus.READ_WITH_DOUBT, reasons.OCR_FAILED)


@pytest.mark.usefixtures("always_fails")
def test_a_scanned_page_is_told_as_unread() -> None:
    out = io.BytesIO()
    mark("CNAS L1234", size=40).save(out, "PNG")
    page = read_document(out.getvalue(), "scan.png").pages[0]
    assert (page.status, page.reason) == (PageStatus.NOT_READ, reasons.OCR_FAILED)


@pytest.mark.usefixtures("always_fails")
def test_a_second_reader_that_fails_has_no_opinion() -> None:
    crops = [np.zeros((20, 60, 3), np.uint8)] * 2
    assert secondlook._asked(TesseractReader(["eng"]), crops) == (LineReading(), LineReading())


def test_a_missing_reader_is_not_taken_for_a_failing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise ToolMissing

    monkeypatch.setattr(RapidReader, "find", missing)
    out = io.BytesIO()
    mark("CNAS L1234", size=40).save(out, "PNG")
    assert read_document(out.getvalue(), "scan.png").pages[0].reason == reasons.OCR_MISSING
