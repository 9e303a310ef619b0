"""The verdict as one HTML file: nothing to fetch, printable, the evidence as pictures of the paper."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from exports.code_print import printed_codes
from exports.people import NOBODY, Decided, People
from exports.words import Words
from models.sourced import Status
from models.verification import Finding, Outcome, ReportEvidence, Verification

Crop = Callable[[ReportEvidence], bytes | None]
"""Draws the place of a piece of evidence as a PNG; None where the page cannot be drawn."""

OPEN = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)
CLOSED = (Outcome.MET, Outcome.NOT_APPLICABLE)
PICTURES_PER_FINDING = 2
PICTURES_IN_ALL = 60
"""A shipment of many lines would make a file that no mail takes."""

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its pictures, and what a person decided on it."""

    finding: Finding
    pictures: tuple[tuple[str, str], ...]
    decision: Decided | None


def no_crop(evidence: ReportEvidence) -> bytes | None:  # noqa: ARG001
    """Where nobody can draw: the report shows the text of the evidence alone."""
    return None


def html_report(
    verification: Verification,
    words: Words,
    language: str,
    channel_name: str,
    crop: Crop = no_crop,
    people: People = NOBODY,
) -> str:
    """The whole report as text of an HTML file in the given language (`en`, `zh`)."""
    shown = _shown(verification, crop, people)
    return _template().render(
        verification=verification,
        verdict=people.verdict or verification.verdict,
        people=people,
        sections={outcome: [one for one in shown if one.finding.outcome is outcome] for outcome in OPEN},
        settled=[one for one in shown if one.finding.outcome in CLOSED],
        coverage=[row for row in verification.coverage if row.required_because],
        lines=len({row.line for row in verification.coverage}),
        channel_name=channel_name,
        codes=printed_codes(verification.reports, words),
        language=language,
        words=words,
        provisional=any(finding.status is Status.PROVISIONAL for finding in verification.findings),
    )


@cache
def _template() -> Template:
    """Compiled once: that takes several times what a report takes."""
    made = Environment(
        loader=PackageLoader("exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = _moment
    return made.get_template("report.html")


def _moment(when: datetime) -> str:
    """A time as it is at the port, to the minute."""
    return f"{when.astimezone(ZONE):%Y-%m-%d %H:%M}"


def _shown(verification: Verification, crop: Crop, people: People) -> list[Shown]:
    """Every finding in the channel's order; pictures for those that are still open, while they last."""
    made, left = [], PICTURES_IN_ALL
    for number, finding in enumerate(verification.findings):
        pictures = _pictures(finding, crop)[:left] if left and finding.outcome in OPEN else ()
        left -= len(pictures)
        made.append(Shown(finding, tuple(pictures), people.decisions.get(number)))
    return made


def _pictures(finding: Finding, crop: Crop) -> Sequence[tuple[str, str]]:
    """Pictures as base64 with the text that they show; what was read worst comes first."""
    worst_first = sorted(finding.evidence, key=lambda one: one.confidence)[:PICTURES_PER_FINDING]
    drawn = ((crop(one), one.text) for one in worst_first)
    return [(base64.b64encode(picture).decode("ascii"), text) for picture, text in drawn if picture]
