"""Codes and signs of edits are passed on, told what they are."""

from dataclasses import replace

from catalog.catalogue import Catalogue
from models.document import Code, Edit, Word
from models.evidence import Method
from models.geometry import Box
from parser.extraction import extract_report
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

SQUARE = Box(450, 300, 510, 360)


def decorative(extract: Extract, symbology: str, payload: str, *words: str) -> bool:
    paper = document(covered(*((440.0, 365.0 + 12 * n, text) for n, text in enumerate(words))))
    (code,) = extract(replace(paper, codes=(Code(symbology, payload, 1, SQUARE),))).codes
    return code.decorative


def test_a_social_page_is_ornament(extract: Extract) -> None:
    assert decorative(extract, "QR Code", "https://u.wechat.com/abc")
    assert decorative(extract, "QR Code", "https://lab.example/app", "Follow us")


def test_a_code_that_names_the_report_is_not(extract: Extract) -> None:
    assert not decorative(extract, "QR Code", "https://lab.example/v?no=QX2607-00123", "Follow us")


def test_a_verification_code_is_not(extract: Extract) -> None:
    assert not decorative(extract, "QR Code", "https://lab.example/v/9f3a", "Scan to verify")


def test_an_edit_names_the_fields_that_it_touches(extract: Extract) -> None:
    paper = document(covered((50, 120, "Sample Name: Wooden Blocks"), (50, 140, "Model No.: AB-201")))
    edit = Edit("overlaid", 1, Box(100, 138, 200, 152), "AB-200")
    (found,) = extract(replace(paper, edits=(edit,))).edits
    assert found.touches == ("product.identifiers",)


def test_a_second_reader_confirms_or_doubts_what_was_scanned(catalogue: Catalogue) -> None:
    paper = document(covered(), method=Method.OCR)
    number = "QX2607-00123"

    def sees(text: str) -> float:
        report = extract_report(paper, catalogue, lambda page, box: (Word(text, box, method=Method.OCR),))
        assert report.report_number is not None
        return report.report_number.confidence

    assert sees(number) >= 0.9
    assert sees("QX2607-00128") < 0.75
    unread = extract_report(paper, catalogue).report_number
    assert unread is not None
    assert 0.75 <= unread.confidence < 0.9


def test_words_that_ask_to_scan_tell_of_a_code_that_was_not_found(extract: Extract) -> None:
    paper = document(covered((440.0, 365.0, "Scan to verify / 扫码查询真伪")))
    (code,) = extract(paper).codes
    assert (code.payload, code.readable, code.decorative, code.page) == (None, False, False, 1)
    found = replace(paper, codes=(Code("QR Code", "https://lab.example/v/9f3a", 1, SQUARE),))
    assert [one.payload for one in extract(found).codes] == ["https://lab.example/v/9f3a"]


def test_other_words_ask_for_no_code(extract: Extract) -> None:
    prints = [(50.0, 300.0, "Scan to follow us"), (50.0, 320.0, "To verify this report, write to us.")]
    assert extract(document(covered(*prints))).codes == ()
