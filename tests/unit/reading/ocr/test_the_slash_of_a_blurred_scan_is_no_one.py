import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fixtures.drawing.fonts import font_path
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.strokes import settled

FACES = ("sans", "serif", "mono", "dejavu", "dejavu-serif", "wqy")


def blurred(character: str, face: str, size: int, spread: float = 1.6) -> NDArray[np.uint8]:
    """A character as a scanner out of focus leaves it."""
    image = Image.new("RGB", (60, 48), (255, 255, 255))
    font = ImageFont.truetype(str(font_path(face)), size)
    ImageDraw.Draw(image).text((24, 8), character, font=font, fill=(0, 0, 0))
    return np.asarray(cv2.GaussianBlur(np.asarray(image), (0, 0), spread), np.uint8)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [16, 18, 24])
@pytest.mark.parametrize("seen", ["1", "I"])
def test_an_unsure_reading_gives_way_to_the_shape(face: str, size: int, seen: str) -> None:
    reading = LineReading((Glyph(seen, 0.5, 0.7),))
    assert settled(reading, blurred("/", face, size)).text == "/"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [16, 18, 24])
@pytest.mark.parametrize("character", ["1", "I", "l", "|"])
def test_upright_strokes_stay_what_they_were_read_as(face: str, size: int, character: str) -> None:
    reading = LineReading((Glyph(character, 0.5, 0.7),))
    assert settled(reading, blurred(character, face, size)).text == character
