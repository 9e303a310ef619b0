"""Streams and forms that unpack to too much are refused by name, before anything unpacks them whole."""

import time
import zlib
from io import BytesIO

import pikepdf
import pytest

from models.exceptions import LimitExceeded
from parser.reading import ReadingOptions, read_document
from parser.reading.pdf.unpacking import check_unpacked
from tests.unit.reading.edited import saved

OPTIONS = ReadingOptions(ocr=False, stream_limit=2_000_000, object_limit=5_000)
FLATE = pikepdf.Name.FlateDecode


def with_contents(packed: bytes, layers: int, **saving: object) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 400))
    filters = pikepdf.Array([FLATE] * layers)
    document.pages[0].Contents = document.make_stream(packed, Filter=filters)
    out = BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def nested_forms(depth: int, times: int) -> bytes:
    """Forms that draw one another, each `times` times; the last draws a line."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 400))
    within: pikepdf.Object | None = None
    for _ in range(depth):
        form = document.make_stream(b"0 0 m 9 9 l S" if within is None else b"/X Do\n" * times)
        form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]})
        if within is not None:
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=within))
        within = document.make_indirect(form)
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=within))
    document.pages[0].Contents = document.make_stream(b"/X Do")
    return saved(document)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_grows_beyond_its_limit(layers: int) -> None:
    packed = b" " * 30_000_000
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    began = time.process_time()
    with pytest.raises(LimitExceeded, match="stream_limit"):
        read_document(with_contents(packed, layers), "bomb.pdf", OPTIONS)
    assert time.process_time() - began < 2


def test_a_stream_in_an_encrypted_file() -> None:
    packed = zlib.compress(b" " * 30_000_000, 9)
    locked = with_contents(packed, 1, encryption=pikepdf.Encryption(owner="owner", user=""))
    with pytest.raises(LimitExceeded, match="stream_limit"):
        read_document(locked, "bomb.pdf", OPTIONS)


def test_forms_that_multiply() -> None:
    with pytest.raises(LimitExceeded, match="object_limit"):
        read_document(nested_forms(9, 10), "bomb.pdf", OPTIONS)


def test_what_stays_within_the_limits_is_let_through() -> None:
    check_unpacked(nested_forms(3, 10), OPTIONS)
    check_unpacked(with_contents(zlib.compress(b" " * 1_900_000), 1), OPTIONS)


def test_bytes_after_the_end_of_a_stream_do_no_harm() -> None:
    check_unpacked(with_contents(zlib.compress(b" " * 1_000_000) + b"\n" * 9000, 1), OPTIONS)


def test_a_stream_that_is_not_what_it_says_is_left_to_the_parser() -> None:
    document = read_document(with_contents(b"no deflated bytes" * 2000, 1), "odd.pdf", OPTIONS)
    assert len(document.pages) == 1
