"""`document-integrity`: the paper is whole and agrees with itself. Facts and signs, never an accusation."""

from collections.abc import Iterator
from functools import partial

from models.channel import DocumentIntegrityDemand
from models.verification import Outcome
from verifier.case import Case
from verifier.draft import About, Draft, met
from verifier.grounds import Grounds, whole
from verifier.integrity.agreement import check_agreement
from verifier.integrity.copies import check_copies, parts_of_report
from verifier.integrity.form import check_number_form
from verifier.integrity.headers import check_headers
from verifier.integrity.marks import check_edits, check_file_dates, check_signatures
from verifier.integrity.order import check_order, grounds_of_dates
from verifier.integrity.pages import check_pages
from verifier.integrity.reading import check_reading
from verifier.integrity.reservations import check_reservations
from verifier.paper import Paper
from verifier.timeline import STAGES


def judge(case: Case, demand: DocumentIntegrityDemand) -> Iterator[Draft]:
    """For each report every way in which it disagrees with itself, or one finding that it does not."""
    for paper in case.judged:
        drafts = case.once((demand.id, paper), partial(_judge, case, demand, paper))
        yield from (draft.by(demand.future_days) for draft in drafts)


def _judge(case: Case, demand: DocumentIntegrityDemand, paper: Paper) -> list[Draft]:
    drafts = list(_checks(case, demand, paper))
    if all(draft.outcome is Outcome.MET for draft in drafts):
        drafts.append(_consistent(paper))
    return drafts


def _consistent(paper: Paper) -> Draft:
    """All that was compared has to be read without doubt: every page and every date."""
    doubts = (whole(paper) + grounds_of_dates(paper, *STAGES)).doubts
    pages = paper.report.document.page_count
    return met("consistent", About(paper), Grounds((), doubts), pages=pages)


def _checks(case: Case, demand: DocumentIntegrityDemand, paper: Paper) -> Iterator[Draft]:
    parts = parts_of_report(case, paper)
    yield from check_reading(case, paper)
    yield from check_reservations(paper)
    yield from check_pages(paper, parts)
    yield from check_headers(paper)
    yield from check_order(case, demand, paper)
    yield from check_agreement(case, paper)
    yield from check_signatures(paper)
    yield from check_edits(paper)
    yield from check_file_dates(paper)
    yield from check_copies(case, paper, parts)
    yield from check_number_form(case, paper)
