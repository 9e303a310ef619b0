"""What is known of an accreditation ID: its shape, its standing on a day, and whether a list names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from catalog.catalogue import Catalogue
from catalog.layering import LOCAL
from models.laboratory import AccreditationList, ListedLaboratory, Standing
from models.report import Accreditation
from verifier.itself import Itself
from verifier.text import fold, fold_name

Key = tuple[str, str]


class Known(Enum):
    """What the loaded lists and the catalogue say of an ID."""

    UNCHECKED = "unchecked"
    LISTED = "listed"
    VOUCHED = "vouched"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"
    WITHDRAWN_LATER = "withdrawn-later"
    WITHDRAWN_UNDATED = "withdrawn-undated"
    """Withdrawn, and the day of the test is not known."""
    WITHDRAWN_SOME_DAY = "withdrawn-some-day"
    """Withdrawn by the day of the list, which is after the test and does not say since when."""
    RUN_OUT = "run-out"
    """Accepted, in a term that ended before the test."""


@dataclass(frozen=True, slots=True)
class Check:
    """The answer for one ID on the days of testing, with the entry and the list that gave it."""

    known: Known
    entry: ListedLaboratory | None = None
    source: AccreditationList | None = None


def key_of(scheme: str, number: str) -> Key:
    """Scheme and number folded; the scheme's name is dropped where it is printed before the number."""
    return fold(scheme), fold(number).removeprefix(fold(scheme))


def well_formed(accreditation: Accreditation, catalogue: Catalogue) -> bool:
    """Whether there is a number of its scheme's shape."""
    if not accreditation.number or not accreditation.well_formed:
        return False
    scheme = catalogue.schemes.get(accreditation.scheme)
    return scheme is None or re.fullmatch(scheme.well_formed, accreditation.number.strip()) is not None


def check(
    accreditation: Accreditation,
    catalogue: Catalogue,
    days: tuple[date, date] | None,
    designations: tuple[str, ...] = (),
) -> Check:
    """What is known of an ID, on the first to the last day of testing (None: not known).

    What was withdrawn for other standards than `designations` alone does not count: acceptance goes rule by
    rule where a list gives scopes.
    """
    key = key_of(accreditation.scheme, accreditation.number or "")
    entries = _by_id(Itself(catalogue)).get(key, [])
    fallen = [
        (entry, source)
        for entry, source in entries
        if entry.standing is not Standing.ACCEPTED and in_scope(entry, designations)
    ]
    for entry, source in fallen:
        if (known := _fallen_on(entry, source, days)) is not Known.WITHDRAWN_LATER:
            return Check(known, entry, source)
    if fallen:
        return Check(Known.WITHDRAWN_LATER, *fallen[0])
    return _listed(key, entries, catalogue, days, designations)


Entry = tuple[ListedLaboratory, AccreditationList | None]
"""An entry with the list that it stands in; None for the catalogue's own and the user's."""


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    yield from ((entry, None) for entry in catalogue.laboratories)
    yield from ((entry, source) for source in catalogue.lists for entry in source.laboratories)


@lru_cache(maxsize=16)
def _by_id(catalogue: Itself[Catalogue]) -> dict[Key, list[Entry]]:
    """All entries by their ID: official lists hold thousands."""
    found: dict[Key, list[Entry]] = {}
    for entry, source in _entries(catalogue.value):
        found.setdefault(key_of(entry.scheme, entry.number), []).append((entry, source))
    return found


@lru_cache(maxsize=16)
def _fallen_by_name(catalogue: Itself[Catalogue]) -> dict[str, ListedLaboratory]:
    """The first withdrawn or suspended entry of each name, folded."""
    found: dict[str, ListedLaboratory] = {}
    for entry, _ in _entries(catalogue.value):
        if entry.standing is not Standing.ACCEPTED:
            found.setdefault(fold_name(entry.name), entry)
    return found


def _fallen_on(
    entry: ListedLaboratory, source: AccreditationList | None, days: tuple[date, date] | None
) -> Known:
    if days is None:
        return Known.WITHDRAWN_UNDATED
    first, last = days
    if entry.since is None and source and last < source.dated:
        return Known.WITHDRAWN_SOME_DAY
    began = entry.since is None or entry.since <= last
    ended = entry.until is not None and entry.until < first
    return Known.WITHDRAWN if began and not ended else Known.WITHDRAWN_LATER


def _listed(
    key: Key,
    entries: list[Entry],
    catalogue: Catalogue,
    days: tuple[date, date] | None,
    designations: tuple[str, ...],
) -> Check:
    on_list = [pair for pair in entries if pair[1] and pair[0].standing is Standing.ACCEPTED]
    if holding := [pair for pair in on_list if not _ran_out(pair[0], days)]:
        scoped = (pair for pair in holding if in_scope(pair[0], designations))
        return Check(Known.LISTED, *next(scoped, holding[0]))
    if on_list:
        return Check(Known.RUN_OUT, *on_list[0])
    vouched = next((entry for entry, _ in entries if LOCAL in entry.source), None)
    if vouched:
        return Check(Known.VOUCHED, vouched)
    complete = next((one for one in catalogue.lists if one.complete and fold(one.scheme) == key[0]), None)
    return Check(Known.ABSENT, None, complete) if complete else Check(Known.UNCHECKED)


def _ran_out(entry: ListedLaboratory, days: tuple[date, date] | None) -> bool:
    """Whether the term on the list ended before the tests did. Its beginning may be that of a renewal."""
    return bool(days and entry.until and entry.until < days[1])


def in_scope(entry: ListedLaboratory | None, designations: tuple[str, ...]) -> bool:
    """Whether a loaded scope names one of the standards; an entry without scopes says nothing against it."""
    if entry is None or not entry.scopes or not designations:
        return True
    scopes = [fold(scope) for scope in entry.scopes]
    return any(fold(designation) in scope for designation in designations for scope in scopes)


def withdrawn_by_name(name: str | None, catalogue: Catalogue) -> ListedLaboratory | None:
    """An entry of a withdrawn or suspended laboratory of exactly this name."""
    folded = fold_name(name or "")
    return _fallen_by_name(Itself(catalogue)).get(folded) if folded else None


def vouched_by_name(name: str | None, catalogue: Catalogue) -> ListedLaboratory | None:
    """The user's own entry for a laboratory of exactly this name."""
    folded = fold_name(name or "")
    own = (entry for entry in catalogue.laboratories if LOCAL in entry.source)
    return next((entry for entry in own if folded and fold_name(entry.name) == folded), None)
