"""The store speaks of this number alone, and of other bytes than those that are here."""

from datetime import date

import pytest

from models.facts import KnownFacts, OtherContent
from tests.builders.toys import NUMBER, found, reasons_of, toy_submission

DAY = date(2026, 9, 20)
OWN = toy_submission().report.document.sha256

SEEN = {
    "this number, other bytes": (NUMBER, "f" * 64, True),
    "this number in other dress": ("qxt-2609001234a", "f" * 64, True),
    "this number, these bytes": (NUMBER, OWN, False),
    "another number, other bytes": ("QXT2609001235A", "f" * 64, False),
}


@pytest.mark.parametrize(("number", "sha256", "told"), SEEN.values(), ids=SEEN.keys())
def test_told(number: str, sha256: str, told: bool) -> None:
    fact = OtherContent(report_number=number, sha256=sha256, seen_on=DAY)
    verification = toy_submission().but(facts=KnownFacts(other_contents=(fact,))).verified()
    assert ("seen-with-other-content" in reasons_of(verification, "document-integrity")) is told


def test_the_first_day_is_named() -> None:
    facts = [
        OtherContent(report_number=NUMBER, sha256=letter * 64, seen_on=day)
        for letter, day in (("e", date(2026, 10, 1)), ("f", DAY))
    ]
    verification = toy_submission().but(facts=KnownFacts(other_contents=tuple(facts))).verified()
    own = [one for one in found(verification, "document-integrity") if "seen" in one.reason]
    assert [one.details["day"] for one in own] == [DAY.isoformat()]
