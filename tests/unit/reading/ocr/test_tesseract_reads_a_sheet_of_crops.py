"""Tesseract reads crops on a sheet, within the process where it can, else as the installed program."""

from collections.abc import Iterator

import numpy as np
import pytesseract
import pytest

from models.exceptions import ToolMissing
from parser.reading.ocr import tesseract, tesseract_program, tesseract_within
from parser.reading.ocr.interface import Image
from parser.reading.ocr.montage import laid_out
from parser.reading.ocr.tesseract import TesseractReader
from parser.reading.ocr.tesseract_program import Installed
from tests.unit.reading.ocr.drawing import page_with_table

BLANK = np.full((30, 30, 3), 255, np.uint8)


@pytest.fixture
def installed_anew() -> Iterator[None]:
    """Forgets what was installed, before and after."""
    tesseract_program.installed.cache_clear()
    yield
    tesseract_program.installed.cache_clear()


@pytest.fixture
def without_program(monkeypatch: pytest.MonkeyPatch, installed_anew: None) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")


def _crops() -> list[Image]:
    """The two lines above the table, and the cells of its second and third columns."""
    page, point = page_with_table(), 200 / 72
    places = [(36, y, 260, 16) for y in (28, 48)]
    places += [(x, 91 + 22 * row, 55, 16) for row in range(4) for x in (102, 302)]
    return [
        page[round(y * point) : round((y + high) * point), round(x * point) : round((x + wide) * point)]
        for x, y, wide, high in places
    ]


def _texts(reader: TesseractReader) -> list[str]:
    return [reading.text for reading in reader.read(_crops())]


def test_every_place_of_the_sheet_leads_back_to_its_crop() -> None:
    crops = [np.full((30, 10 + 90 * index, 3), index, np.uint8) for index in range(12)]
    sheet = laid_out(crops)
    for index, (x, y, width, height) in enumerate(sheet.places):
        assert sheet.crop_at(x + width / 2, y + height / 2) == index
        assert sheet.image[y + 1, x + 1] == index


@pytest.mark.usefixtures("without_program")
def test_a_missing_program_is_named() -> None:
    with pytest.raises(ToolMissing, match="Tesseract is not installed"):
        TesseractReader(("eng",)).read([BLANK])
    assert tesseract.version() is None
    assert not tesseract.installed_languages()


@pytest.mark.usefixtures("without_program")
def test_no_crops_need_no_program() -> None:
    assert TesseractReader(("eng",)).read([]) == ()


@pytest.mark.ocr
@pytest.mark.parametrize("within", [True, False])
def test_a_language_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, within: bool) -> None:
    monkeypatch.setattr(tesseract_within, "is_there", lambda: within)
    with pytest.raises(ToolMissing, match="xyz"):
        TesseractReader(("xyz",)).read([BLANK])


@pytest.mark.ocr
def test_within_the_process_and_as_the_program_it_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tesseract.is_warm()
    within = _texts(TesseractReader(("eng",)))
    monkeypatch.setattr(tesseract_within, "is_there", lambda: False)
    assert _texts(TesseractReader(("eng",))) == within
    assert {"Report No.: GLT-204817-A", "4.3.5.1", "N/A"} <= set(within)


@pytest.mark.ocr
def test_a_warm_engine_remembers_nothing_of_the_sheet_before() -> None:
    reader = TesseractReader(("eng",))
    first = reader.read(_crops())
    reader.read([np.rot90(crop, 2) for crop in _crops()])
    assert reader.read(_crops()) == first


@pytest.mark.ocr
@pytest.mark.usefixtures("installed_anew")
def test_a_program_that_does_not_say_where_its_models_are_reads_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tesseract_program, "installed", lambda: Installed(frozenset({"eng"})))
    assert not tesseract.is_warm()
    assert TesseractReader(("eng",)).at_once > 1000
    assert any(_texts(TesseractReader(("eng",))))


@pytest.mark.ocr
def test_a_sheet_that_takes_too_long_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def Recognize(self, milliseconds: int) -> bool:  # noqa: N802
            assert milliseconds == 60_000
            return False

        def __getattr__(self, name: str) -> object:
            return lambda *_: None

    monkeypatch.setattr(tesseract_within, "_started", lambda *_: Slow())
    monkeypatch.setattr(tesseract_within, "_IDLE", type(tesseract_within._IDLE)(tesseract_within.SimpleQueue))
    assert _texts(TesseractReader(("eng",))) == [""] * len(_crops())
