"""That an ID is in no list means something only where a whole list of its own scheme is loaded."""

from datetime import date

import pytest

from models.laboratory import AccreditationList
from tests.acceptance.decision_table.changes import entry
from tests.builders.toys import reasons_of, toy_submission


def loaded(scheme: str, complete: bool) -> AccreditationList:
    return AccreditationList(
        scheme=scheme,
        dated=date(2026, 11, 1),
        complete=complete,
        laboratories=(entry("L0001"),),
        source="a list",
    )


LISTS: dict[str, tuple[tuple[AccreditationList, ...], str]] = {
    "the whole list of its scheme": ((loaded("CNAS", True),), "not-on-list"),
    "an extract": ((loaded("CNAS", False),), "printed"),
    "the whole list of another scheme": ((loaded("CPSC", True),), "printed"),
    "an extract beside the whole of another": ((loaded("CNAS", False), loaded("CPSC", True)), "printed"),
    "the whole behind the extract": ((loaded("CNAS", False), loaded("CNAS", True)), "not-on-list"),
}


@pytest.mark.parametrize(("lists", "reason"), LISTS.values(), ids=LISTS.keys())
def test_the_reason(lists: tuple[AccreditationList, ...], reason: str) -> None:
    verification = toy_submission().but(lists=lists).verified()
    assert reasons_of(verification, "laboratory-accreditation") == [reason]
