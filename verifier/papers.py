"""Sorting the submission: the reports that decide, those replaced, and the papers that support them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.report import DocumentKind, TestReport
from verifier.canonical import in_paper_order
from verifier.grounds import is_sure
from verifier.paper import Paper
from verifier.text import fold


@dataclass(frozen=True)
class Papers:
    """All papers in a fixed order; `reports` decide, `superseded` and `supporting` are only listed.

    A paper of unknown kind that holds results is treated as a report: what it says must not go unheard.
    """

    everything: tuple[Paper, ...]
    reports: tuple[Paper, ...]
    superseded: tuple[Paper, ...]
    supporting: tuple[Paper, ...]

    @property
    def certificates(self) -> tuple[Paper, ...]:
        """The Children's Product Certificates among the supporting papers."""
        return tuple(paper for paper in self.supporting if paper.is_certificate)


def sort_papers(reports: Iterable[TestReport], accepted: Sequence[DocumentKind]) -> Papers:
    """Puts the papers of a submission in order, whatever order they came in. A copy counts once."""
    papers = (Paper(in_paper_order(report), report) for report in reports)
    everything = _without_copies(sorted(papers, key=lambda paper: paper.order))
    deciding = [paper for paper in everything if _decides(paper, accepted)]
    replaced = _replaced(deciding)
    return Papers(
        everything=everything,
        reports=tuple(paper for paper in deciding if paper not in replaced),
        superseded=tuple(paper for paper in deciding if paper in replaced),
        supporting=tuple(paper for paper in everything if paper not in set(deciding)),
    )


def _without_copies(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    kept: dict[str, list[Paper]] = {}
    for paper in papers:
        same_bytes = kept.setdefault(paper.report.document.sha256, [])
        if not any(_same_content(paper, other) for other in same_bytes):
            same_bytes.append(paper)
    return tuple(sorted((paper for group in kept.values() for paper in group), key=lambda paper: paper.order))


def _same_content(one: Paper, other: Paper) -> bool:
    theirs = other.report.document
    name = {"file_name": theirs.file_name, "enclosed_in": theirs.enclosed_in}
    renamed = one.report.model_copy(update={"document": one.report.document.model_copy(update=name)})
    return renamed == other.report


def _decides(paper: Paper, accepted: Sequence[DocumentKind]) -> bool:
    kind = paper.report.document.kind
    return kind in accepted or (kind is DocumentKind.UNKNOWN and bool(paper.rows))


def _replaced(reports: Sequence[Paper]) -> set[Paper]:
    """The reports whose number another one says, without doubt, that it replaces; never two each other."""
    replaced_by = {paper: _replaces(paper) for paper in reports}
    by_number: dict[str, list[Paper]] = {}
    for paper in reports:
        if paper.number_key:
            by_number.setdefault(paper.number_key, []).append(paper)
    return {
        old
        for new, numbers in replaced_by.items()
        for number in numbers
        for old in by_number.get(number, ())
        if number != new.number_key and new.number_key not in replaced_by[old]
    }


def _replaces(paper: Paper) -> set[str]:
    return {fold(old.value) for old in paper.report.supersedes if old.value and is_sure(paper, old)}
