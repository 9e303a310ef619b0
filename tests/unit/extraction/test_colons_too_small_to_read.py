"""In a column of colons an empty cell is a colon whose dots a scan lost: the value is in the next cell."""

from dataclasses import replace

from catalog import load_catalogue
from models.report import TestReport
from models.reread import no_reread
from parser.extraction import extract_report
from tests.unit.extraction.papers import covered, gridded, page


def _report(colons: tuple[str, str, str]) -> TestReport:
    """A cover of three labels with these cells between label and value."""
    labels = ("Applicant", "Manufacturer", "Sample Description")
    values = ("Quillwater Toys Co., Ltd.", "Harrow Works Ltd.", "Wooden puzzle")
    made = gridded(list(zip(labels, colons, values, strict=True)), width=140)
    (grid,) = made.pages
    title = page(covered())
    whole = replace(grid, lines=(*title.lines, *grid.lines), words=(*title.words, *grid.words))
    return extract_report(replace(made, pages=(whole,)), load_catalogue(), no_reread)


def test_a_label_before_an_empty_cell_of_such_a_column_has_its_value_behind_it() -> None:
    report = _report((":", "", ":"))
    assert report.manufacturer is not None
    assert report.manufacturer.value == "Harrow Works Ltd."


def test_an_empty_cell_elsewhere_is_a_value_that_is_not_given() -> None:
    report = _report(("–", "", "–"))
    assert report.manufacturer is None
