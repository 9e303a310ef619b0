from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from models.document import PageStatus
from parser.reading import ReadingOptions, read_document
from parser.reading.scanned.images import frame, opened_image

OPTIONS = ReadingOptions(ocr=False)


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def first(data: bytes, media_type: str):
    with opened_image(data, media_type, OPTIONS) as image:
        return frame(image, 0, OPTIONS)


def test_the_orientation_of_a_camera_is_applied():
    picture = Image.new("RGB", (40, 20), "black")
    exif = Image.Exif()
    exif[0x0112] = 6

    assert first(saved(picture, "JPEG", exif=exif), "image/jpeg").pixels.shape == (40, 20, 3)


def test_what_is_transparent_is_paper():
    picture = Image.new("RGBA", (4, 4), (0, 0, 0, 0))

    assert first(saved(picture, "PNG"), "image/png").pixels.min() == 255


def test_sixteen_bit_grey_is_brought_down():
    values = np.linspace(0, 65535, 16, dtype=np.uint16).reshape(4, 4)

    pixels = first(saved(Image.fromarray(values), "TIFF"), "image/tiff").pixels
    assert (pixels.min(), pixels.max()) == (0, 255)


@pytest.mark.parametrize(("stated", "taken"), [((300, 300), 300), ((1, 1), 200), (None, 200)])
def test_the_stated_resolution_is_taken_where_it_can_be_believed(stated, taken):
    settings = {"dpi": stated} if stated else {}

    assert first(saved(Image.new("L", (10, 10)), "JPEG", **settings), "image/jpeg").dpi == taken


def test_every_page_of_a_tiff_is_a_page():
    frames = [Image.new("L", (20, 30 + step), "white") for step in range(3)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])

    document = read_document(data, "scan.tif", OPTIONS)

    assert [page.number for page in document.pages] == [1, 2, 3]
    assert {page.status for page in document.pages} == {PageStatus.NOT_READ}
    assert document.media_type == "image/tiff"
