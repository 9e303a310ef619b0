"""One submission: its documents read together and verified against a channel and a shipment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from catalog import Catalogue
from jobs.data_beside import data_report
from jobs.limits import reading_options
from jobs.settings import settings
from models.channel import Channel, RequirementId, StandardEditionDemand
from models.exceptions import (
    DocumentUnreadable,
    FileMissing,
    GreenlaneError,
    LimitExceeded,
    NoChannelFits,
    NotAFile,
    UnknownChannel,
)
from models.facts import KnownFacts
from models.progress import Progress, no_progress
from models.report import TestReport
from models.shipment import Shipment
from models.verification import Engine, Verification
from models.version import VERSION
from parser.enclosed import unread_report
from parser.pipeline import parse_document
from verifier import verify

NO_FACTS = KnownFacts()
PROPOSE = "propose"
"""In the place of a channel's id: whichever of the channels fits what the papers name."""


@dataclass(frozen=True)
class Received:
    """A file as received: its bytes and the name it came under."""

    data: bytes
    file_name: str


@dataclass(frozen=True)
class Reading:
    """What became of one file: its report, and the error where it could not be read."""

    report: TestReport
    error: GreenlaneError | None = None


def today_in_ningbo() -> date:
    """Today where the channels are: the default as-of date."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def receive(path: Path) -> Received:
    """A file from disk. Raises FileMissing or NotAFile."""
    if not path.exists():
        raise FileMissing(f"There is no file {path}.")
    if path.is_dir():
        raise NotAFile(f"{path} is a directory; a file is wanted here.")
    return Received(path.read_bytes(), path.name)


def read(received: Received, catalogue: Catalogue, progress: Progress = no_progress) -> Reading:
    """The report of one file. A file that cannot be read gives a report that says so, never nothing.

    Structured data is no report, and is no failure either: it accompanies the papers.
    """
    if data := data_report(received.data, received.file_name):
        return Reading(data)
    try:
        return Reading(
            parse_document(received.data, received.file_name, catalogue, reading_options(), progress)
        )
    except (DocumentUnreadable, LimitExceeded) as error:
        return Reading(unread_report(received.data, received.file_name, error), error)


def unfolded(reports: Iterable[TestReport]) -> list[TestReport]:
    """The reports of the files in their order, then those of the papers inside them; a list of such stays."""
    papers = [report.papers() for report in reports]
    return [one[0] for one in papers] + [inner for one in papers for inner in one[1:]]


def channel_of(catalogue: Catalogue, channel_id: str) -> Channel:
    """The channel of that id. Raises UnknownChannel, naming those that there are."""
    try:
        return catalogue.channels[channel_id]
    except KeyError:
        known = ", ".join(sorted(catalogue.channels))
        raise UnknownChannel(f"There is no channel {channel_id!r}; there are: {known}.") from None


def check(
    reports: Sequence[TestReport],
    shipment: Shipment | None,
    channel: Channel,
    catalogue: Catalogue,
    as_of: date,
    language: str = "en",
    facts: KnownFacts = NO_FACTS,
) -> Verification:
    """The verdict over the documents of one submission, those inside other documents included."""
    return verify(
        unfolded(reports), shipment, channel, catalogue, as_of, facts, language, engine_of(catalogue)
    )


def engine_of(catalogue: Catalogue) -> Engine:
    """What it takes to reproduce a verdict."""
    return Engine(version=VERSION, ocr=ocr_engines(), catalogue_digest=catalogue.digest)


def ocr_engines() -> dict[str, str]:
    """The OCR engines of this installation, by name, with their versions."""
    from parser.reading.ocr.versions import engine_versions

    return engine_versions(settings().ocr_backend)


def proposed_channels(reports: Sequence[TestReport], catalogue: Catalogue) -> tuple[Channel, ...]:
    """The channels whose standard the reports name, in any edition."""
    named = {standard.designation for report in reports for standard in report.standards}
    return tuple(
        channel for _, channel in sorted(catalogue.channels.items()) if named & _designations(channel)
    )


def fitting_channel(reports: Sequence[TestReport], catalogue: Catalogue) -> Channel:
    """The first channel whose standard the reports name in its edition, else in any. Raises NoChannelFits."""
    proposed = proposed_channels(reports, catalogue)
    if not proposed:
        raise NoChannelFits
    return min(proposed, key=lambda channel: (-_fit(reports, channel), channel.id))


def _fit(reports: Sequence[TestReport], channel: Channel) -> int:
    """How many of the channel's editions the reports name."""
    named = {(one.designation, one.edition) for report in reports for one in report.standards}
    return len(named & set(_editions(channel)))


def _editions(channel: Channel) -> Iterator[tuple[str, str]]:
    for demand in channel.requirements:
        if isinstance(demand, StandardEditionDemand):
            yield from ((one.designation, one.edition) for one in demand.accepted.value)


def _designations(channel: Channel) -> set[str]:
    return {
        edition.designation
        for demand in channel.requirements
        if isinstance(demand, StandardEditionDemand) and demand.id is RequirementId.STANDARD_EDITION
        for edition in demand.accepted.value
    }
