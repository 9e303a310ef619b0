import io

import pytest
from PIL import Image

from models.exceptions import EmptyFile, LimitExceeded, Truncated, UnsupportedMedia
from parser.reading import ReadingOptions, read_document
from parser.reading.scanned.images import frame, opened_image
from parser.reading.scanned.joining_images import is_image, joined_images

UNREAD = ReadingOptions(ocr=False, codes=False)
RED, BLUE, GREEN = (200, 10, 10), (10, 10, 200), (10, 200, 10)


def _image(colour: tuple[int, int, int], form: str = "PNG", dpi: int = 150, **more: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 90), colour).save(buffer, form, dpi=(dpi, dpi), **more)
    return buffer.getvalue()


def test_images_of_every_kind_become_pages_in_their_order() -> None:
    pages = [_image(RED), _image(BLUE, "WEBP", lossless=True), _image(GREEN, "TIFF", dpi=300)]
    joined = joined_images(pages)
    with opened_image(joined, "image/tiff", UNREAD) as image:
        frames = [frame(image, index, UNREAD) for index in range(3)]
    assert [tuple(one.pixels[5, 5]) for one in frames] == [RED, BLUE, GREEN]
    assert [round(one.dpi) for one in frames] == [150, 200, 300]


def test_the_document_has_as_many_pages_as_images() -> None:
    document = read_document(joined_images([_image(RED), _image(BLUE)]), "report.tiff", UNREAD)
    assert [page.number for page in document.pages] == [1, 2]


def test_the_same_images_make_the_same_document() -> None:
    assert joined_images([_image(RED), _image(BLUE)]) == joined_images([_image(RED), _image(BLUE)])


def test_all_pages_of_a_tiff_are_taken() -> None:
    buffer = io.BytesIO()
    two = [Image.new("RGB", (60, 90), colour) for colour in (RED, BLUE)]
    two[0].save(buffer, "TIFF", save_all=True, append_images=two[1:])
    document = read_document(joined_images([buffer.getvalue(), _image(GREEN)]), "a.tiff", UNREAD)
    assert len(document.pages) == 3


def test_a_damaged_image_is_an_error_of_the_whole() -> None:
    with pytest.raises(Truncated):
        joined_images([_image(RED), _image(BLUE, "JPEG")[:-30]])


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        joined_images([_image(RED)] * 3, ReadingOptions(page_limit=2))


def test_what_is_no_image_is_told_by_its_content() -> None:
    assert is_image(_image(RED))
    assert not is_image(b"%PDF-1.7\n")
    with pytest.raises(UnsupportedMedia):
        is_image(b"hello there")
    with pytest.raises(EmptyFile):
        is_image(b"")
