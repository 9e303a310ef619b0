"""Which report speaks of which shipment line, by identifiers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from models.report import Identifier, IdentifierKind
from models.shipment import ShipmentLine
from verifier.grounds import is_sure
from verifier.identifiers import (
    NEVER_A_PRODUCT,
    STRONG,
    IdentifierRange,
    Stated,
    key_of,
    range_of,
    stated,
)
from verifier.paper import Paper
from verifier.similarity import nearest


class Match(NamedTuple):
    """A value of the shipment line found in a paper, as `identifier` prints it."""

    paper: Paper
    identifier: Identifier
    asked: str


@dataclass(frozen=True, eq=False)
class Goods:
    """One shipment line with its reports; without a shipment, one product with the reports that share it.

    `near` are identifiers that nearly match where none does; their papers are then judged as well.
    """

    line: ShipmentLine | None
    papers: tuple[Paper, ...]
    matches: tuple[Match, ...] = ()
    near: tuple[Match, ...] = ()

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """What the line gives to find its report by; nothing without a line."""
        return tuple(stated(self.line)) if self.line else ()

    @cached_property
    def reports_label(self) -> str | None:
        """The names of its reports, joined."""
        return ", ".join(dict.fromkeys(paper.label for paper in self.papers)) or None


class IdentifierIndex:
    """The identifiers of papers, looked up by folded value; built once for a submission."""

    def __init__(self, papers: Iterable[Paper], kinds: Iterable[IdentifierKind]) -> None:
        self._kinds = frozenset(kinds) - NEVER_A_PRODUCT
        self._exact: dict[str, list[tuple[Paper, Identifier]]] = {}
        self._ranges: list[tuple[IdentifierRange, Paper, Identifier]] = []
        for paper in papers:
            for identifier in paper.report.product.identifiers:
                self._add(paper, identifier)

    def _add(self, paper: Paper, identifier: Identifier) -> None:
        key = key_of(identifier.kind, identifier.value)
        if identifier.kind not in self._kinds or key is None:
            return
        self._exact.setdefault(key, []).append((paper, identifier))
        if identifier.kind in STRONG and (span := range_of(identifier.value)):
            self._ranges.append((span, paper, identifier))

    def find(self, line: ShipmentLine) -> tuple[Match, ...]:
        """Every paper that prints an identifier of the line, once each, by its surest identifier."""
        found = [
            Match(paper, identifier, asked)
            for _, asked, key in stated(line)
            for paper, identifier in self._holding(key)
        ]
        return _surest(found)

    def _holding(self, key: str) -> Iterator[tuple[Paper, Identifier]]:
        yield from self._exact.get(key, ())
        yield from ((paper, identifier) for span, paper, identifier in self._ranges if span.holds(key))

    def find_near(self, line: ShipmentLine) -> tuple[Match, ...]:
        """Papers with an identifier that nearly matches one of the line's."""
        found = [
            Match(paper, identifier, asked)
            for _, asked, key in stated(line)
            for near in nearest(key, self._exact)
            for paper, identifier in self._exact[near]
        ]
        return _surest(found)


def _surest(found: Iterable[Match]) -> tuple[Match, ...]:
    known = list(found)
    if len(known) < 2:
        return tuple(known)
    best: dict[Paper, Match] = {}
    for match in known:
        held = best.get(match.paper)
        if held is None or _rank(match) > _rank(held):
            best[match.paper] = match
    return tuple(sorted(best.values(), key=lambda match: match.paper.order))


def _rank(match: Match) -> tuple[bool, bool, float, str]:
    identifier = match.identifier
    sure = is_sure(match.paper, identifier)
    return sure, identifier.kind in STRONG, identifier.confidence, identifier.value


def goods_of_line(line: ShipmentLine, index: IdentifierIndex) -> Goods:
    """A shipment line with the reports that match it, or nearly do where none does."""
    matches = index.find(line)
    near = () if matches else index.find_near(line)
    papers = tuple(match.paper for match in matches or near)
    return Goods(line, papers, matches, near)
