"""The case before the requirements: everything that they may look at, prepared once."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from catalog.catalogue import Catalogue
from models.channel import Channel, DocumentKindDemand, ProductIdentityDemand
from models.facts import KnownFacts
from models.local import LocalValues
from models.report import DocumentKind, IdentifierKind, TestReport
from models.shipment import Shipment
from models.sourced import Bilingual
from verifier.editions import AcceptedEdition, edition_of
from verifier.grouping import goods_of_reports
from verifier.identifiers import NEVER_A_PRODUCT
from verifier.matching import Goods, IdentifierIndex, goods_of_line
from verifier.paper import Paper
from verifier.papers import Papers, sort_papers
from verifier.rows import Rows, rows_of

__all__ = ["Case", "Goods", "open_case"]

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Case:
    """A submission, a channel and a day.

    `goods` are the shipment's lines, or without a shipment the products that the reports name; `judged`
    are the reports about them. Only those decide. `memory` keeps what lines with the same reports share.
    """

    shipment: Shipment | None
    channel: Channel
    catalogue: Catalogue
    as_of: date
    facts: KnownFacts
    language: str
    papers: Papers
    goods: tuple[Goods, ...]
    memory: dict[Hashable, Any] = field(default_factory=dict)

    @cached_property
    def judged(self) -> tuple[Paper, ...]:
        """The reports that belong to the goods, each once."""
        wanted = {paper for goods in self.goods for paper in goods.papers}
        return tuple(paper for paper in self.papers.reports if paper in wanted)

    @cached_property
    def goods_of(self) -> dict[Paper, tuple[Goods, ...]]:
        """The goods that each judged report speaks of."""
        found: dict[Paper, list[Goods]] = {}
        for goods in self.goods:
            for paper in goods.papers:
                found.setdefault(paper, []).append(goods)
        return {paper: tuple(group) for paper, group in found.items()}

    @cached_property
    def same_number(self) -> dict[str, tuple[Paper, ...]]:
        """The reports by their number: several where one report came in several files."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers.reports:
            if paper.number_key:
                found.setdefault(paper.number_key, []).append(paper)
        return {number: tuple(papers) for number, papers in found.items()}

    @cached_property
    def editions(self) -> dict[str, AcceptedEdition]:
        """The catalogue's standards with clauses or items, by key, ready for comparison with print."""
        standards = self.catalogue.standards.items()
        return {key: edition_of(entry) for key, entry in standards if entry.clauses or entry.items}

    @cached_property
    def _likes(self) -> dict[Goods, Goods]:
        first: dict[Hashable, Goods] = {}
        return {goods: first.setdefault(_stated(goods), goods) for goods in self.goods}

    def like(self, goods: Goods) -> Goods:
        """The first goods that differ in their names at most: what is found of one is found of all."""
        return self._likes[goods]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key; the first part of the key says what it is."""
        if key not in self.memory:
            self.memory[key] = make()
        made: T = self.memory[key]
        return made

    def rows(self, goods: Goods, standard: str) -> Rows:
        """What the reports of the goods say of a standard; computed once for the same reports."""
        return self.once(("rows", goods.papers, standard), lambda: self._rows(goods.papers, standard))

    def _rows(self, papers: tuple[Paper, ...], standard: str) -> Rows:
        accepted = self.editions[standard]
        rivals = [edition for edition in self.editions.values() if edition is not accepted]
        return rows_of(papers, accepted, rivals)

    @property
    def local(self) -> LocalValues:
        """The user's own values; empty where there are none."""
        return self.catalogue.local or LocalValues()

    @property
    def departs_on(self) -> date | None:
        """The day of departure, if the shipment names it."""
        return self.shipment.departs_on if self.shipment else None

    def say(self, text: Bilingual) -> str:
        """A text of the catalogue in the reader's language."""
        return text.zh if self.language == "zh" else text.en


def _stated(goods: Goods) -> Hashable:
    """The reports, and what the shipment states of the product itself."""
    line = goods.line
    return goods.papers, line and (line.hs_code, line.description, line.age_grade, line.features)


def open_case(
    reports: Sequence[TestReport],
    shipment: Shipment | None,
    channel: Channel,
    catalogue: Catalogue,
    as_of: date,
    facts: KnownFacts,
    language: str,
) -> Case:
    """Sorts the papers and matches them with the goods."""
    papers = sort_papers(reports, _accepted_kinds(channel))
    goods = _goods(papers, shipment, channel)
    return Case(shipment, channel, catalogue, as_of, facts, language, papers, goods)


def _goods(papers: Papers, shipment: Shipment | None, channel: Channel) -> tuple[Goods, ...]:
    if shipment is None:
        return goods_of_reports(papers.reports)
    index = IdentifierIndex(papers.reports, identifying_kinds(channel))
    return tuple(goods_of_line(line, index) for line in shipment.lines)


def _accepted_kinds(channel: Channel) -> tuple[DocumentKind, ...]:
    demand = next((one for one in channel.requirements if isinstance(one, DocumentKindDemand)), None)
    return demand.accepted.value if demand else (DocumentKind.TEST_REPORT,)


def identifying_kinds(channel: Channel) -> tuple[IdentifierKind, ...]:
    """The kinds of identifiers by which the channel lets goods be traced."""
    demand = next((one for one in channel.requirements if isinstance(one, ProductIdentityDemand)), None)
    return (
        demand.kinds.value
        if demand
        else tuple(kind for kind in IdentifierKind if kind not in NEVER_A_PRODUCT)
    )
