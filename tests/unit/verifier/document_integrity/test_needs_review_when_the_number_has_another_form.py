"""A list that states the form of a laboratory's numbers is asked by the laboratory's name and by its ID."""

import pytest

from models.laboratory import ListedLaboratory
from tests.acceptance.decision_table.changes import entry, listing
from tests.builders.toys import reasons_of, toy_submission

OURS, OTHER = r"^QXT\d{10}[A-Z]$", r"^ALD-"
ENTRIES: dict[str, tuple[ListedLaboratory, list[str]]] = {
    "by name, another form": (
        entry("L9999", name="ALDER TESTING CO., LTD.", number_form=OTHER),
        ["number-form"],
    ),
    "by name, this form": (entry("L9999", name="Alder Testing", number_form=OURS), ["consistent"]),
    "by ID, another form": (entry("L4321", name="Elm Testing", number_form=OTHER), ["number-form"]),
    "by ID, this form": (entry("L4321", name="Elm Testing", number_form=OURS), ["consistent"]),
    "of another laboratory": (entry("L9999", name="Elm Testing", number_form=OTHER), ["consistent"]),
    "without a form": (entry("L4321", name="Alder Testing"), ["consistent"]),
}


@pytest.mark.parametrize(("listed", "reasons"), ENTRIES.values(), ids=ENTRIES.keys())
def test_the_form(listed: ListedLaboratory, reasons: list[str]) -> None:
    verification = listing(listed)(toy_submission()).verified()
    assert reasons_of(verification, "document-integrity") == reasons
