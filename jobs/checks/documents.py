"""The documents of a check by number: the papers as received, then what was found inside them."""

from collections.abc import Sequence

from jobs.checks.orders import CheckRecord, Paper
from jobs.submission import unfolded
from models.report import TestReport


def in_order(record: CheckRecord, reports: Sequence[TestReport]) -> list[TestReport]:
    """The reports of a check by the numbers of their documents, those inside files unfolded.

    `reports` hold those of the papers in their order; what is inside them may stand anywhere.
    """
    every = unfolded(reports)
    outer = [report for report in every if report.document.enclosed_in is None]
    places = {paper.sha256: number for number, paper in reversed(list(enumerate(record.papers)))}
    inner = [report for report in every if report.document.enclosed_in is not None]
    return outer + sorted(inner, key=lambda report: _place(report, places))


def _place(report: TestReport, places: dict[str, int]) -> tuple[int, str, str]:
    document = report.document
    return places.get(document.enclosed_in or "", len(places)), document.file_name, document.sha256


def documents_of(record: CheckRecord, reports: Sequence[TestReport]) -> tuple[Paper, ...]:
    """Every document of a check, numbered from 1 in this order; `reports` are those of its result."""
    inner = in_order(record, [report for report in reports if report.document.enclosed_in is not None])
    found = [report.document for report in inner]
    papers = (Paper(one.sha256, one.file_name, one.media_type, 0, one.enclosed_in) for one in found)
    return (*record.papers, *papers)
