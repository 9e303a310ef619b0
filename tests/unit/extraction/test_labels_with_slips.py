"""A label of coarse print with one misread character is understood; sure print is taken at its word."""

from dataclasses import replace

import pytest

from models.document import Document
from models.evidence import Method
from models.report import TestReport
from parser.extraction.labelled.slips import SlippedLabels
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

LABELS = {
    "product_name": ("产品名称", "Product Name"),
    "applicant": ("送检单位",),
    "laboratory": ("承检单位",),
    "tested": ("Turn Around Time",),
}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("产品名科", "product_name"),
        ("产名称", "product_name"),
        ("Produet Name", "product_name"),
        ("产品名称", None),
        ("物检单位", None),
        ("产昌名科", None),
        ("Prod Name", None),
        ("Turn Around Timne", "tested"),
        ("Turn Arund Time", "tested"),
        ("Turn Arund Timne", None),
        ("Producct Name", "product_name"),
        ("立品名科 PRODUCT NAME", "product_name"),
        ("i品; Product Name", "product_name"),
        ("Product Nane / 立品名科", "product_name"),
        ("送检单位 PRODUCT NAME", None),
        ("立品名科 PRODICT NANE", None),
    ],
)
def test_one_slip_leads_to_one_field(text: str, field: str | None) -> None:
    assert SlippedLabels(LABELS).field_of(text) == field


def read(extract: Extract, sure: float, text: str = "产品名科:木制积木") -> TestReport:
    made = document(covered((50, 120, text)), method=Method.OCR)
    page = made.pages[0]
    lines = tuple(
        replace(line, words=tuple(replace(word, confidence=sure) for word in line.words))
        for line in page.lines
    )
    doubted: Document = replace(made, pages=(replace(page, lines=lines),))
    return extract(doubted)


def test_a_doubted_label_is_understood_with_doubt(extract: Extract) -> None:
    name = read(extract, 0.6).product.name
    assert name is not None
    assert name.value == "木制积木"
    assert name.doubtful


def test_a_sure_one_is_taken_at_its_word(extract: Extract) -> None:
    assert read(extract, 0.99).product.name is None


def test_it_ends_before_the_next_label(extract: Extract) -> None:
    maker = read(extract, 0.6, "生产门家:青羽玩具有限公司:地址: 宁波市海曙区").manufacturer
    assert maker is not None
    assert maker.value == "青羽玩具有限公司"
