"""`channel-in-force`: the channel is valid on the as-of date."""

from collections.abc import Iterator

from models.channel import ChannelInForceDemand
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, needs_review, not_met


def judge(case: Case, demand: ChannelInForceDemand) -> Iterator[Draft]:  # noqa: ARG001
    """One finding for the channel."""
    yield _judge(case).by(case.channel.valid_from, case.channel.valid_to)


def _judge(case: Case) -> Draft:
    channel, day = case.channel, case.as_of
    starts, ends = channel.valid_from.value, channel.valid_to.value
    if day < starts:
        return not_met("not-yet", SUBMISSION, day=day, starts=starts)
    if ends and day > ends:
        if channel.replaced_by:
            return not_met("replaced", SUBMISSION, day=day, ends=ends, successor=channel.replaced_by)
        return not_met("ended", SUBMISSION, day=day, ends=ends)
    if ends and case.departs_on and case.departs_on > ends:
        return needs_review("ends-before-departure", SUBMISSION, day=case.departs_on, ends=ends)
    return met("in-force", SUBMISSION, day=day).until(ends)
