"""A report that another one replaces decides nothing; of two that replace each other both stay."""

import pytest

from models.report import TestReport
from tests.acceptance.decision_table.changes import without
from tests.builders.toys import NUMBER, toy_report, toy_submission
from tests.builders.values import value

LATER = "QXT2609009999B"


def replacing(number: str, *old: str, confidence: float = 1.0) -> TestReport:
    return toy_report(number, supersedes=tuple(value(one, confidence=confidence) for one in old))


CASES: dict[str, tuple[tuple[TestReport, ...], list[str]]] = {
    "the later replaces the earlier": ((toy_report(), replacing(LATER, NUMBER)), [NUMBER]),
    "in other dress": ((toy_report(), replacing(LATER, "qxt-2609001234a")), [NUMBER]),
    "each the other": ((replacing(NUMBER, LATER), replacing(LATER, NUMBER)), []),
    "itself": ((replacing(NUMBER, NUMBER),), []),
    "one that is not here": ((toy_report(), replacing(LATER, "QXT2609000000C")), []),
    "read with doubt": ((toy_report(), replacing(LATER, NUMBER, confidence=0.3)), []),
}


@pytest.mark.parametrize(("reports", "superseded"), CASES.values(), ids=CASES.keys())
def test_superseded(reports: tuple[TestReport, ...], superseded: list[str]) -> None:
    listed = toy_submission().but(reports=reports).verified().listed
    assert [one.report for one in listed if one.why == "superseded"] == superseded


def test_what_a_replaced_report_lacked_is_not_asked() -> None:
    broken = without("4.7")(toy_submission()).report
    verification = toy_submission().but(reports=(broken, replacing(LATER, NUMBER))).verified()
    assert verification.verdict == "ready"
