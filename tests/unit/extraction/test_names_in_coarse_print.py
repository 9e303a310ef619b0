"""Slips of the reader in the words of companies' names are mended; other words and printed names stay."""

import pytest

from models.evidence import Method, Value
from parser.extraction.lexicon import Lexicon
from parser.extraction.parties.spelling import as_another, mended
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import document

MENDED = {
    "Quillwater Technoloav Co.. Ltd.": "Quillwater Technology Co., Ltd.",
    "Quillwater Cerification and Testinq": "Quillwater Certification and Testing",
    "Quillwater Technoloky Co., Ltd.": "Quillwater Technoloky Co., Ltd.",
    "Qualita Toys Co., Ltd.": "Qualita Toys Co., Ltd.",
    "Tecnologia Sensata": "Tecnologia Sensata",
}


@pytest.mark.parametrize(("read", "name"), MENDED.items())
def test_only_letters_that_look_alike_are_mended(lexicon: Lexicon, read: str, name: str) -> None:
    assert mended(read, lexicon.term("company_words")) == name


@pytest.mark.parametrize(
    ("method", "name"),
    [
        (Method.OCR, "Quillwater Testing Technology Co., Ltd."),
        (Method.TEXT_LAYER, "Quillwater Testing Technoloav Co., Ltd."),
    ],
)
def test_print_of_a_text_layer_is_never_touched(extract: Extract, method: Method, name: str) -> None:
    cover = [
        (230.0, 110.0, "TEST REPORT"),
        (50.0, 140.0, "Report No.: QX2607-00123"),
        (50.0, 220.0, "Testing Laboratory: Quillwater Testing Technoloav Co., Ltd."),
    ]
    found = extract(document(cover, method=method)).laboratory.name
    assert found is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("read", "sure", "name"),
    [
        ("青羽山坝有限公司", 0.3, "青羽正大有限公司"),
        ("青羽山坝有限公司", 0.8, "青羽山坝有限公司"),
        ("白鹭山坝玩具有限公司", 0.3, "白鹭山坝玩具有限公司"),
    ],
)
def test_a_name_hardly_read_is_another_partys_only_where_it_resembles_it(
    read: str, sure: float, name: str
) -> None:
    applicant = Value(value="青羽正大有限公司", confidence=0.95)
    found = as_another(Value(value=read, confidence=sure), [applicant, None])
    assert found is not None
    assert (found.value, found.confidence) == (name, sure)


@pytest.mark.parametrize(
    ("sure", "wavered", "name"),
    [
        (0.6, ["青羽正太有限公司", "青羽正大有限公司"], "青羽正大有限公司"),
        (0.6, ["青羽正天有限公司"], "青羽正太有限公司"),
        (0.8, ["青羽正大有限公司"], "青羽正太有限公司"),
    ],
)
def test_a_name_in_doubt_is_another_partys_where_the_reader_wavered_between_the_two(
    sure: float, wavered: list[str], name: str
) -> None:
    applicant = Value(value="青羽正大有限公司", confidence=0.95)
    found = as_another(Value(value="青羽正太有限公司", confidence=sure), [applicant, None], wavered)
    assert found is not None
    assert (found.value, found.confidence) == (name, sure)


def test_print_that_was_seen_twice_counts_once(extract: Extract) -> None:
    lines = [
        (230.0, 60.0, "TEST REPORT"),
        (50.0, 90.0, "Report No.: QX2607-00123"),
        (50.0, 120.0, "Applicant:"),
        (130.0, 119.0, "Quill"),
        (130.0, 120.0, "Quill Toys Ltd."),
    ]
    found = extract(document(lines, method=Method.OCR)).applicant
    assert found is not None
    assert found.value == "Quill Toys Ltd."
