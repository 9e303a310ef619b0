"""`port`: the port of loading takes part in the channel on that date."""

from collections.abc import Iterator
from datetime import date

from models.channel import PortDemand, PortEntry
from models.shipment import Shipment
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, needs_review, not_met
from verifier.text import fold


def judge(case: Case, demand: PortDemand) -> Iterator[Draft]:
    """One finding for the shipment."""
    yield _judge(case, demand).by(demand.ports, demand.review_others)


def _judge(case: Case, demand: PortDemand) -> Draft:
    if case.shipment is None:
        return needs_review("no-shipment", SUBMISSION)
    if not case.shipment.port_of_loading:
        return needs_review("not-stated", SUBMISSION)
    code, day = fold(case.shipment.port_of_loading).upper(), case.departs_on or case.as_of
    entries = [entry for entry in demand.ports.value if entry.locode == code]
    taking_part = [entry for entry in entries if _on(entry, day)]
    listed = [f"{entry.locode} {case.say(entry.name)}" for entry in demand.ports.value]
    if taking_part:
        return _listed(case, case.shipment, taking_part, code)
    if entries:
        return not_met("not-on-that-date", SUBMISSION, port=code, day=day)
    if demand.review_others.value:
        return needs_review("unconfirmed", SUBMISSION, port=code, listed=listed)
    return not_met("not-listed", SUBMISSION, port=code, listed=listed)


def _on(entry: PortEntry, day: date) -> bool:
    return (entry.valid_from or day) <= day <= (entry.valid_to or day)


def _listed(case: Case, shipment: Shipment, entries: list[PortEntry], code: str) -> Draft:
    terminals = sorted({terminal for entry in entries for terminal in entry.terminals})
    known = {fold(terminal) for terminal in terminals}
    if shipment.terminal and known and fold(shipment.terminal) not in known:
        return needs_review(
            "other-terminal", SUBMISSION, port=code, terminal=shipment.terminal, listed=terminals
        )
    ends = [entry.valid_to for entry in entries if entry.valid_to]
    last = max(ends) if len(ends) == len(entries) else None
    return met("listed", SUBMISSION, port=code, name=case.say(entries[0].name)).until(last)
