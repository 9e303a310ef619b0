"""`destination`: the destination is one of the channel's."""

from collections.abc import Iterator

from models.channel import DestinationDemand
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, needs_review, not_met


def judge(case: Case, demand: DestinationDemand) -> Iterator[Draft]:
    """One finding for the shipment."""
    yield _judge(case, demand).by(demand.countries, demand.review_others)


def _judge(case: Case, demand: DestinationDemand) -> Draft:
    if case.shipment is None:
        return needs_review("no-shipment", SUBMISSION)
    if not case.shipment.destination:
        return needs_review("not-stated", SUBMISSION)
    country, listed = case.shipment.destination.strip().upper(), list(demand.countries.value)
    if country in listed:
        return met("listed", SUBMISSION, country=country)
    if demand.review_others.value:
        return needs_review("unconfirmed", SUBMISSION, country=country, listed=listed)
    return not_met("not-listed", SUBMISSION, country=country, listed=listed)
