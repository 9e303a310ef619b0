"""What features, schemes, laboratories and hosts must keep to beyond their shape."""

import re
from collections.abc import Iterator

from catalog.catalogue import Catalogue
from catalog.flaws import Flaw, duplicates, unknown
from catalog.patterns import pattern_flaws
from models.laboratory import ListedLaboratory

LANGUAGES = ("en", "zh")
"""Everything that a user reads stands in these."""


def knowledge_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every mistake among the parts that are neither channel nor standard."""
    yield from _missing_parts(catalogue)
    yield from _sources(catalogue)
    yield from _patterns(catalogue)
    for key, feature in catalogue.features.items():
        yield from unknown(feature.implies, catalogue.features, "feature", "features", key, "implies")
    yield from duplicates((host.host for host in catalogue.hosts), "hosts")
    for position, laboratory in enumerate(catalogue.laboratories):
        for flaw in _laboratory(laboratory, catalogue):
            yield flaw.under("laboratories", position)


def _missing_parts(catalogue: Catalogue) -> Iterator[Flaw]:
    for name in ("labels", "columns", "results", "analytes"):
        if not getattr(catalogue.vocabulary, name):
            yield Flaw(("vocabulary", name), "part_missing")
    for language in LANGUAGES:
        if language not in catalogue.messages:
            yield Flaw(("messages", language), "part_missing")


def _patterns(catalogue: Catalogue) -> Iterator[Flaw]:
    for key, scheme in catalogue.schemes.items():
        yield from pattern_flaws(scheme.written_forms, "schemes", key, "written_forms")
        yield from pattern_flaws([scheme.well_formed], "schemes", key, "well_formed")
        for position, form in enumerate(scheme.written_forms):
            if "(?P<number>" not in form:
                yield Flaw(("schemes", key, "written_forms", position), "regex_group", {"name": form})
    for laboratory in catalogue.known_laboratories:
        yield from pattern_flaws(laboratory.number_forms, "known", laboratory.name, "number_forms")
    for name, patterns in catalogue.vocabulary.terms.items():
        if name.endswith("_patterns"):
            yield from pattern_flaws(patterns, "vocabulary", name)


def _sources(catalogue: Catalogue) -> Iterator[Flaw]:
    for name in ("features", "schemes", "laboratories", "known_laboratories", "hosts"):
        entries = getattr(catalogue, name)
        for position, entry in enumerate(entries.values() if isinstance(entries, dict) else entries):
            yield from unknown(entry.source, catalogue.sources, "source", name, position, "source")


def _laboratory(laboratory: ListedLaboratory, catalogue: Catalogue) -> Iterator[Flaw]:
    scheme = catalogue.schemes.get(laboratory.scheme)
    if scheme is None:
        yield Flaw(("scheme",), "unknown_scheme", {"name": laboratory.scheme})
    elif not re.fullmatch(scheme.well_formed, laboratory.number):
        yield Flaw(("number",), "malformed_number", {"name": laboratory.number})
    if laboratory.since and laboratory.until and laboratory.until < laboratory.since:
        yield Flaw(("until",), "dates_reversed")
