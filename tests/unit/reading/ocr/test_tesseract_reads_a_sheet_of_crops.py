import numpy as np
import pytesseract
import pytest

from models.exceptions import ToolMissing
from parser.reading.ocr.montage import laid_out
from parser.reading.ocr.tesseract import TesseractReader


def test_every_place_of_the_sheet_leads_back_to_its_crop() -> None:
    crops = [np.full((30, 10 + 90 * index, 3), index, np.uint8) for index in range(12)]
    sheet = laid_out(crops)
    for index, (x, y, width, height) in enumerate(sheet.places):
        assert sheet.crop_at(x + width / 2, y + height / 2) == index
        assert sheet.image[y + 1, x + 1] == index


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    with pytest.raises(ToolMissing, match="Tesseract is not installed"):
        TesseractReader(("eng",)).read([np.full((30, 30, 3), 255, np.uint8)])


def test_no_crops_need_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    assert TesseractReader(("eng",)).read([]) == ()
