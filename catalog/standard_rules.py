"""What a standard's entry must keep to beyond its shape."""

from collections.abc import Iterator

from catalog.catalogue import Catalogue
from catalog.flaws import Flaw, duplicates, trigger_features, unknown
from catalog.patterns import pattern_flaws
from models.standard import Standard


def standard_flaws(standard: Standard, catalogue: Catalogue) -> Iterator[Flaw]:
    """Every mistake of a standard that has the right shape."""
    if standard.superseded_by and standard.superseded_by not in catalogue.standards:
        yield Flaw(("superseded_by",), "unknown_standard", {"name": standard.superseded_by})
    yield from duplicates((clause.number for clause in standard.clauses), "clauses")
    yield from duplicates((item.key for item in standard.items), "items")
    yield from pattern_flaws(standard.patterns, "patterns")
    yield from _sources(standard)
    yield from _features(standard, catalogue)
    yield from _partial(standard, catalogue)
    yield from _limits(standard, catalogue)


def _sources(standard: Standard) -> Iterator[Flaw]:
    for name in ("clauses", "items", "limits"):
        for position, entry in enumerate(getattr(standard, name)):
            yield from unknown(entry.source, standard.sources, "source", name, position, "source")


def _features(standard: Standard, catalogue: Catalogue) -> Iterator[Flaw]:
    for position, clause in enumerate(standard.clauses):
        named = trigger_features(clause.when)
        yield from unknown(named, catalogue.features, "feature", "clauses", position, "when")
    for position, item in enumerate(standard.items):
        here = ("items", position, "not_applicable_without")
        yield from unknown(item.not_applicable_without, catalogue.features, "feature", *here)


def _partial(standard: Standard, catalogue: Catalogue) -> Iterator[Flaw]:
    analytes = {analyte.key for analyte in catalogue.vocabulary.analytes}
    for position, clause in enumerate(standard.clauses):
        yield from unknown(clause.partial_analytes, analytes, "analyte", "clauses", position)


def _limits(standard: Standard, catalogue: Catalogue) -> Iterator[Flaw]:
    numbers = {clause.number for clause in standard.clauses} | {item.key for item in standard.items}
    analytes = {analyte.key for analyte in catalogue.vocabulary.analytes}
    for position, limit in enumerate(standard.limits):
        if limit.clause:
            yield from unknown([limit.clause], numbers, "clause", "limits", position)
        yield from unknown([limit.analyte], analytes, "analyte", "limits", position)
