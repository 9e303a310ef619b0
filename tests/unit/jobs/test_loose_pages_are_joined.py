import io

from PIL import Image

from jobs.loose_pages import with_images_joined
from jobs.submission import Received
from parser.reading.options import ReadingOptions
from parser.reading.scanned.images import opened_image, page_count
from parser.reading.sniff import TIFF


def _photo(shade: int, name: str) -> Received:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 90), (shade, shade, shade)).save(buffer, "PNG")
    return Received(buffer.getvalue(), name)


PAPER = Received(b"%PDF-1.7\n", "cpc.pdf")


def test_images_become_one_document_and_papers_stay_as_they_are() -> None:
    first, second = with_images_joined([_photo(10, "p1.png"), PAPER, _photo(99, "p2.png")])
    assert first.file_name == "p1.tiff"
    with opened_image(first.data, TIFF, ReadingOptions()) as image:
        assert page_count(image) == 2
    assert second == PAPER


def test_a_single_image_stays_as_it_came() -> None:
    files = [PAPER, _photo(10, "p1.png")]
    assert with_images_joined(files) == files


def test_what_is_no_paper_at_all_is_left_for_the_reading_to_tell() -> None:
    files = [Received(b"hello", "a.txt"), Received(b"", "b.png"), _photo(10, "p1.png"), _photo(20, "p2.png")]
    assert [file.file_name for file in with_images_joined(files)] == ["a.txt", "b.png", "p1.tiff"]
