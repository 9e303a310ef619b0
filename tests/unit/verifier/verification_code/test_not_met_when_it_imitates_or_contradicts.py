"""A look-alike host and a code of another report are not met in every channel."""

import pytest

from tests.acceptance.decision_table.changes import report
from tests.builders.infants import HOST, code, infant_submission
from tests.builders.toys import NUMBER, Submission, found, reasons_of, toy_submission

LOOK_ALIKES = {
    "a listed domain as a sub-domain of another": ("sgs.com.check-report.cn", "sub-domain"),
    "cyrillic letters": ("ѕgѕ.com", "homoglyph"),
    "punycode": ("xn--gs-qla.com", None),
    "a digit for a letter": ("intertek.c0m", "homoglyph"),
    "one letter off": ("intertex.com", "spelling"),
    "hyphens for dots": ("www-intertek-com.net", "hyphen"),
    "dots for nothing": ("inter-tek.com", "hyphen"),
    "a page of anybody": ("intertek-report.github.io", "shared"),
}
UNKNOWN = {
    "a laboratory that is not listed": "verify.alder.example",
    "a short name one letter off": "sgd.com",
    "the same name under another ending": "intertek.fr",
    "a listed name inside a longer word": "messages.com",
}


@pytest.mark.parametrize("submission", [toy_submission(), infant_submission()], ids=["toy", "infant"])
@pytest.mark.parametrize(("host", "trick"), LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_look_alikes(submission: Submission, host: str, trick: str | None) -> None:
    changed = report(codes=(code(f"https://{host}/?no={NUMBER}"),))(submission)
    finding = found(changed.verified(), "verification-code")[0]
    if trick is None:
        assert finding.reason != "verification-code.names-report"
    elif trick == "shared":
        assert finding.reason == "verification-code.shared-hosting"
    else:
        assert (finding.reason, finding.details["trick"]) == ("verification-code.look-alike", trick)


@pytest.mark.parametrize("host", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_merely_unknown_hosts_go_to_review(host: str) -> None:
    changed = report(codes=(code(f"https://{host}/?no={NUMBER}"),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["host-not-listed"]


TRICKS = {
    "a user name before the host": f"https://user:{HOST}@evil.example/?no={NUMBER}",
    "a backslash": f"https://evil.example\\@{HOST}/?no={NUMBER}",
    "another port": f"https://{HOST}:8443/?no={NUMBER}",
    "a redirect from an accepted host": f"https://{HOST}/?no={NUMBER}&to=https%253A%252F%252Fevil.example",
    "a redirect without scheme": f"{HOST}/?no={NUMBER}&to=https://evil.example",
    "a second address": f"No. {NUMBER} https://{HOST}/?no={NUMBER} https://evil.example",
    "two addresses": f"https://{HOST}/?no={NUMBER} http://evil.example",
}


@pytest.mark.parametrize("payload", TRICKS.values(), ids=TRICKS.keys())
def test_tricks_of_the_address_are_never_accepted(payload: str) -> None:
    changed = report(codes=(code(payload),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["address-unclear"]


def test_a_strangers_redirect_to_a_listed_host_stays_a_strangers() -> None:
    payload = f"https://evil.example/?to=https://{HOST}/&no={NUMBER}"
    changed = report(codes=(code(payload),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["host-not-listed"]


BAIT = [HOST, f"www.{HOST}", f"{HOST}:443"]


@pytest.mark.parametrize("bait", BAIT)
def test_a_listed_host_before_an_at_sign_is_bait(bait: str) -> None:
    changed = report(codes=(code(f"https://{bait}@evil.example/?no={NUMBER}"),))(infant_submission())
    finding = found(changed.verified(), "verification-code")[0]
    assert (finding.reason, finding.details["trick"]) == ("verification-code.look-alike", "user")


OTHERS = {
    "another number of the series": f"https://{HOST}/?no=QXT2609001235A",
    "another number in plain text": "Report No.: QXT2609009999B",
    "a longer number that holds ours": f"https://{HOST}/?no={NUMBER}9",
}


@pytest.mark.parametrize("payload", list(OTHERS.values())[:2], ids=list(OTHERS)[:2])
def test_another_number(payload: str) -> None:
    changed = report(codes=(code(payload),))(toy_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["other-number"]


def test_a_longer_number_is_not_ours() -> None:
    changed = report(codes=(code(OTHERS["a longer number that holds ours"]),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["opaque"]


def test_a_contradiction_outweighs_a_good_code() -> None:
    good, other = code(f"https://{HOST}/?no={NUMBER}"), code(OTHERS["another number of the series"], page=2)
    changed = report(codes=(good, other))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["other-number"]


def test_none_where_one_is_asked() -> None:
    assert reasons_of(report(codes=())(infant_submission()).verified(), "verification-code") == ["none"]


def test_only_a_bar_code_is_none() -> None:
    changed = report(codes=(code("9520041102248", "EAN-13"),))(infant_submission())
    assert reasons_of(changed.verified(), "verification-code") == ["none"]
