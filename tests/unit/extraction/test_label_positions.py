"""A value is found wherever a layout puts it: behind its label, beside, below, in the next cell."""

from dataclasses import replace
from datetime import date

import pytest

from models.document import Document, Line
from models.geometry import Box, around
from models.report import TestReport
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document, gridded, page

LAYOUTS: dict[str, Document] = {
    "behind the label": document(
        covered((50, 120, "Sample Name: Wooden Blocks"), (50, 140, "Applicant: Quill Toys Ltd."))
    ),
    "beside the label": document(
        covered(
            (50, 120, "Sample Name:"),
            (200, 120, "Wooden Blocks"),
            (50, 140, "Applicant:"),
            (200, 140, "Quill Toys Ltd."),
        )
    ),
    "beside, no colon": document(
        covered(
            (50, 120, "Sample Name"),
            (200, 120, "Wooden Blocks"),
            (50, 140, "Applicant"),
            (200, 140, "Quill Toys Ltd."),
        )
    ),
    "below the label": document(
        covered(
            (50, 120, "Sample Name"),
            (50, 132, "Wooden Blocks"),
            (50, 152, "Applicant"),
            (50, 164, "Quill Toys Ltd."),
            (50, 184, "Country of Origin"),
            (50, 196, "China"),
        )
    ),
    "colons in a column of their own": document(
        covered(
            (50, 120, "Sample Name"),
            (180, 120, ":"),
            (260, 120, "Wooden Blocks"),
            (50, 140, "Applicant"),
            (180, 140, ":"),
            (260, 140, "Quill Toys Ltd."),
        )
    ),
    "colons in cells of their own": gridded(
        [
            ["Test Report", "", ""],
            ["Sample Name", ":", "Wooden Blocks"],
            ["Applicant", ":", "Quill Toys Ltd."],
            ["Report No.", ":", "QX2607-00123"],
        ]
    ),
    "dots lead to the value": document(
        covered(
            (50, 120, "Sample Name........:"),
            (260, 120, "Wooden Blocks"),
            (50, 140, "Applicant........:"),
            (260, 140, "Quill Toys Ltd."),
        )
    ),
    "colon on the value's side": document(
        covered(
            (50, 120, "Sample Name"),
            (200, 120, ": Wooden Blocks"),
            (50, 140, "Applicant"),
            (200, 140, ": Quill Toys Ltd."),
        )
    ),
    "dotted leaders": document(
        covered(
            (50, 120, "Sample Name ........: Wooden Blocks"),
            (50, 140, "Applicant ..........: Quill Toys Ltd."),
        )
    ),
    "a bilingual label": document(
        covered(
            (50, 120, "样品名称 Sample Name: Wooden Blocks"),
            (50, 140, "委托单位 / Applicant: Quill Toys Ltd."),
        )
    ),
    "several pairs on one line": document(
        covered((50, 120, "Sample Name: Wooden Blocks Applicant: Quill Toys Ltd. Quantity: 3 pcs"))
    ),
    "the next cell": gridded(
        [
            ["Test Report", ""],
            ["Report No.", "QX2607-00123"],
            ["Sample Name", "Wooden Blocks"],
            ["Applicant", "Quill Toys Ltd."],
        ]
    ),
    "the cell below": gridded(
        [["Report No.", "Sample Name", "Applicant"], ["QX2607-00123", "Wooden Blocks", "Quill Toys Ltd."]]
    ),
    "the same cell": gridded(
        [["Report No.:\nQX2607-00123", "Sample Name:\nWooden Blocks", "Applicant:\nQuill Toys Ltd."]]
    ),
    "words run together": document(
        covered((50, 120, "SampleName:Wooden Blocks"), (50, 140, "APPLICANT : Quill Toys Ltd."))
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_value_is_found(extract: Extract, layout: str) -> None:
    report: TestReport = extract(LAYOUTS[layout])
    assert report.product.name is not None
    assert report.product.name.value == "Wooden Blocks"
    assert report.applicant is not None
    assert report.applicant.value == "Quill Toys Ltd."
    assert report.report_number is not None
    assert report.report_number.value == "QX2607-00123"


def test_a_clear_digital_value_is_sure(extract: Extract) -> None:
    report = extract(LAYOUTS["beside the label"])
    assert report.applicant is not None
    assert report.applicant.confidence >= 0.9


def test_the_evidence_is_the_value_alone(extract: Extract) -> None:
    report = extract(LAYOUTS["behind the label"])
    assert report.product.name is not None
    (evidence,) = report.product.name.evidence
    assert (evidence.page, evidence.text) == (1, "Wooden Blocks")
    assert evidence.box.x0 == pytest.approx(50 + 5 * len("Sample Name: "), abs=0.1)


def test_the_value_of_a_label_is_no_label_itself(extract: Extract) -> None:
    prints = [
        (50.0, 120.0, "Company"),
        (200.0, 120.0, ": Quill Toys Ltd."),
        (50.0, 140.0, "Kind of Order"),
        (200.0, 140.0, ": Sample submitted by client"),
        (50.0, 160.0, "Labelled Age Grade"),
        (200.0, 160.0, ": 8 years old+"),
    ]
    applicant = extract(document(covered(*prints))).applicant
    assert applicant is not None
    assert applicant.value == "Quill Toys Ltd."


def test_two_labels_with_nothing_between_are_label_and_value(extract: Extract) -> None:
    rows = [
        ["Test Report", "", "", ""],
        ["Report No.", "QX2607-00123", "Kind of Order", "Sample submitted by client"],
        ["Company", "Quill Toys Ltd.", "Country of Destination", "USA"],
    ]
    applicant = extract(gridded(rows)).applicant
    assert applicant is not None
    assert applicant.value == "Quill Toys Ltd."


def test_labels_of_two_lines_in_a_grid_are_no_row_of_heads(extract: Extract) -> None:
    rows = [
        ["Test Report", "", "", ""],
        ["委托单位\nApplicant", "Gearling Brands LLC", "生产者\nMaker", "Driftolo Toys Co.,\nLtd."],
        ["报告编号\nReport No.", "QX2607-00123", "制造商地址\nManufacturer Address", "Room 236, Building 3"],
    ]
    made = gridded(rows)
    (page,) = made.pages
    lower = tuple(moved(one, 7) if one.text == "Gearling Brands LLC" else one for one in page.lines)
    found = extract(replace(made, pages=(replace(page, lines=lower),))).manufacturer
    assert found is not None
    assert found.value == "Driftolo Toys Co., Ltd."


def moved(one: Line, down: float) -> Line:
    """A line of print further down."""
    boxes = [Box(w.box.x0, w.box.top + down, w.box.x1, w.box.bottom + down) for w in one.words]
    words = tuple(replace(word, box=box) for word, box in zip(one.words, boxes, strict=True))
    return Line(one.text, around(boxes), words)


def test_a_label_at_half_the_height_of_two_lines_has_both_as_its_value(extract: Extract) -> None:
    paper = covered(
        (50, 120, "Sample Name"),
        (200, 120, "Wooden Blocks"),
        (50, 147, "Style No."),
        (200, 140.5, "PK-5440/PK-5441/PK-5"),
        (200, 153.5, "442/PK-5443"),
        (50, 174, "Applicant"),
        (200, 174, "Quill Toys Ltd."),
    )
    low = page(paper)
    lines = tuple(_cropped(one) if "PK-" in one.text else one for one in low.lines)
    made = replace(document(paper), pages=(replace(low, lines=lines),))

    report = extract(made)

    assert [one.value for one in report.product.identifiers] == ["PK-5440", "PK-5441", "PK-5442", "PK-5443"]


def _cropped(line: Line) -> Line:
    """The line as high as the ink of its figures."""
    words = tuple(replace(word, box=word.box._replace(bottom=word.box.bottom - 1)) for word in line.words)
    return replace(line, box=around([word.box for word in words]), words=words)


def test_a_label_of_two_lines_has_the_colon_of_its_value_beside_the_first(extract: Extract) -> None:
    made = document(
        covered(
            (50, 120, "Country of"),
            (170, 120, ": Peru"),
            (50, 131, "Destination"),
            (50, 148, "Sample Receiving"),
            (170, 148, ": Oct 12, 2026"),
            (50, 159, "Date"),
        )
    )
    report = extract(made)
    assert [one.value for one in report.product.destinations] == ["Peru"]
    assert report.dates.received is not None
    assert report.dates.received.value == date(2026, 10, 12)
