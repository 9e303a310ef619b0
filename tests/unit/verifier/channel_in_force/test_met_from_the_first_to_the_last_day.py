"""As-of within the channel's dates, both inclusive; its end bounds how long the verdict holds."""

from datetime import date

import pytest

from tests.acceptance.decision_table.changes import shipment
from tests.builders.infants import facilitated_submission
from tests.builders.toys import found, reasons_of


@pytest.mark.parametrize("day", [date(2026, 3, 16), date(2026, 9, 16)])
def test_met(day: date) -> None:
    submission = shipment(departs_on=None)(facilitated_submission()).but(as_of=day)
    assert reasons_of(submission.verified(), "channel-in-force") == ["in-force"]


def test_the_end_bounds_the_verdict() -> None:
    assert facilitated_submission().verified().valid_until == date(2026, 9, 16)


def test_the_sources_of_both_ends_are_named() -> None:
    channel = facilitated_submission().catalogue().channels["gacc-facilitation-2026"]
    ends = {
        name: getattr(channel, name).model_copy(update={"source": (name,)})
        for name in ("valid_from", "valid_to")
    }
    finding = found(facilitated_submission().verified(channel.model_copy(update=ends)), "channel-in-force")[0]
    assert {"valid_from", "valid_to"} <= set(finding.sources)
