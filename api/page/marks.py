"""Evidence as places on the pages of a check: what a click leads to, what is marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.views import finding_id
from jobs.checks.orders import Paper
from models.evidence import Evidence
from models.geometry import Box
from models.verification import Finding, Outcome, ReportEvidence

MARKS_OF_A_FINDING = 40
"""A clause table of eighty rows is one finding: more marks would only paint the page."""

WORST_FIRST = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW, Outcome.MET, Outcome.NOT_APPLICABLE)
LONGEST_TEXT = 90


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of evidence stands: the document's number in the check, the page, the box in points."""

    document: int
    page: int
    box: Box
    text: str

    @property
    def anchor(self) -> str:
        """The page's name in the document that is shown."""
        return f"page-{self.document}-{self.page}"

    @property
    def coordinates(self) -> str:
        """The box as a script reads it."""
        return " ".join(f"{edge:.1f}" for edge in self.box)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked box of a page, with the finding that it belongs to."""

    box: Box
    outcome: Outcome
    finding: str


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the documents of a check by their content and name."""

    numbers: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, papers: Sequence[Paper]) -> "Places":
        """The places of a check's papers."""
        numbers: dict[tuple[str, str], int] = {}
        for number, paper in enumerate(papers, start=1):
            numbers.setdefault((paper.sha256, paper.file_name), number)
            numbers.setdefault((paper.sha256, ""), number)
        return cls(numbers)

    def document(self, sha256: str, file_name: str) -> int | None:
        """A document's number, or None where it is not of this check."""
        return self.numbers.get((sha256, file_name)) or self.numbers.get((sha256, ""))

    def of_finding(self, evidence: Iterable[ReportEvidence]) -> list[Place]:
        """The places of evidence that names its document, each once."""
        found = (self.at(self.document(one.document, one.file_name), one) for one in evidence)
        return list(dict.fromkeys(place for place in found if place is not None))

    def at(self, document: int | None, evidence: Evidence) -> Place | None:
        """The place of one piece of evidence; None where its document is not shown."""
        if document is None:
            return None
        text = " ".join(evidence.text.split())
        short = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
        return Place(document, evidence.page, evidence.box, short)


def marks_by_page(findings: Iterable[Finding], places: Places) -> dict[tuple[int, int], list[Mark]]:
    """What is marked on each page, the worst last so that it lies on top; one mark for each box."""
    kept: dict[tuple[int, int], dict[Box, Mark]] = {}
    for finding, place in _worst_first(findings, places):
        page = kept.setdefault((place.document, place.page), {})
        page.setdefault(place.box, Mark(place.box, finding.outcome, finding_id(finding)))
    return {page: list(reversed(marks.values())) for page, marks in kept.items()}


def _worst_first(findings: Iterable[Finding], places: Places) -> Iterator[tuple[Finding, Place]]:
    for finding in sorted(findings, key=lambda one: WORST_FIRST.index(one.outcome)):
        for place in places.of_finding(finding.evidence)[:MARKS_OF_A_FINDING]:
            yield finding, place
