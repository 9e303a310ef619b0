"""Slips of the reader in the words of companies' names are mended; other words and printed names stay."""

import pytest

from models.evidence import Method
from parser.extraction.lexicon import Lexicon
from parser.extraction.spelling import mended
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
