"""A character in doubt in a column of colons is a colon: the value stands behind it, not in its place."""

from dataclasses import replace

import pytest

from catalog import load_catalogue
from models.document import Document
from models.evidence import Method
from models.report import TestReport
from models.reread import no_reread
from parser.extraction import extract_report
from tests.unit.extraction.papers import Print, covered, document

LINES: list[Print] = [
    (50, 120, "Applicant"),
    (200, 120, ":"),
    (220, 120, "Quillwater Toys Co., Ltd."),
    (50, 140, "Date Received"),
    (200, 140, ":"),
    (220, 140, "2026-09-01"),
    (50, 160, "Testing Period"),
    (220, 160, "2026-09-02 - 2026-09-09"),
    (50, 180, "Country of Origin"),
    (200, 180, ":"),
    (220, 180, "China"),
]


def _report(mark: str, sure: float) -> TestReport:
    made = document(covered(*LINES, (200, 160, mark)), method=Method.OCR)
    (page,) = made.pages
    lines = tuple(
        replace(line, words=(replace(line.words[0], confidence=sure),)) if line.text == mark else line
        for line in page.lines
    )
    doubted: Document = replace(made, pages=(replace(page, lines=lines),))
    return extract_report(doubted, load_catalogue(), no_reread)


@pytest.mark.parametrize("mark", ["i", ";", "\ufffd"])
def test_in_a_column_of_colons_a_character_in_doubt_is_one(mark: str) -> None:
    started = _report(mark, 0.6).dates.test_started
    assert started is not None
    assert str(started.value) == "2026-09-02"


def test_what_was_read_surely_is_no_colon() -> None:
    assert _report("B", 0.97).dates.test_started is None


def _before_values(mark: str, sure: float) -> TestReport:
    """Lines on which the reader of a scan left no gap between colon and value; one of the colons in doubt."""
    values = {"Applicant": "Quillwater", "Maker": "Harrow", "Country of Origin": "China"}
    texts = {**values, "Report No.": "QT-2026-004411"}
    marks = {"Report No.": mark}
    prints: list[Print] = [(230, 60, "TEST REPORT")]
    for place, (label, value) in enumerate(texts.items()):
        prints += [(50, 120 + 20 * place, label), (200, 120 + 20 * place, f"{marks.get(label, ':')} {value}")]
    made = document(prints, method=Method.OCR)
    (page,) = made.pages
    lines = tuple(
        replace(line, words=(replace(line.words[0], confidence=sure), *line.words[1:]))
        if line.text.startswith(f"{mark} ")
        else line
        for line in page.lines
    )
    return extract_report(replace(made, pages=(replace(page, lines=lines),)), load_catalogue(), no_reread)


@pytest.mark.parametrize("mark", ["1", "•", "\ufffd"])
def test_before_a_value_it_is_one_too(mark: str) -> None:
    number = _before_values(mark, 0.5).report_number
    assert number is not None
    assert number.value == "QT-2026-004411"


def test_what_was_read_surely_before_a_value_is_part_of_it() -> None:
    number = _before_values("B", 0.97).report_number
    assert number is None or number.value != "QT-2026-004411"
