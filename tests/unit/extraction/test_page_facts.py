"""Each page says its number, the count of pages and the report's number."""

import pytest

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
