"""The report number against the form of the laboratory's numbers, where the catalogue knows it."""

import re
from collections.abc import Iterator

from models.laboratory import ListedLaboratory
from verifier.accreditation import key_of
from verifier.case import Case
from verifier.draft import About, Draft, needs_review
from verifier.grounds import read
from verifier.paper import Paper
from verifier.text import fold_name


def check_number_form(case: Case, paper: Paper) -> Iterator[Draft]:
    """A number that has none of the forms known for this laboratory goes to a person."""
    forms = sorted({form for entry in _entries(case, paper) if (form := entry.number_form)})
    number = paper.number
    if number and forms and not any(re.search(form, number) for form in forms):
        yield needs_review(
            "number-form", About(paper), read(paper, paper.report.report_number), number=number
        )


def _entries(case: Case, paper: Paper) -> Iterator[ListedLaboratory]:
    name = fold_name(paper.laboratory or "")
    printed = {key_of(one.scheme, one.number) for one in paper.report.laboratory.accreditations if one.number}
    entries = (
        *case.catalogue.laboratories,
        *(entry for one in case.catalogue.lists for entry in one.laboratories),
    )
    for entry in entries:
        if entry.number_form and (
            fold_name(entry.name) == name or key_of(entry.scheme, entry.number) in printed
        ):
            yield entry
