"""A report's number is its own: not the order's, not that of a report which it replaces, nor a standard's."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document, gridded


def numbers(extract: Extract, *lines: str) -> tuple[str | None, list[str | None]]:
    report = extract(
        document([(230, 60, "TEST REPORT"), *((50.0, 90.0 + 20 * n, text) for n, text in enumerate(lines))])
    )
    number = report.report_number.value if report.report_number else None
    return number, [value.value for value in report.supersedes]


def test_the_order_number_beside_it_is_left_alone(extract: Extract) -> None:
    assert numbers(
        extract, "Order No.: 5550123", "Test Report No.: 61280077 004", "Client Reference No.: N/A"
    ) == (
        "61280077 004",
        [],
    )


def test_a_replaced_report_is_named_as_such(extract: Extract) -> None:
    found = numbers(
        extract,
        "Report No.: QX2607-00123R1",
        "This report supersedes report No. QX2606-00999 dated 2026-06-02.",
    )
    assert found == ("QX2607-00123R1", ["QX2606-00999"])


def test_a_replaced_number_may_hold_a_space(extract: Extract) -> None:
    found = numbers(
        extract,
        "Report No.: 61280077 004",
        "This test report replaces report 61280012 001, which is no longer valid.",
    )
    assert found == ("61280077 004", ["61280012 001"])


def test_a_previous_number_behind_its_own_label_is_superseded(extract: Extract) -> None:
    assert numbers(extract, "Report No.: QX2607-00123", "Previous Report No.: QX2606-00999") == (
        "QX2607-00123",
        ["QX2606-00999"],
    )


def test_a_chinese_sentence_names_the_replaced_report(extract: Extract) -> None:
    found = numbers(extract, "报告编号：QX2607-00123", "本报告替代原报告编号QX2606-00999，原报告作废。")
    assert found == ("QX2607-00123", ["QX2606-00999"])


def test_a_bare_number_counts_where_nothing_better_is_printed(extract: Extract) -> None:
    assert numbers(extract, "No. : XM180300438AB")[0] == "XM180300438AB"


def test_a_street_number_is_no_report_number(extract: Extract) -> None:
    assert numbers(extract, "Address: No. 218 Kezhi Road, Ningbo", "Date: 2026-05-12")[0] is None


def test_another_number_in_a_head_is_kept_as_a_conflict(extract: Extract) -> None:
    head = [(50.0, 40.0, "Report No.: QX2607-00123"), (400.0, 40.0, "Page 1 of 3")]
    other = [(50.0, 40.0, "Report No.: QX2607-00777"), (400.0, 40.0, "Page 3 of 3")]
    second = [(50.0, 40.0, "Report No.: QX2607-00123"), (400.0, 40.0, "Page 2 of 3")]
    report = extract(document([(230, 80, "TEST REPORT"), *head], second, other))
    assert [page.report_numbers for page in report.document.pages] == [
        ("QX2607-00123",),
        ("QX2607-00123",),
        ("QX2607-00777",),
    ]
    assert report.report_number is not None
    assert report.report_number.value == "QX2607-00123"
    assert "QX2607-00777" in report.report_number.readings
    assert report.report_number.doubtful


def test_the_other_forms_of_numbers_are_whole(extract: Extract) -> None:
    for number in (
        "(6641)284-1177(RETEST)",
        "QW2607001234/EN",
        "Q2717.01-204-12 R1",
        "(2026) xq015044",
        "F690101/LF-QTSAYAA",
    ):
        assert numbers(extract, f"Report No.: {number}", "Date: 2026-05-12")[0] == number


def test_covered_reports_have_a_number(extract: Extract) -> None:
    assert extract(document(covered())).report_number is not None


def _with_foot(*feet: str) -> list[list[tuple[float, float, str]]]:
    head = [(230.0, 60.0, "TEST REPORT"), (50.0, 100.0, "Applicant: Bright Rain Toys Co., Ltd.")]
    body = [(50.0, 100.0, "Small parts were not found on this page of the report.")]
    return [
        [*(body if page else head), (50.0, 790.0, "No. 41 Kechuang Road, Dongguan"), (460.0, 805.0, foot)]
        for page, foot in enumerate(feet)
    ]


def test_a_number_alone_at_the_foot_of_every_page_is_the_reports(extract: Extract) -> None:
    number = extract(document(*_with_foot("No. KET260901951", "No. KET260901951"))).report_number
    assert number is not None
    assert number.value == "KET260901951"


def test_one_at_the_foot_of_some_pages_or_with_more_behind_it_is_not(extract: Extract) -> None:
    assert extract(document(*_with_foot("No. KET260901951", "Page 2"))).report_number is None
    form = "No. KET260901951 of the forms"
    assert extract(document(*_with_foot(form, form))).report_number is None


def test_a_label_in_two_languages_is_as_clear_as_its_clearer_one(extract: Extract) -> None:
    lines = ["Ref. No.: WT681541796", "编号 / Technical Report No.: MET260904260R1"]
    found = extract(
        document([(230, 60, "TEST REPORT"), *((50.0, 90.0 + 20 * n, t) for n, t in enumerate(lines))])
    )
    assert found.report_number is not None
    assert (found.report_number.value, found.report_number.doubtful) == ("MET260904260R1", False)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("报告编号（No.）：鄞纺检（2026）字第W0821号", "鄞纺检(2026)字第W0821号"),
        ("报告编号：鄞检2026-00417", "鄞检2026-00417"),
        ("报告编号：详见第3页", None),
    ],
)
def test_a_number_may_begin_in_chinese(extract: Extract, line: str, number: str | None) -> None:
    assert numbers(extract, line)[0] == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("Report No.: 61280077\n004", "61280077 004"),
        ("Report No.: QX2607-00123\n2026-06-02", "QX2607-00123"),
        ("Report No.: QX2607-00123\n3 pages", "QX2607-00123"),
    ],
)
def test_its_last_figures_may_stand_below_in_a_narrow_cell(extract: Extract, cell: str, number: str) -> None:
    report = extract(gridded([["TEST REPORT", cell], ["Applicant", "Fable Toys Co., Ltd."]]))
    assert report.report_number is not None
    assert report.report_number.value == number
