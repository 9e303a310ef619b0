"""Outside the channel's dates is not met; a successor is named."""

from datetime import date

import pytest

from tests.builders.infants import facilitated_submission
from tests.builders.toys import found, reasons_of


@pytest.mark.parametrize(("day", "reason"), [(date(2026, 3, 15), "not-yet"), (date(2026, 9, 17), "ended")])
def test_not_met(day: date, reason: str) -> None:
    assert reasons_of(facilitated_submission().but(as_of=day).verified(), "channel-in-force") == [reason]


def test_the_successor_is_named() -> None:
    submission = facilitated_submission().but(as_of=date(2026, 9, 17))
    channel = (
        submission.catalogue()
        .channels[submission.channel]
        .model_copy(update={"replaced_by": "ningbo-stem-toy"})
    )
    finding = found(submission.verified(channel), "channel-in-force")[0]
    assert finding.reason == "channel-in-force.replaced"
    assert "ningbo-stem-toy" in (finding.remedy or "")
