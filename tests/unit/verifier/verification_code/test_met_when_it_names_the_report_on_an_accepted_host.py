"""Payload names this report and the host is accepted: met without any network."""

import pytest

from models.evidence import Method
from models.local import LocalValues
from tests.acceptance.decision_table.changes import report
from tests.builders.infants import HOST, code, infant_submission
from tests.builders.toys import NUMBER, found, reasons_of, toy_submission
from tests.builders.values import value

NAMING = {
    "as a parameter": f"https://{HOST}/check?no={NUMBER}",
    "in the path": f"https://verify.{HOST}/r/{NUMBER}",
    "in lower case with hyphens": f"https://{HOST}/check?no=qxt-2609001234a",
    "behind words": f"Report {NUMBER}: https://{HOST}/check?no={NUMBER}",
    "without scheme": f"{HOST}/r/{NUMBER}",
    "percent-encoded": f"https://{HOST}/check?no=QXT%32609001234A",
    "beside the laboratory's own page": f"No. {NUMBER} https://{HOST}/r/{NUMBER} https://www.{HOST}",
    "leading on to its own page": f"https://{HOST}/go?no={NUMBER}&to=https%3A%2F%2Fverify.{HOST}%2Fr",
}


@pytest.mark.parametrize("payload", NAMING.values(), ids=NAMING.keys())
def test_met(payload: str) -> None:
    changed = report(codes=(code(payload),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["names-report"]


def test_a_date_beside_a_number_of_digits_is_no_other_report() -> None:
    numbered = report(
        report_number=value("2026090123"), codes=(code(f"https://{HOST}/r?no=2026090123&on=2026091408"),)
    )(infant_submission())
    assert "names-report" in reasons_of(numbered.verified(), "verification-code")


def test_the_place_of_the_code_and_the_number_are_shown() -> None:
    finding = found(infant_submission().verified(), "verification-code")[0]
    assert [one.method for one in finding.evidence] == [Method.TEXT_LAYER, Method.CODE]


def test_one_good_code_among_ornaments_is_enough() -> None:
    good = code(f"https://{HOST}/check?no={NUMBER}")
    ornaments = (
        code("https://u.wechat.com/abc", decorative=True),
        code(None),
        code("9520041102248", "EAN-13"),
    )
    changed = report(codes=(*ornaments, good))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["names-report"]


def test_a_users_own_host_decides_and_is_named() -> None:
    changed = report(codes=(code(f"https://verify.alder.example/?no={NUMBER}"),))(infant_submission())
    local = LocalValues(verification_hosts=("verify.alder.example",))
    finding = found(changed.but(local=local).verified(), "verification-code")[0]
    assert (finding.reason, finding.local) == ("verification-code.names-report", ("verification_hosts",))


def test_none_is_not_applicable_where_none_is_asked() -> None:
    assert reasons_of(toy_submission().verified(), "verification-code") == ["not-asked"]


def test_ornaments_are_not_applicable_where_none_is_asked() -> None:
    changed = report(codes=(code("https://u.wechat.com/abc", decorative=True),))(toy_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["not-asked"]
