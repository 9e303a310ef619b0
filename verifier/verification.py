"""`verify`: reports, a shipment, a channel and a day make a verification. No clock, no network, no files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from catalog.catalogue import Catalogue
from models.channel import Channel, ClauseCoverageDemand, ReportValidityDemand
from models.facts import KnownFacts
from models.report import TestReport
from models.shipment import Shipment
from models.verification import ChannelRef, Coverage, Engine, Listed, Verdict, Verification
from verifier.case import Case, open_case
from verifier.findings import findings_of, in_fixed_order, judge_all
from verifier.grouping import goods_of_reports
from verifier.matrix import coverage
from verifier.paper import Paper
from verifier.register import OF_THE_SHIPMENT
from verifier.verdict import earliest, verdict_of

_LEAD_DAYS = 30
_NO_FACTS = KnownFacts()


def verify(
    reports: Sequence[TestReport],
    shipment: Shipment | None,
    channel: Channel,
    catalogue: Catalogue,
    as_of: date,
    facts: KnownFacts = _NO_FACTS,
    language: str = "en",
    engine: Engine | None = None,
) -> Verification:
    """Judges the papers of one submission against a channel on the day `as_of`.

    The order of the files and of their pages makes no difference; the same input gives the same output,
    byte for byte. `channel` and `catalogue` come from `load_catalogue`, with the user's own values layered
    over both. Without a shipment the requirements that need one go to review.
    """
    case = open_case(reports, shipment, channel, catalogue, as_of, facts, language)
    judged = in_fixed_order(case, list(judge_all(case)))
    findings = findings_of(case, judged)
    valid_until = earliest(finding.valid_until for finding in findings)
    return Verification(
        channel=ChannelRef(id=channel.id, version=channel.version, status=channel.status),
        as_of=as_of,
        verdict=verdict_of(one.outcome for one in judged),
        report_verdict=_report_verdict(case),
        findings=findings,
        coverage=_coverage(case),
        valid_until=valid_until,
        retest_by=valid_until - timedelta(days=_lead_days(channel)) if valid_until else None,
        listed=tuple(_listed(case)),
        disclaimer=case.say(channel.disclaimer),
        reports=tuple(paper.as_read for paper in case.papers.everything),
        engine=engine or Engine(version="", ocr={}, catalogue_digest=catalogue.digest),
    )


def _report_verdict(case: Case) -> Verdict:
    """The verdict over what the documents alone can show: no shipment, and what needs one left out."""
    requirements = tuple(one for one in case.channel.requirements if one.id not in OF_THE_SHIPMENT)
    channel = case.channel.model_copy(update={"requirements": requirements})
    alone = replace(case, shipment=None, channel=channel, goods=goods_of_reports(case.papers.reports))
    return verdict_of(one.outcome for one in judge_all(alone))


def _lead_days(channel: Channel) -> int:
    demand = next((one for one in channel.requirements if isinstance(one, ReportValidityDemand)), None)
    return demand.retest_lead_days.value if demand else _LEAD_DAYS


def _coverage(case: Case) -> tuple[Coverage, ...]:
    demands = [one for one in case.channel.requirements if isinstance(one, ClauseCoverageDemand)]
    return tuple(chain.from_iterable(coverage(case, demand) for demand in demands))


def _listed(case: Case) -> Iterator[Listed]:
    """The papers that decided nothing, and why."""
    judged = set(case.judged)
    for paper in case.papers.everything:
        if paper not in judged:
            document = paper.report.document
            yield Listed(report=paper.label, file_name=document.file_name, why=_why(case, paper))


def _why(case: Case, paper: Paper) -> str:
    if paper.unopened:
        return "unopened"
    if paper in case.papers.superseded:
        return "superseded"
    return "matches_no_line" if paper in case.papers.reports else "supporting_paper"
