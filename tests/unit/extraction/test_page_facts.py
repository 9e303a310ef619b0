"""Each page says its number, the count of pages and the report's number."""

from dataclasses import replace

import pytest

from models.document import Word
from models.evidence import Method
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

PRINTED = {
    "Page 3 of 20": (3, 20),
    "Page: 3/20": (3, 20),
    "第 3 页 共 20 页": (3, 20),
    "共20页 第3页": (3, 20),
    "Seite 3 von 20": (3, 20),
    "3/20": (3, 20),
    "P.3/20": (3, 20),
    "Page 3": (3, None),
    "第3页": (3, None),
    "Clause 4.3": (None, None),
}


@pytest.mark.parametrize(("text", "expected"), PRINTED.items())
def test_the_printed_page_is_read(
    extract: Extract, text: str, expected: tuple[int | None, int | None]
) -> None:
    (page,) = extract(document(covered((450, 800, text)))).document.pages
    assert (page.printed_number, page.printed_total) == expected


@pytest.mark.parametrize(
    ("printed", "other", "sure", "expected"),
    [
        ("Page: 717", "7/7", 0.7, (7, 7)),
        ("Page: 217 of", "2/7", 0.7, (2, 7)),
        ("Page: 717", "7/7", 0.97, (717, None)),
        ("Page: 3/8", "3/3", 0.7, (3, 8)),
    ],
)
def test_a_slash_that_looks_like_a_one_is_read_otherwise_where_it_is_in_doubt(
    extract: Extract, printed: str, other: str, sure: float, expected: tuple[int | None, int | None]
) -> None:
    made = document(covered((450, 800, printed)), method=Method.OCR)
    (page,) = made.pages
    lines = tuple(
        replace(one, words=tuple(_doubted(w, other, sure) for w in one.words)) for one in page.lines
    )
    words = tuple(_doubted(word, other, sure) for word in page.words)
    (info,) = extract(replace(made, pages=(replace(page, lines=lines, words=words),))).document.pages
    assert (info.printed_number, info.printed_total) == expected


def _doubted(word: Word, other: str, sure: float) -> Word:
    """The figures at the foot of the page, read so surely."""
    figures = word.box.top > 790 and word.text[:1].isdigit()
    return replace(word, confidence=sure, alternatives=(other,)) if figures else word


def test_a_number_without_label_in_a_head_is_seen(extract: Extract) -> None:
    report = extract(document(covered(), [(400, 30, "QX2607-00123")], [(400, 30, "QX2607-00124")]))
    assert [page.report_numbers for page in report.document.pages] == [
        ("QX2607-00123",),
        ("QX2607-00123",),
        ("QX2607-00124",),
    ]


def test_two_reports_in_one_file_are_told_apart(extract: Extract) -> None:
    first = [
        (230, 60, "TEST REPORT"),
        (50, 90, "Report No.: QX2607-00123"),
        (400, 90, "Page 1 of 1"),
        (50, 120, "Model No.: AB-201"),
    ]
    second = [
        (230, 60, "TEST REPORT"),
        (50, 90, "Report No.: QX2607-00456"),
        (400, 90, "Page 1 of 1"),
        (50, 120, "Model No.: CD-777"),
    ]
    report = extract(document(first, second))
    assert report.report_number is not None
    assert report.report_number.value == "QX2607-00123"
    assert not report.report_number.doubtful
    assert [one.value for one in report.product.identifiers] == ["AB-201"]
    assert "several_reports_in_one_file" in [warning.code for warning in report.warnings]
    assert [page.report_numbers for page in report.document.pages] == [("QX2607-00123",), ("QX2607-00456",)]
