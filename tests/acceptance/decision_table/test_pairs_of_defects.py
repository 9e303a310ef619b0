"""Two defects at once: neither hides the other from the verdict."""

import pytest

from models.verification import Outcome, Verdict
from tests.acceptance.decision_table.defect import ALL, FINE, Defect, complete
from tests.acceptance.decision_table.table import TABLE, asks
from tests.builders.toys import PAGES, Submission

STRIDES = (1, 23)
"""Each defect is paired with those so many places further on in the table."""


def pairs(channel: str) -> list[tuple[Defect, Defect, Submission]]:
    """The first defect, the second, and the submission with the first: whole enough to be changed again."""
    defects = [one for one in TABLE if channel in one.channels and asks(channel, one) and _counts(one)]
    places = [(place, (place + stride) % len(defects)) for place in range(len(defects)) for stride in STRIDES]
    found = ((defects[one], defects[other], defects[one].change(complete(channel))) for one, other in places)
    return [(one, other, changed) for one, other, changed in found if _is_whole(changed)]


def _counts(defect: Defect) -> bool:
    return defect.outcome in (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)


def _is_whole(submission: Submission) -> bool:
    one_report = len(submission.reports) == 1 and submission.shipment is not None
    return (
        one_report and len(submission.report.document.pages) >= PAGES and len(submission.report.clauses) > 3
    )


@pytest.mark.parametrize("channel", ALL)
def test_a_pair_is_not_ready_and_the_later_one_is_found(channel: str) -> None:
    for one, other, changed in pairs(channel):
        verification = other.change(changed).verified()
        assert verification.verdict is not Verdict.READY, f"{one.name}, then {other.name}"
        if _apart(one, other):
            found = {
                finding.requirement.value for finding in verification.findings if finding.outcome not in FINE
            }
            assert other.requirement in found, f"{one.name}, then {other.name}"


def _apart(one: Defect, other: Defect) -> bool:
    """Whether the first leaves the report judged at all, and does not decide the same requirement."""
    touched = {one.requirement, *one.also} & {other.requirement, *other.also}
    return not touched and one.requirement not in ("document-kind", "product-identity")
