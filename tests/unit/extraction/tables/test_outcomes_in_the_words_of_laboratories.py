"""One row's outcome is told from its print: negative words first, N/A apart from not tested."""

import pytest

from models.report import Result
from parser.extraction.result_words import is_blank_mark
from parser.extraction.tables.known_words import TableWords


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("PASS", Result.PASS),
        ("PASS\n(See Result Page)", Result.PASS),
        ("P(ass)", Result.PASS),
        ("M", Result.PASS),
        ("√", Result.PASS),
        ("合 格", Result.PASS),
        ("符合/Pass", Result.PASS),
        ("Pass*", Result.PASS),
        ("Pass①", Result.PASS),
        ("不符合", Result.FAIL),
        ("不 合 格", Result.FAIL),
        ("DNM", Result.FAIL),
        ("×", Result.FAIL),
        ("Pass\nPass\nFail", Result.FAIL),
        ("PASS (specimen 2: Fail)", Result.FAIL),
        ("N.A.", Result.NOT_APPLICABLE),
        ("没有此项", Result.NOT_APPLICABLE),
        ("未检", Result.NOT_TESTED),
        ("Not requested", Result.NOT_TESTED),
        ("1: Pass 2: N/A", Result.PASS),
        ("NIA", Result.NOT_APPLICABLE),
        ("见附表", Result.SEE_REMARK),
        ("P See result page", Result.PASS),
        ("F See result page", Result.FAIL),
    ],
)
def test_a_cell_is_read(words: TableWords, printed: str, result: Result) -> None:
    assert words.results.read(printed) is result


@pytest.mark.parametrize(
    "printed", ["", "-", "/", "未检出", "Pass/Fail", "Material quality", "X", "12.5", "ND"]
)
def test_what_is_no_outcome_is_none(words: TableWords, printed: str) -> None:
    assert words.results.read(printed) is None


@pytest.mark.parametrize(
    ("statement", "result"),
    [
        ("does not comply with the requirement", Result.FAIL),
        ("经检验，样品不符合标准要求", Result.FAIL),
        ("The sample meets the requirements", Result.PASS),
        ("no failure was observed", Result.PASS),
        ("符合与否", None),
        ("未检出", None),
    ],
)
def test_a_statement_is_read(words: TableWords, statement: str, result: Result | None) -> None:
    assert words.results.read_statement(statement) is result


def test_a_report_s_own_legend_goes_first(words: TableWords) -> None:
    own = words.explained({"C": Result.NOT_TESTED, "—": Result.NOT_APPLICABLE})
    assert own.results.read("C") is Result.NOT_TESTED
    assert words.results.read("C") is Result.PASS


def test_a_dash_that_the_legend_explains_is_no_blank(words: TableWords) -> None:
    own = words.explained({"/": Result.NOT_APPLICABLE})
    assert own.results.read("/") is Result.NOT_APPLICABLE
    assert own.results.read("—") is None
    assert words.results.read("/") is None


@pytest.mark.parametrize("text", ["", " ", "-", "--", "―", "/", "//", "—"])
def test_dashes_are_blank(text: str) -> None:
    assert is_blank_mark(text)
