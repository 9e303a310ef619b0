"""A channel may give single clauses a shorter window; it holds for them and for all below them."""

from typing import Any

import pytest

from models.channel import Channel, ReportValidityDemand, ValidityWindow
from models.sourced import Sourced, Status
from tests.acceptance.decision_table.changes import added
from tests.builders.toys import found, toy_submission
from tests.builders.values import row


def with_window(*clauses: str) -> Channel:
    channel = toy_submission().catalogue().channels["ningbo-stem-toy"]
    days = Sourced[Any](value=60, status=Status.PROVISIONAL, source=("decisions",))
    window = ValidityWindow(name="batteries", clauses=clauses, days=days)
    demands = (
        one.model_copy(update={"windows": (window,)}) if isinstance(one, ReportValidityDemand) else one
        for one in channel.requirements
    )
    return channel.model_copy(update={"requirements": tuple(demands)})


@pytest.mark.parametrize("clause", ["4.25", "4.25.4", "4.25(a)"])
def test_not_met_for_the_clause_and_below(clause: str) -> None:
    verification = added(clauses=(row(clause),))(toy_submission()).verified(with_window("4.25"))
    finding = found(verification, "report-validity")[0]
    assert finding.reason == "report-validity.items-expired"
    assert (finding.details["items"], finding.details["days"]) == (["4.25"], 60)


def test_met_where_the_clause_was_not_applicable() -> None:
    finding = found(toy_submission().verified(with_window("4.25")), "report-validity")[0]
    assert finding.reason == "report-validity.in-date"
