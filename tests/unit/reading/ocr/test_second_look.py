import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image

from models.document import Document
from models.exceptions import ToolMissing
from models.geometry import Box
from models.reread import no_reread, read_ahead
from parser.reading import ReadingOptions, read_document, second_look
from parser.reading.ocr import tesseract
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.ocr.interface import Image as Pixels
from tests.unit.reading.ocr.drawing import page_with_table

pytestmark = pytest.mark.ocr

ALL = 1000
"""Crops on a sheet: everything that is asked in one go stands on one."""


def _scan() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(page_with_table()).save(buffer, "PNG", dpi=(200, 200))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def scanned() -> tuple[bytes, Document]:
    data = _scan()
    return data, read_document(data, "scan.png", ReadingOptions(ocr_threads=1, codes=False))


def _place(document: Document, text: str) -> Box:
    return next(word.box for word in document.pages[0].words if word.text == text)


def test_the_second_reader_sees_the_words_of_the_place(scanned: tuple[bytes, Document]) -> None:
    data, document = scanned
    look = second_look(data, document)
    box = _place(document, "GLT-204817-A")
    assert [word.text for word in look(1, box)] == ["GLT-204817-A"]


def test_it_is_asked_once_for_all_that_is_likely(
    scanned: tuple[bytes, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, document = scanned
    asked: list[int] = []
    own = tesseract.TesseractReader.read

    def counting(self: tesseract.TesseractReader, crops: Sequence[Pixels]) -> tuple[LineReading, ...]:
        asked.append(len(crops))
        return own(self, crops)

    monkeypatch.setattr(tesseract.TesseractReader, "read", counting)
    monkeypatch.setattr(tesseract, "SMALL_SHEET", ALL)
    look = second_look(data, document)
    for text in ("GLT-204817-A", "4.3.5.1", "N/A", "P"):
        look(1, _place(document, text))
    assert len(asked) == 1
    assert asked[0] >= 4


def test_it_is_silent_where_nothing_stands_and_on_pages_that_are_not_there(
    scanned: tuple[bytes, Document],
) -> None:
    look = second_look(*scanned)
    assert look(1, Box(0, 280, 20, 299)) == ()
    assert look(7, Box(0, 0, 500, 500)) == ()


def test_without_tesseract_it_sees_nothing(
    scanned: tuple[bytes, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, document = scanned

    def missing(self: tesseract.TesseractReader, crops: Sequence[Pixels]) -> tuple[LineReading, ...]:
        raise ToolMissing("Tesseract is not installed.")

    monkeypatch.setattr(tesseract.TesseractReader, "read", missing)
    assert second_look(data, document)(1, _place(document, "P")) == ()


def test_a_document_without_images_of_text_needs_none() -> None:
    empty = Document("0" * 64, "a.pdf", "application/pdf", ())
    assert second_look(b"", empty) is no_reread


def test_places_told_ahead_are_read_in_one_go_with_what_is_likely_asked(
    scanned: tuple[bytes, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, document = scanned
    asked: list[int] = []
    own = tesseract.TesseractReader.read

    def counting(self: tesseract.TesseractReader, crops: Sequence[Pixels]) -> tuple[LineReading, ...]:
        asked.append(len(crops))
        return own(self, crops)

    monkeypatch.setattr(tesseract.TesseractReader, "read", counting)
    monkeypatch.setattr(tesseract, "SMALL_SHEET", ALL)
    look = second_look(data, document)
    places = [_place(document, text) for text in ("GLT-204817-A", "Ningbo", "4.3.5.1")]
    read_ahead(look, [(1, place) for place in places])
    assert len(asked) == 1
    assert [look(1, place)[0].text for place in places] == ["GLT-204817-A", "Ningbo", "4.3.5.1"]
    assert look(1, _place(document, "N/A"))[0].text == "N/A"
    assert len(asked) == 1


@pytest.mark.parametrize(("seen", "heard"), [("24", ()), ("25", ("25",)), ("4", ())])
def test_a_figure_in_the_place_of_a_sign_that_it_lacks_is_no_opinion(
    scanned: tuple[bytes, Document], monkeypatch: pytest.MonkeyPatch, seen: str, heard: tuple[str, ...]
) -> None:
    data, document = scanned
    page = document.pages[0]
    place = _place(document, "P")
    words = tuple(replace(word, text="≥4") if word.box == place else word for word in page.words)
    reading = LineReading(tuple(Glyph(figure, 0.5, 0.95) for figure in seen))
    monkeypatch.setattr(tesseract.TesseractReader, "read", lambda _, crops: (reading,) * len(crops))
    look = second_look(data, replace(document, pages=(replace(page, words=words),)))
    assert tuple(word.text for word in look(1, place)) == heard


def test_what_is_asked_in_one_go_is_read_in_small_sheets_of_like_length(
    scanned: tuple[bytes, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, document = scanned
    asked: list[int] = []

    def counting(_: tesseract.TesseractReader, crops: Sequence[Pixels]) -> tuple[LineReading, ...]:
        asked.append(len(crops))
        return (LineReading(),) * len(crops)

    monkeypatch.setattr(tesseract.TesseractReader, "read", counting)
    second_look(data, document)(1, _place(document, "N/A"))
    assert len(asked) > 1
    assert max(asked) <= tesseract.SMALL_SHEET
    assert max(asked) - min(asked) <= 1
