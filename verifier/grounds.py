"""What a finding rests on: the places in the papers, and what about them is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from models.document import PageStatus
from models.evidence import Evidence, Method, Value
from models.geometry import Box
from models.report import Grounded
from models.verification import ReportEvidence
from verifier.paper import Paper

Readable = Value[Any] | Grounded


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A reason not to lean on a reading. `page` is None when no single page is meant."""

    file_name: str
    page: int | None
    text: str


@dataclass(frozen=True)
class Grounds:
    """Evidence, with the doubts about it. Grounds add up."""

    evidence: tuple[ReportEvidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def in_order(self) -> tuple[ReportEvidence, ...]:
        """Every place once, in the order of the papers and pages."""
        return self._sorted if len(self.evidence) > 1 else self.evidence

    @cached_property
    def _sorted(self) -> tuple[ReportEvidence, ...]:
        once = {(place.document, place.page, place.box, place.text): place for place in self.evidence}
        return tuple(once[key] for key in sorted(once))

    def __add__(self, other: "Grounds") -> "Grounds":
        return Grounds(self.evidence + other.evidence, self.doubts + other.doubts)


NOTHING = Grounds()


def together(parts: Iterable[Grounds]) -> Grounds:
    """The sum of all of them."""
    known = tuple(parts)
    if len(known) == 1:
        return known[0]
    evidence: list[ReportEvidence] = []
    doubts: list[Doubt] = []
    for part in known:
        evidence += part.evidence
        doubts += part.doubts
    return Grounds(tuple(evidence), tuple(doubts))


def read(paper: Paper, *values: Readable | None) -> Grounds:
    """Grounds on values of a paper's report: doubtful when the value is, or every page that shows it."""
    if len(values) == 1:
        return NOTHING if values[0] is None else _one(paper, values[0])
    return together([_one(paper, value) for value in values if value is not None])


def _one(paper: Paper, value: Readable) -> Grounds:
    """Kept with the paper, as many lines may rest on the same row."""
    kept: tuple[Readable, Grounds] | None = paper.grounds.get(id(value))
    if kept is None:
        own = paper.name_of_file
        evidence = tuple([ReportEvidence.trusted({**place.__dict__, **own}) for place in value.evidence])
        kept = value, Grounds(evidence, () if _is_sure(paper, value) else (_doubt(paper, value),))
        paper.grounds[id(value)] = kept
    return kept[1]


def at(paper: Paper, page: int, box: Box, text: str, method: Method = Method.TEXT_LAYER) -> Grounds:
    """Grounds on a place that is no value: a code, a sign of editing."""
    place = Evidence(page=page, box=box, text=text, method=method, confidence=1)
    return Grounds((ReportEvidence.trusted({**place.__dict__, **paper.name_of_file}),))


def is_sure(paper: Paper, value: Readable) -> bool:
    """Whether a value carries no doubt: of its own, or because every page that shows it is in doubt."""
    return not _one(paper, value).doubts


def _is_sure(paper: Paper, value: Readable) -> bool:
    if value.doubtful:
        return False
    doubtful = paper.doubtful_pages
    return not doubtful or not value.evidence or any(place.page not in doubtful for place in value.evidence)


def _doubt(paper: Paper, value: Readable) -> Doubt:
    place = value.evidence[0] if value.evidence else None
    text = place.text if place else ""
    return Doubt(paper.report.document.file_name, place.page if place else None, text)


def whole(paper: Paper) -> Grounds:
    """Grounds on every page of a paper, for what rests on something being absent from all of it."""
    return Grounds((), whole_doubts(paper))


def doubting(paper: Paper, value: Readable) -> Grounds:
    """Grounds in doubt for what a value leaves open, however surely its words were read."""
    return Grounds((), (_doubt(paper, value),))


def unread(paper: Paper) -> Grounds:
    """Grounds on every page having been looked at, for what does not depend on its words."""
    name = paper.report.document.file_name
    return Grounds((), tuple(Doubt(name, number, PageStatus.NOT_READ.value) for number in paper.unread_pages))


def whole_doubts(paper: Paper) -> tuple[Doubt, ...]:
    """The pages of a paper on which something may have been missed; kept with the paper."""
    if _WHOLE not in paper.grounds:
        paper.grounds[_WHOLE] = _whole_doubts(paper)
    found: tuple[Doubt, ...] = paper.grounds[_WHOLE]
    return found


_WHOLE = -1
"""Where the doubts about the whole paper are kept: no value has this identity."""


def _whole_doubts(paper: Paper) -> tuple[Doubt, ...]:
    name = paper.report.document.file_name
    reasons = {page.number: page.reason or page.status.value for page in paper.pages_in_doubt}
    unread = {number: "not_read" for number in paper.unread_pages if number not in reasons}
    found = {**paper.pages_with_lost_values, **unread, **reasons}
    return tuple(Doubt(name, number, text) for number, text in sorted(found.items()))
