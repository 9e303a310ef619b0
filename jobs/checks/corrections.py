"""A person's reading of a value in place of the machine's: applied to a copy, the original stays."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from jobs.store import Store
from jobs.store.service_tables import CorrectionRow
from models.exceptions import InvalidField
from models.report import TestReport

CORRECTABLE = (
    "report_number",
    "dates.",
    "laboratory.name",
    "laboratory.address",
    "laboratory.accreditations.",
    "applicant",
    "manufacturer",
    "buyer",
    "product.",
    "standards.",
    "clauses.",
    "measurements.",
    "conclusion",
)
"""The parts of a report that a person may read otherwise: never what the file itself is."""

UNTOUCHABLE = ("evidence", "confidence", "readings")


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected value: which document (from 1), where in its report, by whom, when and why."""

    document: int
    path: str
    value: Any
    reason: str
    by: str
    actor: str
    original: Any = None
    at: datetime | None = None
    id: str = ""


def corrected(report: TestReport, corrections: Sequence[Correction]) -> TestReport:
    """The report with the corrected values in it. Raises InvalidField naming the path."""
    if not corrections:
        return report
    data = report.model_dump(mode="json")
    for one in corrections:
        _put(data, one.path, one.value)
    try:
        return TestReport.model_validate(data)
    except ValidationError as cause:
        mistake = cause.errors(include_url=False)[0]
        place = ".".join(str(part) for part in mistake["loc"])
        raise InvalidField(f"value: {place}: {mistake['msg']}") from cause


def original_value(report: TestReport, path: str) -> Any:
    """What the machine read at a path; None where it found nothing. Raises InvalidField."""
    holder, last = _holder(report.model_dump(mode="json"), path)
    found = holder[last]
    return found["value"] if isinstance(found, dict) and "value" in found else found


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    holder, last = _holder(data, path)
    found = holder[last]
    if isinstance(found, dict) and "value" in found:
        holder[last] = {"value": value, "confidence": 1.0, "evidence": found.get("evidence", [])}
        return
    if isinstance(found, dict | list):
        raise InvalidField(f"path: {path} is not a single value.")
    if found is None and isinstance(holder, dict) and "confidence" not in holder:
        holder[last] = {"value": value, "confidence": 1.0, "evidence": []}
        return
    holder[last] = value
    if isinstance(holder, dict) and "confidence" in holder:
        holder["confidence"] = 1.0


def _holder(data: Any, path: str) -> tuple[Any, Any]:
    """The object or list that holds the last part of a path, and that part as its key."""
    parts = path.split(".")
    if not path.startswith(CORRECTABLE) or parts[-1] in UNTOUCHABLE:
        raise InvalidField(f"path: {path} cannot be corrected.")
    for part in parts[:-1]:
        data = _step(data, part, path)
    last = _key(data, parts[-1], path)
    return data, last


def _step(data: Any, part: str, path: str) -> Any:
    return data[_key(data, part, path)]


def _key(data: Any, part: str, path: str) -> Any:
    if isinstance(data, dict) and part in data:
        return part
    if isinstance(data, list) and part.isdecimal() and int(part) < len(data):
        return int(part)
    raise InvalidField(f"path: there is no {path} in this report.")


def corrections_of(store: Store, check_id: str) -> list[Correction]:
    """The corrections of a check, oldest first."""
    with store.session() as session:
        rows = session.scalars(
            select(CorrectionRow).where(CorrectionRow.check_id == check_id).order_by(CorrectionRow.at)
        )
        return [_of(row) for row in rows]


def keep_correction(store: Store, check_id: str, correction: Correction) -> Correction:
    """Writes a correction down, with its time."""
    kept = replace(correction, id=secrets.token_hex(10), at=datetime.now(UTC))
    with store.session() as session:
        session.add(
            CorrectionRow(
                id=kept.id,
                check_id=check_id,
                document=kept.document,
                path=kept.path,
                value=kept.value,
                original=kept.original,
                reason=kept.reason,
                by=kept.by,
                actor=kept.actor,
                at=kept.at,
            )
        )
    return kept


def _of(row: CorrectionRow) -> Correction:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Correction(
        row.document, row.path, row.value, row.reason, row.by, row.actor, row.original, at, row.id
    )
