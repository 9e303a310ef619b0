"""Messages, remedies, reasons for clauses and the disclaimer in English or Chinese; codes stay the same."""

from tests.acceptance.decision_table.changes import without
from tests.builders.toys import toy_submission


def test_the_same_findings_in_both_languages() -> None:
    broken = without("4.7")(toy_submission())
    english, chinese = broken.verified(), broken.but(language="zh").verified()
    assert [one.reason for one in english.findings] == [one.reason for one in chinese.findings]
    assert english.verdict == chinese.verdict
    assert any("可触及边缘" in one.message for one in chinese.findings)
    assert "货物放行以海关决定为准" in chinese.disclaimer
    assert {cell.required_because for cell in chinese.coverage} >= {"必检"}


def test_another_language_falls_back_to_english() -> None:
    assert toy_submission().but(language="fr").verified().findings == toy_submission().verified().findings
