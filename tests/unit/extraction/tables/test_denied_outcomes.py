"""A "pass" behind a denial is a failure, behind a hedge it is open, whatever word a laboratory has for it."""

import pytest

from models.report import ClauseRow, Result
from parser.extraction.tables.known_words import TableWords
from tests.unit.extraction.tables.conftest import Rows
from tests.unit.extraction.tables.made import document

DENIED = (
    "Not fulfilled",
    "not in conformity",
    "non conforme",
    "No pass",
    "cannot pass",
    "has not yet passed",
    "was not found to be compliant",
    "isn't compliant",
    "out of compliance",
    "does not satisfy",
    "fails to comply",
    "未能通过",
    "不完全符合",
    "不予合格",
    "未满足要求",
    "没有通过",
)
OPEN = (
    "partly complies",
    "Partially compliant",
    "基本符合",
    "部分合格",
    "Incompliance",
    "conditionally accepted",
)
STATED = (
    "No sharp edges; Pass",
    "No small parts found - Pass",
    "Not detected, pass",
    "The toy is not required to bear a label. Complies",
    "未检出，合格",
    "无明显异味；合格",
    "Sample No 1 pass",
    "no failure",
    "in compliance",
)


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_failed(words: TableWords, text: str) -> None:
    assert words.results.read_statement(text) is Result.FAIL
    assert words.results.read(text) in (Result.FAIL, None)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_hedged_is_open(words: TableWords, text: str) -> None:
    assert words.results.read_statement(text) is Result.SEE_REMARK


@pytest.mark.parametrize("text", STATED)
def test_a_denial_of_something_else_denies_no_outcome(words: TableWords, text: str) -> None:
    assert words.results.read_statement(text) is Result.PASS


@pytest.mark.parametrize(("text", "result"), [("Not fulfilled", Result.FAIL), ("未通过", Result.FAIL)])
def test_a_cell_of_nothing_else_is_an_outcome(words: TableWords, text: str, result: Result) -> None:
    assert words.results.read(text) is result


@pytest.mark.parametrize("text", ["Does not", "Not up to standard", "Cannot", "不"])
def test_what_is_left_of_a_denial_says_nothing_surely(rows: Rows, text: str) -> None:
    assert _second(rows, text).confidence < 0.6


@pytest.mark.parametrize("text", ["data", "none visible", "not found", "No sharp points"])
def test_other_words_are_what_the_laboratory_says(rows: Rows, text: str) -> None:
    assert _second(rows, text).confidence > 0.8


def _second(rows: Rows, text: str) -> ClauseRow:
    table = [
        ["Clause", "Test", "Result"],
        ["4.7", "Edges", "P"],
        ["4.9", "Points", text],
        ["4.38", "Magnets", "P"],
    ]
    row = rows(document(["ASTM F963-23 Toy safety", table]))[1]
    assert row.result is Result.SEE_REMARK
    return row
