"""The clauses of a report as assessments: what passed or failed, what cannot be said with yes or no."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exports.untp.bodies import UNITS, issuer_of
from models.report import ClauseRow, Level, Measurement, Result, TestReport

TOPIC = "social.safety"
"""The credential's topic for the safety of toys and of products for infants."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """One clause or item with all its rows."""

    standard: str | None
    name: str
    rows: tuple[ClauseRow, ...]

    @property
    def conformance(self) -> bool | None:
        """True where rows pass and none fails, False where one fails; None: yes or no cannot be said."""
        if any(row.doubtful for row in self.rows):
            return None
        results = {row.result for row in self.rows}
        if Result.FAIL in results:
            return False
        return True if Result.PASS in results and Result.SEE_REMARK not in results else None

    @property
    def why_left_out(self) -> str:
        """Why neither yes nor no is said: read with doubt, else the result as it is."""
        if any(row.doubtful for row in self.rows):
            return "read_with_doubt"
        return next(row.result for row in self.rows if row.result is not Result.PASS)


def assessed(report: TestReport) -> list[Assessed]:
    """The clauses and items of a report in printed order; summary rows prove no clause and are not here."""
    groups: dict[tuple[str | None, str], list[ClauseRow]] = {}
    for row in report.clauses:
        name = row.clause or row.item or row.title
        if row.level is Level.CLAUSE and name:
            groups.setdefault((row.standard, name), []).append(row)
    return [Assessed(standard, name, tuple(rows)) for (standard, name), rows in groups.items()]


def assessment_of(
    one: Assessed, number: int, report: TestReport, attestation: str, product: dict[str, Any]
) -> dict[str, Any]:
    """The record of a clause whose conformance can be said. `attestation`: the URI that it belongs to."""
    completed = report.dates.test_completed
    title = next((row.title for row in one.rows if row.title), None)
    record: dict[str, Any] = {
        "type": ["ConformityAssessment", "Declaration"],
        "id": f"{attestation}#assessment-{number}",
        "name": " ".join(dict.fromkeys(part for part in (one.standard, one.name, title) if part)),
        "conformityTopic": TOPIC,
        "conformance": one.conformance,
        "assessmentCriteria": [_criterion(one, number, title, attestation)],
        "assessedProduct": [{"type": ["ProductVerification"], "product": product}],
    }
    if completed and completed.value and not completed.doubtful:
        record["assessmentDate"] = completed.value.isoformat()
    body = issuer_of(one.standard)
    if body is not None:
        record["referenceStandard"] = {
            "type": ["Standard"],
            "name": one.standard,
            "issuingParty": body.as_party(),
        }
    values = list(_declared(_measured(one, report.measurements)))
    return record | ({"declaredValue": values} if values else {})


def _criterion(one: Assessed, number: int, title: str | None, attestation: str) -> dict[str, Any]:
    return {
        "type": ["Criterion"],
        "id": f"{attestation}#criterion-{number}",
        "name": one.name,
        "description": title or one.name,
        "conformityTopic": TOPIC,
        "status": "active",
    }


def _measured(one: Assessed, measurements: Sequence[Measurement]) -> Iterator[Measurement]:
    items = {row.item for row in one.rows if row.item}
    for value in measurements:
        same_clause = value.clause is not None and value.clause == one.name
        if value.standard == one.standard and (same_clause or value.item in items):
            yield value


def _declared(measurements: Iterator[Measurement]) -> Iterator[dict[str, Any]]:
    """Only plain numbers in a coded unit: a credential has no way to say "less than" or "not detected"."""
    for one in measurements:
        unit = UNITS.get((one.unit or "").strip().lower())
        if one.operator != "=" or not isinstance(one.value, int | float) or unit is None or one.doubtful:
            continue
        name = f"{one.analyte}, specimen {one.specimen}" if one.specimen else one.analyte
        yield {
            "type": ["Metric"],
            "metricName": name,
            "metricValue": {"type": ["Measure"], "value": one.value, "unit": unit},
        }
