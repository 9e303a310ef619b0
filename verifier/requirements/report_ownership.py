"""`report-ownership`: the exporter is the report's applicant or manufacturer."""

from collections.abc import Iterator

from models.channel import ReportOwnershipDemand
from verifier.case import Case
from verifier.draft import SUBMISSION, About, Draft, met, needs_review
from verifier.grounds import read
from verifier.paper import Paper
from verifier.text import name_forms


def judge(case: Case, demand: ReportOwnershipDemand) -> Iterator[Draft]:  # noqa: ARG001
    """One finding for each report."""
    if case.shipment is None:
        yield needs_review("no-shipment", SUBMISSION)
    elif not case.shipment.exporter:
        yield needs_review("no-exporter", SUBMISSION)
    else:
        yield from (_judge(paper, case.shipment.exporter) for paper in case.judged)


def _judge(paper: Paper, exporter: str) -> Draft:
    about = About(paper)
    parties = [
        party for party in (paper.report.applicant, paper.report.manufacturer) if party and party.value
    ]
    owners = [party for party in parties if name_forms(party.value or "") & name_forms(exporter)]
    if owners:
        return met("owned", about, read(paper, owners[0]), exporter=exporter)
    if not parties:
        return needs_review("no-party", about, exporter=exporter)
    names = sorted({party.value for party in parties if party.value})
    return needs_review("other-party", about, read(paper, *parties), exporter=exporter, parties=names)
