from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from models.exceptions import DocumentUnreadable, EmptyFile, PasswordNeeded, Truncated, UnsupportedMedia
from parser.reading import ReadingOptions, read_document
from parser.reading.sniff import media_type
from tests.unit.reading.made import pdf, text

PAGE = pdf(lambda canvas: text(canvas, 72, 100, "Test report"))


def encrypted(user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(PAGE)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="secret", user=user))
    return out.getvalue()


def image(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("TIFF", "image/tiff"), ("WEBP", "image/webp")],
)
def test_an_image_is_known_by_its_first_bytes(kind, wanted):
    assert media_type(image(kind)) == wanted


def test_a_pdf_is_known_even_behind_some_junk():
    assert media_type(b"\r\nHTTP/1.1 200 OK\r\n\r\n" + PAGE) == "application/pdf"


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, b" \r\n"])
def test_nothing_is_an_empty_file(data):
    with pytest.raises(EmptyFile):
        read_document(data, "report.pdf")


@pytest.mark.parametrize("data", [b"a text file renamed", b"PK\x03\x04 a workbook", b"GIF89a"])
def test_anything_else_is_refused_whatever_its_name(data):
    with pytest.raises(UnsupportedMedia):
        read_document(data, "report.pdf")


def test_a_pdf_without_its_end_is_truncated():
    with pytest.raises(Truncated):
        read_document(PAGE[: len(PAGE) * 2 // 3], "report.pdf")


def test_a_truncated_update_is_not_read_as_the_older_revision():
    with pytest.raises(Truncated):
        read_document(PAGE + b"\n9 0 obj\n<< /Type /Page", "report.pdf")


def test_a_pdf_that_only_claims_to_be_one_is_unreadable():
    with pytest.raises(DocumentUnreadable):
        read_document(b"%PDF-1.4\nnothing\n%%EOF", "report.pdf")


def test_a_locked_pdf_needs_its_password():
    with pytest.raises(PasswordNeeded):
        read_document(encrypted("open sesame"), "report.pdf")


def test_an_empty_opening_password_is_no_obstacle():
    document = read_document(encrypted(""), "report.pdf")

    assert [word.text for word in document.pages[0].words] == ["Test", "report"]


def test_a_truncated_image_is_said_to_be_so():
    noise = Image.effect_noise((300, 300), 80)
    out = BytesIO()
    noise.save(out, "JPEG")

    with pytest.raises(Truncated):
        read_document(out.getvalue()[:5000], "scan.jpg", ReadingOptions(ocr=False))
