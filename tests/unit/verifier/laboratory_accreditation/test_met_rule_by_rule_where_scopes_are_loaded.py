"""Acceptance goes rule by rule: what a list says of another standard decides nothing here."""

from datetime import date

import pytest

from models.laboratory import ListedLaboratory, Standing
from tests.acceptance.decision_table.changes import entry, listing
from tests.builders.toys import reasons_of, toy_submission

TOYS, PAINT = ("16 CFR 1250 ASTM F963-23",), ("16 CFR 1303",)
GONE = {"standing": Standing.WITHDRAWN, "since": date(2026, 1, 15)}

LISTS: dict[str, tuple[list[ListedLaboratory], str]] = {
    "both rules in rows of their own": ([entry(scopes=PAINT), entry(scopes=TOYS)], "on-list"),
    "another rule withdrawn": ([entry(scopes=PAINT, **GONE), entry(scopes=TOYS)], "on-list"),
    "this rule withdrawn": ([entry(scopes=PAINT), entry(scopes=TOYS, **GONE)], "withdrawn"),
    "withdrawn as a whole": ([entry(scopes=TOYS), entry(**GONE)], "withdrawn"),
    "another rule only": ([entry(scopes=PAINT)], "out-of-scope"),
    "another rule only, and withdrawn": ([entry(scopes=PAINT, **GONE)], "not-on-list"),
}


@pytest.mark.parametrize(("listed", "reason"), LISTS.values(), ids=LISTS.keys())
def test_by_scope(listed: list[ListedLaboratory], reason: str) -> None:
    verification = listing(*listed)(toy_submission()).verified()
    assert reasons_of(verification, "laboratory-accreditation") == [reason]


def test_the_finding_names_the_day_of_the_list() -> None:
    verification = listing(entry())(toy_submission()).verified()
    finding = next(one for one in verification.findings if one.reason == "laboratory-accreditation.on-list")
    assert "2026-11-01" in finding.message
