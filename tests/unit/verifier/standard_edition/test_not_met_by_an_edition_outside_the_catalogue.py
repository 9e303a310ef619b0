"""A channel may name an edition that the catalogue has no entry for: it is asked as named, never loosely."""

from typing import Any

import pytest

from models.channel import Channel, EditionAccepted, StandardEditionDemand
from models.sourced import Sourced, Status
from tests.acceptance.decision_table.changes import report, rows, then
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import cited


def asking(edition: str) -> Channel:
    channel = toy_submission().catalogue().channels["ningbo-stem-toy"]
    wanted = (EditionAccepted(designation="ASTM F963", edition=edition),)
    accepted = Sourced[Any](value=wanted, status=Status.PROVISIONAL, source=("decisions",))
    demands = (
        one.model_copy(update={"accepted": accepted}) if isinstance(one, StandardEditionDemand) else one
        for one in channel.requirements
    )
    return channel.model_copy(update={"requirements": tuple(demands)})


PRINTED = {"29": "edition-right", "2029": "other-edition", "23": "other-edition", None: "no-year"}


@pytest.mark.parametrize(("edition", "reason"), PRINTED.items(), ids=str)
def test_asked_as_named(edition: str | None, reason: str) -> None:
    name = f"ASTM F963-{edition}" if edition else "ASTM F963"
    restated = rows(lambda one: one.model_copy(update={"standard": name}))
    changed = then(report(standards=(cited(name, "ASTM F963", edition),), measurements=()), restated)
    assert reasons_of(changed(toy_submission()).verified(asking("29")), "standard-edition") == [reason]
