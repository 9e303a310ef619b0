"""The report number against the form of the laboratory's numbers, where the catalogue knows it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.catalogue import Catalogue
from models.laboratory import ListedLaboratory
from verifier.accreditation import key_of
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review
from verifier.grounds import Grounds, read
from verifier.itself import Itself
from verifier.paper import Paper
from verifier.text import fold_name, name_forms


def check_number_form(case: Case, paper: Paper) -> Iterator[Draft]:
    """A number that has none of the forms stated for this laboratory goes to a person.

    Forms merely seen on some of its reports are a hint: another one is noted.
    """
    number, grounds = paper.number, read(paper, paper.report.report_number)
    if not number:
        return
    stated = {entry.number_form for entry in _entries(case, paper) if entry.number_form}
    if stated:
        if not _has_form(number, stated):
            yield needs_review("number-form", About(paper), grounds, number=number)
    elif (seen := _seen(case, paper)) and not _has_form(number, seen):
        yield met("number-form-unusual", About(paper), Grounds(grounds.evidence), number=number)


def _has_form(number: str, forms: set[str]) -> bool:
    return any(re.search(form, number) for form in forms)


def _seen(case: Case, paper: Paper) -> set[str]:
    """The forms seen on reports of a laboratory of exactly this name, in any of its forms."""
    known = _forms_by_name(Itself(case.catalogue))
    return {form for name in name_forms(paper.laboratory or "") for form in known.get(name, ())}


@lru_cache(maxsize=16)
def _forms_by_name(catalogue: Itself[Catalogue]) -> dict[str, tuple[str, ...]]:
    """The forms seen of each laboratory's numbers, by every name that it has, folded."""
    found: dict[str, tuple[str, ...]] = {}
    for one in catalogue.value.known_laboratories:
        for name in {fold_name(text) for text in (one.name, one.zh or "", *one.aliases)}:
            found[name] = (*found.get(name, ()), *one.number_forms)
    return found


def _entries(case: Case, paper: Paper) -> Iterator[ListedLaboratory]:
    name = fold_name(paper.laboratory or "")
    printed = {key_of(one.scheme, one.number) for one in paper.report.laboratory.accreditations if one.number}
    for entry in _with_form(Itself(case.catalogue)):
        if fold_name(entry.name) == name or key_of(entry.scheme, entry.number) in printed:
            yield entry


@lru_cache(maxsize=16)
def _with_form(catalogue: Itself[Catalogue]) -> tuple[ListedLaboratory, ...]:
    """The entries, the catalogue's and the lists', that state a form of the laboratory's numbers."""
    own = catalogue.value
    entries = (*own.laboratories, *(entry for one in own.lists for entry in one.laboratories))
    return tuple(entry for entry in entries if entry.number_form)
