"""Findings as a person works through them: what is to be mended first, what holds last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.page.marks import Place, Places
from api.page.reading import ReadValue
from catalog import Catalogue
from jobs.checks.decisions import Decision
from models.channel import Channel
from models.geometry import Box
from models.sourced import Source, Status
from models.verification import Finding, Outcome, ReportEvidence, Verification

SECTIONS = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW, Outcome.MET, Outcome.NOT_APPLICABLE)
CORRECTABLE_AT_ONCE = 3
"""Values of one finding that are offered for correction beside it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding: its places, the values that stand there, and what people decided."""

    id: str
    anchor: str
    finding: Finding
    places: tuple[Place, ...]
    values: tuple[tuple[int, ReadValue], ...]
    decisions: tuple[Decision, ...]
    sources: tuple[Source, ...]
    note: str | None
    overtaken: bool

    @property
    def provisional(self) -> bool:
        """Whether it rests on something that no official notice has confirmed."""
        return self.finding.status is Status.PROVISIONAL

    @property
    def about(self) -> str:
        """The line, else the report, that it speaks of."""
        return self.finding.subject.line or self.finding.subject.report or ""

    @property
    def coordinates(self) -> str:
        """Every place as a script reads it: document, page, box; separated by semicolons."""
        return ";".join(f"{one.document} {one.page} {one.coordinates}" for one in self.places)


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one requirement that came out alike."""

    requirement: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All findings with one outcome."""

    outcome: Outcome
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(group.items) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Lists:
    """Puts findings into sections."""

    catalogue: Catalogue
    channel: Channel | None
    places: Places
    decisions: Sequence[Decision]
    counting: Sequence[Decision]
    values: Mapping[tuple[int, int, Box], tuple[int, ReadValue]]

    def sections(self, result: Verification, names: Sequence[str]) -> list[Section]:
        """The sections that hold something, the worst first."""
        anchors = [name if name not in names[:at] else f"{name}-{at}" for at, name in enumerate(names)]
        items = [
            self._item(one, name, anchor)
            for one, name, anchor in zip(result.findings, names, anchors, strict=True)
        ]
        made = [Section(outcome, tuple(_groups(items, outcome))) for outcome in SECTIONS]
        return [section for section in made if section.groups]

    def _item(self, finding: Finding, name: str, anchor: str) -> Item:
        places = self.places.of_finding(_doubtful_first(finding))
        known = (self.values.get((one.document, one.page, one.box)) for one in places)
        values = {(number, value.path): (number, value) for number, value in filter(None, known)}
        mine = tuple(one for one in self.decisions if one.finding == name)
        demand = self._demand(finding.requirement)
        return Item(
            id=name,
            anchor=anchor,
            finding=finding,
            places=tuple(places),
            values=tuple(values.values())[:CORRECTABLE_AT_ONCE],
            decisions=mine,
            sources=tuple(self._sources(finding)),
            note=demand,
            overtaken=bool(mine) and mine[-1] not in self.counting,
        )

    def _demand(self, requirement: str) -> str | None:
        demands = self.channel.requirements if self.channel else ()
        return next((one.note for one in demands if one.id == requirement), None)

    def _sources(self, finding: Finding) -> Iterator[Source]:
        own = self.channel.sources if self.channel else {}
        for name in finding.sources:
            yield own.get(name) or self.catalogue.sources.get(name) or Source(what=name)


def _doubtful_first(finding: Finding) -> list[ReportEvidence]:
    """Where a person must look, what was read worst is looked at first."""
    if finding.outcome is not Outcome.NEEDS_REVIEW:
        return list(finding.evidence)
    return sorted(finding.evidence, key=lambda one: one.confidence)


def _groups(items: Sequence[Item], outcome: Outcome) -> Iterator[Group]:
    mine = [one for one in items if one.finding.outcome is outcome]
    for requirement in dict.fromkeys(one.finding.requirement for one in mine):
        yield Group(requirement, tuple(one for one in mine if one.finding.requirement is requirement))
