"""The outcome of one file of a batch, as it is written in every form of the results."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from catalog.texts import Texts
from jobs.batch.grouping import Submission
from jobs.batch.reading import ReadFile
from models.verification import Outcome, Verification

BESIDE_STATE = "not_a_document"
DAYS = ("valid_until", "retest_by")


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One row of the results. `state` is a verdict, `failed`, `quarantined` or `not_a_document`."""

    file: str
    state: str
    submission: str = ""
    kind: str = ""
    report_number: str | None = None
    laboratory: str | None = None
    verdict: str | None = None
    report_verdict: str | None = None
    valid_until: date | None = None
    retest_by: date | None = None
    not_met: str = ""
    needs_review: str = ""
    reason: str | None = None
    sha256: str = ""
    page: str | None = None

    def as_row(self) -> dict[str, object]:
        """The outcome as plain data, in the order of the columns."""
        return asdict(self)

    def as_json(self) -> dict[str, Any]:
        """The same with dates as text."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.as_row().items()
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "FileOutcome":
        """The outcome that `as_json` made this of."""
        days = {name: date.fromisoformat(kept[name]) for name in DAYS if kept[name] is not None}
        return cls(**{**kept, **days})


def outcome_of(
    folder: Path,
    file: ReadFile,
    submission: Submission,
    result: Verification | None,
    page: str | None,
    texts: Texts,
) -> FileOutcome:
    """The outcome of a file that was read, or could not be; why not, in the reader's language."""
    outline, failure = file.outline, file.failure
    why = texts.failure(failure.code, failure.message, failure.remedy, failure.details) if failure else None
    verdict = None
    if result is not None:
        verdict = result.verdict if submission.shipment is not None else result.report_verdict
    return FileOutcome(
        file=str(file.path.relative_to(folder)),
        state=_state(file, verdict),
        submission=submission.name,
        kind=outline.kind if outline else "unknown",
        report_number=outline.report_number if outline else None,
        laboratory=outline.laboratory if outline else None,
        verdict=verdict,
        report_verdict=result.report_verdict if result else None,
        valid_until=result.valid_until if result else None,
        retest_by=result.retest_by if result else None,
        not_met=_requirements(result, Outcome.NOT_MET),
        needs_review=_requirements(result, Outcome.NEEDS_REVIEW),
        reason=" ".join(why) if why else None,
        sha256=file.sha256,
        page=page,
    )


def beside(folder: Path, path: Path) -> FileOutcome:
    """The outcome of a file that goes with documents and is none."""
    return FileOutcome(file=str(path.relative_to(folder)), state=BESIDE_STATE)


def _state(file: ReadFile, verdict: str | None) -> str:
    if file.failure is not None:
        return "quarantined" if file.failure.code == "quarantined" else "failed"
    return verdict or "needs_review"


def _requirements(result: Verification | None, outcome: Outcome) -> str:
    if result is None:
        return ""
    found = (finding.requirement for finding in result.findings if finding.outcome is outcome)
    return ", ".join(dict.fromkeys(found))
