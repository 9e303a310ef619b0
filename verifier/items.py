"""Item by item, for standards that are lists (GB 31701): rows found by substance and test, any heading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.channel import ClauseCoverageDemand, SubstanceMinimum
from models.evidence import Method
from models.knowledge import Analyte
from models.report import Measurement, Result
from models.standard import ItemEntry, Standard
from verifier.coverage import Cell, State, with_verdict
from verifier.itself import Itself
from verifier.product import ProductFacts
from verifier.rows import Row, Rows
from verifier.text import fold
from verifier.triggers import Answer, Cause, Required


@dataclass(frozen=True, slots=True)
class TooFew:
    """A group of items for which too few distinct substances were tested."""

    minimum: SubstanceMinimum
    found: tuple[str, ...]
    rows: tuple[Row, ...]


def item_cells(
    standard: Standard, demand: ClauseCoverageDemand, facts: ProductFacts, rows: Rows
) -> Iterator[Cell]:
    """Every item that the channel lists, and the standard's others where the reports show them.

    Items that share a minimum of substances are covered together: which name falls under which is open.
    """
    asked = frozenset(demand.items.value if demand.items else ())
    pooled = {key: group.items for group in demand.substances for key in group.items}
    for entry in standard.items:
        keys = pooled.get(entry.key, (entry.key,)) if entry.key in asked else (entry.key,)
        own = tuple(row for key in keys for row in rows.by_item.get(key, ()))
        if entry.key in asked:
            state = _state(entry, facts, own, rows)
            deciding = with_verdict(own) if state is State.COVERED else own
            yield Cell(entry.key, entry.title, Required(Answer.YES, (Cause("listed"),)), state, deciding)
        elif own:
            yield Cell(entry.key, entry.title, Required(Answer.NO), State.NOT_REQUIRED, own)


def _state(entry: ItemEntry, facts: ProductFacts, own: tuple[Row, ...], rows: Rows) -> State:
    results = {row.result for row in own}
    if results & {Result.PASS, Result.FAIL}:
        return State.COVERED
    if results & {Result.SEE_REMARK, None}:
        return State.RESULT_ELSEWHERE
    if Result.NOT_APPLICABLE in results:
        return _not_applicable(entry, facts)
    if own:
        return State.NOT_TESTED
    return State.UNPLACED if rows.unplaced.get(entry.key) else State.MISSING


def _not_applicable(entry: ItemEntry, facts: ProductFacts) -> State:
    if (facts.features | facts.described) & frozenset(entry.not_applicable_without):
        return State.CONTRADICTED
    fair = entry.may_be_not_applicable or entry.not_applicable_without
    return State.NOT_APPLICABLE if fair else State.IMPLAUSIBLE


def too_few_substances(
    standard: Standard, demand: ClauseCoverageDemand, rows: Rows, analytes: tuple[Analyte, ...]
) -> Iterator[TooFew]:
    """The groups of items for which fewer substances have a row than the channel asks."""
    names = _names(Itself(standard), Itself(analytes))
    for minimum in demand.substances:
        own = tuple(row for key in minimum.items for row in rows.by_item.get(key, ()))
        tested = tuple(row for row in own if row.result in (Result.PASS, Result.FAIL, None))
        found = sorted({name for row in tested if (name := names.substance(row))})
        waived = own and not tested
        if not waived and len(found) < minimum.count.value:
            yield TooFew(minimum, tuple(found), own)


def unnamed_rows(standard: Standard, rows: Rows, analytes: tuple[Analyte, ...]) -> tuple[Row, ...]:
    """Rows that name no item of the list, no known substance and no sum."""
    names = _names(Itself(standard), Itself(analytes))
    return tuple(row for row in rows.everything if row.source.item is None and not names.knows(row))


def is_scanned(row: Row) -> bool:
    """Whether a row was read from an image: what it is about may be broken or misread there."""
    return any(place.method is Method.OCR for place in row.source.evidence)


@dataclass(frozen=True, slots=True)
class _Names:
    """How substances and groups are printed: `keys` by folded name or CAS number, `groups` folded."""

    keys: dict[str, str]
    groups: frozenset[str]

    @classmethod
    def of(cls, standard: Standard, analytes: Iterable[Analyte]) -> "_Names":
        items = {item.key for item in standard.items}
        single = [one for one in analytes if one.key not in items]
        keys = {fold(name): one.key for one in single for name in (one.key, *one.names, *one.cas)}
        titles = (
            text
            for item in standard.items
            for text in (item.key, item.title.en, item.title.zh, *item.aliases)
        )
        return cls(keys, frozenset(fold(text) for text in titles) - keys.keys())

    def substance(self, row: Row) -> str | None:
        """The one substance that a row is about; None for sums and for the names of groups."""
        source = row.source
        printed = source.analyte if isinstance(source, Measurement) else source.title
        if not printed or _SUM.search(printed) or fold(printed) in self.groups:
            return None
        cas = fold(source.cas) if isinstance(source, Measurement) and source.cas else None
        known = self._known(printed) or (self.keys.get(cas, cas) if cas else None)
        return known or (fold(printed) if isinstance(source, Measurement) else None)

    def knows(self, row: Row) -> bool:
        """Whether a row names a substance, a sum or a group; one that names nothing is about none."""
        source = row.source
        printed = source.analyte if isinstance(source, Measurement) else source.title
        if not printed or _SUM.search(printed) or fold(printed) in self.groups:
            return True
        cas = fold(source.cas) if isinstance(source, Measurement) and source.cas else None
        return self._known(printed) is not None or cas in self.keys

    def _known(self, printed: str) -> str | None:
        """The key of a name, or of the symbol in brackets behind it: "dibutyl phthalate (DBP)"."""
        parts = (printed, *re.findall(r"[(（]([^()（）]+)[)）]", printed), re.split(r"[(（]", printed)[0])
        return next((self.keys[fold(part)] for part in parts if fold(part) in self.keys), None)


@lru_cache(maxsize=16)
def _names(standard: Itself[Standard], analytes: Itself[tuple[Analyte, ...]]) -> _Names:
    return _Names.of(standard.value, analytes.value)


_SUM = re.compile(r"[+＋∑Σ]|\b(?:sum|total)\b|总|合计|之和", re.IGNORECASE)
