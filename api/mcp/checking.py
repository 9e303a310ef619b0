"""A submission checked for an assistant: papers below one folder, read by workers, the verdict in short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog import Catalogue
from jobs.submission import channel_of, check, receive, today_in_ningbo
from jobs.workers import Answer, Task, WorkerPool
from models.exceptions import DocumentUnreadable, InvalidShipment, NotAllowed
from models.report import TestReport
from models.shipment import Shipment
from models.verification import Finding, Outcome, Verification
from parser.enclosed import unread_report

SAID_IN_FULL = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)


@dataclass(frozen=True, slots=True)
class Order:
    """What an assistant asks for. `paths` are below the folder that the server was started for."""

    paths: Sequence[str]
    channel: str
    shipment: dict[str, Any] | None = None
    as_of: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks papers of one folder. Safe to call from many threads."""

    folder: Path
    catalogue: Catalogue
    pool: WorkerPool

    def check(self, order: Order) -> dict[str, Any]:
        """The verdict in short. Raises NotAllowed, FileMissing, NotAFile, UnknownChannel, InvalidShipment."""
        channel = channel_of(self.catalogue, order.channel)
        goods = shipment_of(order.shipment)
        papers = [self.below_folder(path) for path in order.paths]
        handles = [self.pool.submit(Task(path, path.name)) for path in papers]
        reports = [report_of(path, handle.result()) for path, handle in zip(papers, handles, strict=True)]
        day = order.as_of or today_in_ningbo()
        return in_short(check(reports, goods, channel, self.catalogue, day, order.language))

    def below_folder(self, path: str) -> Path:
        """The file of that path. Raises NotAllowed outside the folder, FileMissing, NotAFile."""
        found = (self.folder / path).resolve()
        if not found.is_relative_to(self.folder.resolve()):
            raise NotAllowed(f"{path} is not in the folder that this server was started for.")
        receive(found)
        return found


def shipment_of(data: dict[str, Any] | None) -> Shipment | None:
    """The shipment as the contract's section 5 has it. Raises InvalidShipment naming the field."""
    if data is None:
        return None
    try:
        return Shipment.model_validate(data)
    except ValidationError as cause:
        first = cause.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidShipment(f"The shipment cannot be understood at {place}: {first['msg']}.") from cause


def report_of(path: Path, answer: Answer) -> TestReport:
    """What was read; a paper that nobody could read stands in the verdict as unread."""
    if answer.report is not None:
        return answer.report
    said = answer.failure.message if answer.failure else None
    return unread_report(b"", path.name, DocumentUnreadable(said))


def in_short(result: Verification) -> dict[str, Any]:
    """The verdict with every point that keeps it from `ready`, and counts of the rest."""
    return {
        "verdict": result.verdict,
        "report_verdict": result.report_verdict,
        "channel": result.channel.model_dump(mode="json"),
        "as_of": result.as_of.isoformat(),
        "valid_until": result.valid_until.isoformat() if result.valid_until else None,
        "retest_by": result.retest_by.isoformat() if result.retest_by else None,
        "points": [point(one) for one in result.findings if one.outcome in SAID_IN_FULL],
        "met": sorted({one.requirement for one in result.findings if one.outcome is Outcome.MET}),
        "papers": [
            {"file_name": one.document.file_name, "kind": one.document.kind, "pages": one.document.page_count}
            for one in result.reports
        ],
        "disclaimer": result.disclaimer,
    }


def point(finding: Finding) -> dict[str, Any]:
    """One finding with its remedy and the places in the papers."""
    return {
        "requirement": finding.requirement,
        "outcome": finding.outcome,
        "line": finding.subject.line,
        "report": finding.subject.report,
        "message": finding.message,
        "remedy": finding.remedy,
        "status": finding.status,
        "sources": list(finding.sources),
        "evidence": [
            {"file_name": one.file_name, "page": one.page, "text": one.text} for one in finding.evidence
        ],
    }
