"""`document-kind`: the submission holds a third-party test report, not only other papers."""

from collections.abc import Iterator

from models.channel import DocumentKindDemand
from models.report import DocumentKind
from verifier.case import Case
from verifier.draft import SUBMISSION, About, Draft, met, needs_review, not_met
from verifier.grounds import read, together, whole
from verifier.integrity.reading import open_warnings
from verifier.paper import Paper
from verifier.text import fold_name
from verifier.wording import failure


def judge(case: Case, demand: DocumentKindDemand) -> Iterator[Draft]:
    """At least one paper of an accepted kind, and no page anywhere that nobody has read."""
    if not _only_unopened(case):
        yield _kind(case, demand).by(demand.accepted)
    yield from (_own_laboratory(paper) for paper in case.judged if _tested_by_party(paper))
    yield from _unread(case)


def _only_unopened(case: Case) -> bool:
    """Whether the report may be in a file that nobody could open, beside papers that are none."""
    papers = case.papers.everything
    kinds = {paper.report.document.kind for paper in papers if not paper.unopened}
    return any(paper.unopened for paper in papers) and not kinds & {
        DocumentKind.TEST_REPORT,
        DocumentKind.UNKNOWN,
    }


def _kind(case: Case, demand: DocumentKindDemand) -> Draft:
    papers = case.papers.everything
    reports = [paper for paper in papers if paper.report.document.kind in demand.accepted.value]
    if reports:
        return met("report-present", SUBMISSION, reports=[paper.label for paper in reports])
    if not papers:
        return not_met("no-paper", SUBMISSION)
    unknown = [
        paper for paper in papers if paper.report.document.kind is DocumentKind.UNKNOWN and not paper.unopened
    ]
    if unknown:
        files = [paper.report.document.file_name for paper in unknown]
        return needs_review("kind-unknown", SUBMISSION, files=files)
    grounds = together(whole(paper) for paper in papers)
    if any(paper.is_certificate for paper in papers):
        return not_met("only-certificate", SUBMISSION, grounds)
    return not_met(
        "no-report", SUBMISSION, grounds, files=[paper.report.document.file_name for paper in papers]
    )


def _tested_by_party(paper: Paper) -> bool:
    name = fold_name(paper.laboratory or "")
    parties = (paper.report.applicant, paper.report.manufacturer)
    return bool(name) and any(name == fold_name(party.value or "") for party in parties if party)


def _own_laboratory(paper: Paper) -> Draft:
    parties = (paper.report.laboratory.name, paper.report.applicant, paper.report.manufacturer)
    return needs_review("own-laboratory", About(paper), read(paper, *parties), name=paper.laboratory or "")


def _unread(case: Case) -> Iterator[Draft]:
    """Papers that are not judged, and of which something stayed unread: it might concern the goods."""
    judged = set(case.judged)
    for paper in case.papers.everything:
        if paper in judged:
            continue
        file_name = paper.report.document.file_name
        if paper.unopened:
            why = [failure(case, one.code, one.message) for one in paper.report.warnings]
            yield needs_review("unopened", About(paper), why=why or ["–"], file=file_name)
            continue
        if paper.unread_pages:
            pages = [str(page) for page in paper.unread_pages]
            yield needs_review("unread-paper", About(paper), pages=pages, file=file_name)
        if warnings := open_warnings(case, paper):
            yield needs_review("paper-warned", About(paper), warnings=warnings, file=file_name)
