"""A page is drawn as it is displayed, at the resolution that is asked for."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from models.exceptions import LimitExceeded, UnsupportedMedia
from parser.reading.options import ReadingOptions
from parser.reading.rendering import PageRenderer


def blank_pdf(width: float, height: float, rotation: int = 0) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(width, height)).obj["/Rotate"] = rotation
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_turned_page_is_drawn_turned() -> None:
    with PageRenderer(blank_pdf(200, 100, rotation=90)) as pages:
        assert pages.render(1, 72).shape == (200, 100, 3)


def test_an_image_is_drawn_at_the_asked_resolution() -> None:
    out = BytesIO()
    Image.new("RGB", (400, 200), "red").save(out, "PNG", dpi=(200, 200))
    with PageRenderer(out.getvalue()) as pages:
        drawn = pages.render(1, 100)
    assert drawn.shape == (100, 200, 3)
    assert tuple(drawn[50, 50]) == (255, 0, 0)


def test_a_page_that_is_not_there_is_an_index_error() -> None:
    with PageRenderer(blank_pdf(100, 100)) as pages, pytest.raises(IndexError):
        pages.render(2, 72)


def test_the_pixel_limit_is_named() -> None:
    options = ReadingOptions(pixel_limit=1000)
    with (
        PageRenderer(blank_pdf(100, 100), options) as pages,
        pytest.raises(LimitExceeded, match="pixel_limit"),
    ):
        pages.render(1, 72)


def test_text_is_refused() -> None:
    with pytest.raises(UnsupportedMedia), PageRenderer(b"hello"):
        pass
