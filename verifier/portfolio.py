"""The portfolio: which SKUs are eligible at a date, expiring soon, not eligible, or never tested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.base import Data
from models.channel import RequirementId
from models.verification import Finding, Outcome, Verification


class Standing(StrEnum):
    """Where an SKU stands at a date."""

    ELIGIBLE = "eligible"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    NEEDS_REVIEW = "needs_review"
    NOT_READY = "not_ready"
    NEVER_TESTED = "never_tested"


class Eligibility(Data):
    """One SKU in one channel. `reports` cover it; `reasons` keep it from being eligible."""

    sku: str
    channel: str
    standing: Standing
    valid_until: date | None
    retest_by: date | None
    reports: tuple[str, ...]
    reasons: tuple[str, ...]
    checked_on: date | None


class Portfolio(Data):
    """All SKUs at a date, in alphabetical order."""

    on: date
    entries: tuple[Eligibility, ...]

    def standing(self, standing: Standing) -> tuple[Eligibility, ...]:
        """The SKUs that stand so."""
        return tuple(entry for entry in self.entries if entry.standing is standing)


@dataclass(frozen=True)
class _Line:
    """What one verification says of one SKU."""

    sku: str
    verification: Verification
    findings: tuple[Finding, ...]


def portfolio(
    verifications: Iterable[Verification],
    on: date,
    skus: Sequence[str] = (),
    soon_days: int | None = None,
) -> Portfolio:
    """Where every SKU of the verifications stands on a day.

    Of several for one SKU and channel the latest counts, of the same day the worst. Port and destination
    belong to a shipment and not to its goods. `skus` are the company's own list: what no verification speaks
    of was never tested. An SKU is expiring so many days before its end, or from the channel's day of retest.
    """
    latest: dict[tuple[str, str], Eligibility] = {}
    for verification in verifications:
        for entry in eligibilities(verification, on, soon_days):
            key = (entry.sku, entry.channel)
            if key not in latest or _rank(entry) > _rank(latest[key]):
                latest[key] = entry
    known = {sku for sku, _ in latest}
    never = (_never(sku) for sku in dict.fromkeys(skus) if sku not in known)
    entries = sorted((*latest.values(), *never), key=lambda one: (one.sku, one.channel))
    return Portfolio(on=on, entries=tuple(entries))


def eligibilities(
    verification: Verification, on: date, soon_days: int | None = None
) -> tuple[Eligibility, ...]:
    """Where every SKU of one verification stands on a day."""
    return tuple(_entry(line, on, soon_days) for line in _lines(verification))


def _lines(verification: Verification) -> Iterable[_Line]:
    skus = dict.fromkeys(one.subject.line for one in verification.findings if one.subject.line)
    return [_Line(sku, verification, _concerning(sku, verification)) for sku in skus]


def _concerning(sku: str, verification: Verification) -> tuple[Finding, ...]:
    """The findings about the SKU, about its reports, and about the submission as a whole."""
    reports = _reports(sku, verification)
    return tuple(
        one
        for one in verification.findings
        if one.requirement not in _OF_ONE_SHIPMENT
        and (one.subject.line or sku) == sku
        and (one.subject.report is None or one.subject.report in reports)
    )


_OF_ONE_SHIPMENT = frozenset({RequirementId.PORT, RequirementId.DESTINATION})
_UNMATCHED = "product-identity.no-match"


def _reports(sku: str, verification: Verification) -> tuple[str, ...]:
    """The reports that cover the SKU, by the matrix and by the finding that ties it."""
    cells = (cell.report for cell in verification.coverage if cell.line == sku and cell.report)
    tied = (one.details.get("reports", []) for one in verification.findings if one.subject.line == sku)
    names = [
        *(name for cell in cells for name in cell.split(", ")),
        *(name for group in tied for name in group),
    ]
    return tuple(dict.fromkeys(names))


def _entry(line: _Line, on: date, soon_days: int | None) -> Eligibility:
    until = min((one.valid_until for one in line.findings if one.valid_until), default=None)
    lead = _lead(line.verification)
    soon = lead if soon_days is None else timedelta(days=soon_days)
    return Eligibility(
        sku=line.sku,
        channel=line.verification.channel.id,
        standing=_standing(line, until, until - soon if until and soon is not None else None, on),
        valid_until=until,
        retest_by=until - lead if until and lead else None,
        reports=_reports(line.sku, line.verification),
        reasons=tuple(dict.fromkeys(one.reason for one in line.findings if one.outcome in _OPEN)),
        checked_on=line.verification.as_of,
    )


_OPEN = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)


def _lead(verification: Verification) -> timedelta | None:
    if verification.valid_until is None or verification.retest_by is None:
        return None
    return verification.valid_until - verification.retest_by


def _standing(line: _Line, until: date | None, soon: date | None, on: date) -> Standing:
    outcomes = {one.outcome for one in line.findings}
    if any(one.reason == _UNMATCHED for one in line.findings):
        return Standing.NEVER_TESTED
    if Outcome.NOT_MET in outcomes:
        return Standing.NOT_READY
    if until and on > until:
        return Standing.EXPIRED
    if Outcome.NEEDS_REVIEW in outcomes:
        return Standing.NEEDS_REVIEW
    return Standing.EXPIRING if soon and on >= soon else Standing.ELIGIBLE


_WORST_LAST = (
    Standing.ELIGIBLE,
    Standing.EXPIRING,
    Standing.NEEDS_REVIEW,
    Standing.EXPIRED,
    Standing.NOT_READY,
    Standing.NEVER_TESTED,
)


def _rank(entry: Eligibility) -> tuple[date, int]:
    return entry.checked_on or date.min, _WORST_LAST.index(entry.standing)


def _never(sku: str) -> Eligibility:
    return Eligibility(
        sku=sku,
        channel="",
        standing=Standing.NEVER_TESTED,
        valid_until=None,
        retest_by=None,
        reports=(),
        reasons=(),
        checked_on=None,
    )
