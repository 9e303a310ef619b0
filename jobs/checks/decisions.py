"""A person's decision on a finding that needed one: kept beside the finding, which stays as it is."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from jobs.store import Store
from jobs.store.service_tables import DecisionRow
from models.verification import Outcome, Verdict, Verification


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on the finding of that name, by whom, when and why."""

    id: str
    finding: str
    outcome: Outcome
    reason: str
    by: str
    actor: str
    at: datetime


def keep_decision(
    store: Store, check_id: str, finding: str, outcome: Outcome, reason: str, by: str, actor: str
) -> Decision:
    """Writes a decision down; an earlier one on the same finding stays, and this one counts."""
    kept = Decision(secrets.token_hex(10), finding, outcome, reason, by, actor, datetime.now(UTC))
    with store.session() as session:
        session.add(
            DecisionRow(
                id=kept.id,
                check_id=check_id,
                finding=finding,
                outcome=outcome,
                reason=reason,
                by=by,
                actor=actor,
                at=kept.at,
            )
        )
    return kept


def decisions_of(store: Store, check_id: str) -> list[Decision]:
    """The decisions on a check's findings, oldest first."""
    statement = select(DecisionRow).where(DecisionRow.check_id == check_id).order_by(DecisionRow.at)
    with store.session() as session:
        return [
            Decision(
                row.id,
                row.finding,
                Outcome(row.outcome),
                row.reason,
                row.by,
                row.actor,
                row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
            )
            for row in session.scalars(statement)
        ]


def still_counting(decisions: Sequence[Decision], corrected_at: Sequence[datetime]) -> list[Decision]:
    """The decisions made on what is read now: a value corrected later takes the ground from earlier ones."""
    last = max(corrected_at, default=None)
    return [one for one in decisions if last is None or one.at > last]


def decided(result: Verification, names: Sequence[str], decisions: Sequence[Decision]) -> Verdict:
    """The verdict with the decisions in the place of what needed review; nothing else is changed."""
    by_finding = {decision.finding: decision.outcome for decision in decisions}
    outcomes = [
        by_finding.get(name, finding.outcome) if finding.outcome is Outcome.NEEDS_REVIEW else finding.outcome
        for name, finding in zip(names, result.findings, strict=True)
    ]
    if Outcome.NOT_MET in outcomes:
        return Verdict.NOT_READY
    return Verdict.NEEDS_REVIEW if Outcome.NEEDS_REVIEW in outcomes else Verdict.READY
