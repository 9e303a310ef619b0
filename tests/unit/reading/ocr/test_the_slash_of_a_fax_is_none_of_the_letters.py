import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fixtures.drawing.fonts import font_path
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.cleanup import mended
from parser.reading.scanned.strokes import settled


def _faxed(character: str, face: str, size: int) -> NDArray[np.uint8]:
    """A character as a fax leaves it: coarse down the page, black and white, then cleaned."""
    image = Image.new("L", (60, 44), 255)
    font = ImageFont.truetype(str(font_path(face)), size)
    ImageDraw.Draw(image).text((24, 6), character, font=font, fill=0)
    coarse = cv2.resize(np.asarray(image), (60, 29), interpolation=cv2.INTER_AREA)
    black = np.where(coarse > 150, 255, 0).astype(np.uint8)
    full = cv2.resize(black, (60, 44), interpolation=cv2.INTER_NEAREST)
    return mended(np.repeat(full[:, :, None], 3, axis=2))


@pytest.mark.parametrize("face", ["sans", "serif", "mono", "dejavu"])
@pytest.mark.parametrize("size", [22, 25, 28])
@pytest.mark.parametrize("seen", ["I", "l", "1"])
def test_the_shape_decides(face: str, size: int, seen: str) -> None:
    reading = LineReading((Glyph(seen, 0.5, 0.85),))
    assert settled(reading, _faxed("/", face, size)).text == "/"
    assert settled(reading, _faxed(seen, face, size)).text == seen


@pytest.mark.parametrize("size", [22, 28])
def test_a_dash_is_as_sure_as_its_shape_however_faintly_it_was_read(size: int) -> None:
    image = Image.new("RGB", (40, 44), (255, 255, 255))
    font = ImageFont.truetype(str(font_path("sans")), size)
    ImageDraw.Draw(image).text((14, 6), "-", font=font, fill=(0, 0, 0))
    read = settled(LineReading((Glyph("-", 0.5, 0.31),)), np.asarray(image))
    assert (read.text, read.score) == ("-", 0.9)
