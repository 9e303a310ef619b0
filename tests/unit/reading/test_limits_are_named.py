from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from models.document import PageStatus
from models.exceptions import LimitExceeded
from parser.reading import ReadingOptions, read_document
from tests.unit.reading.made import across, pdf, text

OPTIONS = ReadingOptions(ocr=False)


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_pages():
    data = pdf(*[lambda canvas: text(canvas, 72, 100, "page")] * 3)

    with pytest.raises(LimitExceeded, match="page_limit"):
        read_document(data, "a.pdf", replace(OPTIONS, page_limit=2))


def test_pages_of_a_tiff():
    frames = [Image.new("1", (20, 20)) for _ in range(3)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])

    with pytest.raises(LimitExceeded, match="page_limit"):
        read_document(out.getvalue(), "a.tif", replace(OPTIONS, page_limit=2))


def test_pixels_of_an_image():
    with pytest.raises(LimitExceeded, match="pixel_limit") as caught:
        read_document(png(1000, 1000), "a.png", replace(OPTIONS, pixel_limit=500_000))

    assert caught.value.details == {"name": "pixel_limit", "allowed": 500_000, "got": 1_000_000}


def test_the_longer_side_of_an_image():
    with pytest.raises(LimitExceeded, match="side_limit"):
        read_document(png(10, 3000), "a.png", replace(OPTIONS, side_limit=2000))


def test_a_page_with_too_many_objects_costs_only_itself():
    def crowded(canvas):
        text(canvas, 72, 100, "crowded")
        for y in range(100, 400):
            across(canvas, 50, 60, y)

    document = read_document(
        pdf(crowded, lambda canvas: text(canvas, 72, 100, "plain")),
        "a.pdf",
        replace(OPTIONS, object_limit=200),
    )

    assert [page.status for page in document.pages] == [PageStatus.NOT_READ, PageStatus.READ]
    assert document.pages[0].reason == "limit_exceeded:object_limit"
    assert document.pages[1].words[0].text == "plain"


def test_a_picture_too_large_is_left_out_and_said():
    def draw(canvas):
        text(canvas, 72, 100, "words beside it")
        canvas.drawInlineImage(Image.new("RGB", (400, 400)), 100, 100, 100, 100)

    page = read_document(pdf(draw), "a.pdf", replace(OPTIONS, pixel_limit=50_000)).pages[0]

    assert (page.status, page.reason) == (PageStatus.READ_WITH_DOUBT, "pictures_left_out")
    assert len(page.words) == 3


def test_a_page_that_is_only_a_picture_too_large_is_not_read():
    def draw(canvas):
        canvas.drawInlineImage(Image.new("RGB", (400, 400)), 0, 0, 595, 842)

    page = read_document(pdf(draw), "a.pdf", ReadingOptions(pixel_limit=50_000)).pages[0]

    assert (page.status, page.reason) == (PageStatus.NOT_READ, "limit_exceeded:pixel_limit")
