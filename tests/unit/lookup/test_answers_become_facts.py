"""What platforms answer becomes a fact with its address, time and hash; a finding says it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from catalog import load_catalogue
from jobs.lookup import Limits, look_up
from jobs.lookup.asking import Answer
from models.exceptions import Cancelled
from models.facts import KnownFacts, Lookup
from models.local import LocalLookup, LocalValues
from models.report import DocumentKind
from tests.builders.infants import HOST, code, infant_report, infant_submission
from tests.builders.toys import NUMBER, document, reasons_of
from tests.builders.values import value

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
PAGE = f"https://verify.{HOST}/report?no={NUMBER}"
API = LocalLookup(
    address="https://verify.example-lab.com/api/{number}",
    number_at=("data", "no"),
    state_at=("data", "status"),
    states={"ACTIVE": "valid", "CANCELLED": "withdrawn"},
)


def looked_up(
    ask: Callable[[str], Answer], local: LocalValues | None = None, **changes: object
) -> tuple[Lookup, ...]:
    catalogue = load_catalogue(local)
    channel = catalogue.channels["ningbo-infant-code"]
    return look_up([infant_report(**changes)], channel, catalogue, NOW, Limits(), ask)


PAGES = {
    "prints the number": (Answer(200, f"<p>{NUMBER}</p>".encode()), "found"),
    "prints it in other dress": (Answer(200, b"<p>QXT2609-001234a</p>"), "found"),
    "prints a longer one": (Answer(200, f"{NUMBER}9".encode()), "silent"),
    "prints nothing": (Answer(200, b""), "silent"),
    "fills itself by script": (Answer(200, b"<script src=a.js></script>"), "silent"),
    "is not there": (Answer(404, NUMBER.encode()), "not_found"),
    "is gone": (Answer(410), "not_found"),
    "is out of order": (Answer(500, NUMBER.encode()), "silent"),
    "was refused": (Answer(302, trouble="redirect_refused"), "silent"),
}


@pytest.mark.parametrize(("answer", "state"), PAGES.values(), ids=PAGES.keys())
def test_the_page_of_the_code(answer: Answer, state: str) -> None:
    (fact,) = looked_up(lambda address: answer)
    assert (fact.state, fact.address, fact.host) == (state, PAGE, f"verify.{HOST}")
    assert (fact.asked_at, fact.status, fact.trouble) == (NOW, answer.status or None, answer.trouble)
    assert fact.answer_sha256 == answer.sha256


def api(**data: object) -> Answer:
    return Answer(200, json.dumps({"data": data}).encode())


ANSWERS = {
    "valid": (api(no=NUMBER, status="ACTIVE"), "valid"),
    "withdrawn": (api(no=NUMBER, status="CANCELLED"), "withdrawn"),
    "of another report": (api(no="QXT2609001235A", status="ACTIVE"), "silent"),
    "of no report": (api(status="ACTIVE"), "silent"),
    "a word not described": (api(no=NUMBER, status="PENDING"), "silent"),
    "no JSON": (Answer(200, b"<html>"), "silent"),
    "a list": (Answer(200, b"[1]"), "silent"),
    "unknown": (Answer(404), "not_found"),
}


@pytest.mark.parametrize(("answer", "state"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_interface_that_the_user_described(answer: Answer, state: str) -> None:
    (fact,) = looked_up(lambda address: answer, LocalValues(lookups=(API,)), codes=())
    assert (fact.state, fact.address) == (state, f"https://verify.example-lab.com/api/{NUMBER}")


def test_the_first_usable_answer_counts() -> None:
    def ask(address: str) -> Answer:
        return Answer(200, NUMBER.encode()) if address == PAGE else Answer(500)

    (fact,) = looked_up(ask, LocalValues(lookups=(API,)))
    assert (fact.state, fact.address) == ("found", PAGE)


NOBODY = {
    "no code": {"codes": ()},
    "an unreadable code": {"codes": (code(None),)},
    "a code without address": {"codes": (code(NUMBER),)},
    "an address that leads on": {"codes": (code(f"https://{HOST}/?to=https://evil.example/{NUMBER}"),)},
    "no number": {"report_number": None},
    "a certificate": {"document": document(NUMBER, DocumentKind.CHILDREN_PRODUCT_CERTIFICATE)},
}


@pytest.mark.parametrize("changes", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_asked(changes: dict[str, object]) -> None:
    def ask(address: str) -> Answer:
        raise AssertionError(address)

    assert looked_up(ask, **changes) == ()


def test_a_host_that_is_not_listed_is_no_fact() -> None:
    assert looked_up(lambda address: Answer(0, trouble="host_not_listed")) == ()


def test_nothing_more_is_asked_when_the_service_stops() -> None:
    asked: list[str] = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer(500)

    reports = [infant_report(), infant_report(report_number=value("QXT2609001299A"))]
    catalogue = load_catalogue()
    channel = catalogue.channels["ningbo-infant-code"]
    with pytest.raises(Cancelled):
        look_up(reports, channel, catalogue, NOW, Limits(), ask, stopping=lambda: len(asked) == 1)


FINDINGS = {
    "found": ["names-report", "platform-confirms"],
    "withdrawn": ["names-report", "platform-withdrawn"],
    "not_found": ["names-report", "platform-unknown"],
    "silent": ["names-report", "platform-silent"],
}


@pytest.mark.parametrize(("state", "reasons"), FINDINGS.items())
def test_findings(state: str, reasons: list[str]) -> None:
    fact = Lookup(report_number=NUMBER, host=HOST, state=state, asked_on=NOW.date())
    verification = infant_submission().but(facts=KnownFacts(lookups=(fact,))).verified()
    assert reasons_of(verification, "verification-code") == reasons
