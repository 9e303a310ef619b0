"""The verdict as one HTML file: nothing to fetch, printable, the evidence as pictures of the paper."""

import base64
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from exports.words import Words
from models.sourced import Status
from models.verification import Finding, Outcome, ReportEvidence, Verification

Crop = Callable[[ReportEvidence], bytes | None]
"""Draws the place of a piece of evidence as a PNG; None where the page cannot be drawn."""

ORDER = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW, Outcome.MET, Outcome.NOT_APPLICABLE)
PICTURES_PER_FINDING = 2


def no_crop(evidence: ReportEvidence) -> bytes | None:  # noqa: ARG001
    """Where nobody can draw: the report shows the text of the evidence alone."""
    return None


def html_report(
    verification: Verification, words: Words, language: str, channel_name: str, crop: Crop = no_crop
) -> str:
    """The whole report as text of an HTML file in the given language (`en`, `zh`)."""
    environment = Environment(
        loader=PackageLoader("exports", "templates"), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("report.html")
    return template.render(
        verification=verification,
        findings=[_finding(finding, crop) for finding in ordered(verification)],
        coverage=[row for row in verification.coverage if row.required_because],
        channel_name=channel_name,
        language=language,
        words=words,
        provisional=any(finding.status is Status.PROVISIONAL for finding in verification.findings),
    )


def ordered(verification: Verification) -> list[Finding]:
    """The findings, the worst first, otherwise in the channel's order."""
    return sorted(verification.findings, key=lambda finding: ORDER.index(finding.outcome))


def _finding(finding: Finding, crop: Crop) -> dict[str, Any]:
    drawn = finding.outcome in (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)
    pictures = [crop(evidence) for evidence in finding.evidence[:PICTURES_PER_FINDING]] if drawn else []
    return {
        "finding": finding,
        "pictures": [base64.b64encode(picture).decode("ascii") for picture in pictures if picture],
    }
