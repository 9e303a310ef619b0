"""Messages, remedies, reasons for clauses and the disclaimer in English or Chinese; codes stay the same."""

from models.document import PageStatus
from models.report import ReportWarning
from tests.acceptance.decision_table.changes import page, without
from tests.builders.toys import toy_line, toy_shipment, toy_submission


def test_the_same_findings_in_both_languages() -> None:
    broken = without("4.7")(toy_submission())
    english, chinese = broken.verified(), broken.but(language="zh").verified()
    assert [one.reason for one in english.findings] == [one.reason for one in chinese.findings]
    assert english.verdict == chinese.verdict
    assert any("可触及边缘" in one.message for one in chinese.findings)
    assert "货物放行以海关决定为准" in chinese.disclaimer
    assert {cell.required_because for cell in chinese.coverage} >= {"必检"}


def test_every_finding_on_a_line_names_it() -> None:
    lines = toy_shipment(toy_line(), toy_line(sku="ZZ-9"), toy_line(sku="BT 100", features=("magnet",)))
    verification = toy_submission().but(shipment=lines).verified()
    named = {one.subject.line: set[object]() for one in verification.findings}
    for one in verification.findings:
        named[one.subject.line].add(one.details["line"])
    assert named == {None: {"–"}, "BT-100": {"BT-100"}, "ZZ-9": {"ZZ-9"}, "BT 100": {"BT 100"}}
    assert not any("\ue000" in text for text in (verification.model_dump_json(), str(verification.findings)))
    told = {one.subject.line: one.message for one in verification.findings if one.reason.endswith("in-scope")}
    assert all(str(line) in message for line, message in told.items())


def test_another_language_falls_back_to_english() -> None:
    assert toy_submission().but(language="fr").verified().findings == toy_submission().verified().findings


def test_warnings_of_the_reading_speak_chinese_too() -> None:
    warning = ReportWarning(code="first_reader_missing", message="RapidOCR is not installed.")
    toys = toy_submission()
    warned = toys.but(reports=tuple(one.model_copy(update={"warnings": (warning,)}) for one in toys.reports))
    said = {one.reason: one.message for one in warned.but(language="zh").verified().findings}
    assert "未安装 RapidOCR" in said["document-integrity.reading-warned"]
    said = {one.reason: one.message for one in warned.verified().findings}
    assert "RapidOCR" in said["document-integrity.reading-warned"]


def test_why_a_page_is_in_doubt_is_said_in_words() -> None:
    in_doubt = page(4, status=PageStatus.READ_WITH_DOUBT, reason="illegible")(
        without("4.7")(toy_submission())
    )
    for language, words in (("zh", "页上有不少文字无法可靠识别"), ("en", "could not be read surely")):
        findings = in_doubt.but(language=language).verified().findings
        finding = next(one for one in findings if one.reason == "reading.doubtful")
        assert words in f"{finding.message} {finding.remedy}"
        assert finding.details["texts"] == ["illegible"]


def test_a_name_that_ends_with_a_full_stop_brings_no_second_one() -> None:
    toys = toy_submission()
    shipment = toy_shipment(toy_line()).model_copy(update={"exporter": "Foxglen Import & Export Co., Ltd."})
    told = [one.message for one in toys.but(shipment=shipment).verified().findings]
    assert any("Foxglen" in message for message in told)
    assert not any(".." in message for message in told)
