import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fixtures.drawing.fonts import font_path
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.strokes import settled


def blurred(character: str, face: str) -> NDArray[np.uint8]:
    image = Image.new("RGB", (60, 32), (255, 255, 255))
    font = ImageFont.truetype(str(font_path(face)), 24)
    ImageDraw.Draw(image).text((22, 2), character, font=font, fill=(0, 0, 0))
    return np.asarray(cv2.GaussianBlur(np.asarray(image), (0, 0), 1.5), np.uint8)


@pytest.mark.parametrize("face", ["sans", "dejavu", "wqy"])
@pytest.mark.parametrize("score", [0.3, 0.6])
def test_a_dash_read_as_a_chinese_full_stop_is_a_dash(face: str, score: float) -> None:
    reading = LineReading((Glyph("。", 0.5, score),))
    assert settled(reading, blurred("-", face)).text == "-"


def test_a_chinese_full_stop_stays_one() -> None:
    reading = LineReading((Glyph("。", 0.5, 0.9),))
    assert settled(reading, blurred("。", "wqy")).text == "。"
