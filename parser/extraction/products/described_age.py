"""The age that a product is for, where no label of the report states one: in name, description or caption.

"Wooden blocks, ages 3+" tells it as a packaging does. It counts as the labelled age grade, less surely than a
labelled statement; a warning ("not for children under 3 years") is such a statement too.
"""

from collections.abc import Iterator

from catalog.catalogue import Catalogue
from models.document import Document
from models.evidence import Evidence, Value
from models.report import AgeGrades
from parser.extraction.folding import fold, plain, squeezed
from parser.extraction.labelled.readings import Reading, decide
from parser.extraction.lexicon import Lexicon, lexicon_of
from parser.extraction.products.features import descriptions

NAMED, DESCRIBED = 0.88, 0.85
"""Confidence of an age in the product's name, and in a description or caption."""


def with_described_age(
    grades: AgeGrades, document: Document, catalogue: Catalogue, name: Value[str] | None
) -> AgeGrades:
    """The age grades; where none is labelled, with the one that name, descriptions or captions state."""
    if any((grades.labelled, grades.requested, grades.assessed, grades.tested)):
        return grades
    found = list(_readings(document, lexicon_of(catalogue), catalogue, name))
    return grades.model_copy(update={"labelled": decide(found)}) if found else grades


def _readings(
    document: Document, lexicon: Lexicon, catalogue: Catalogue, name: Value[str] | None
) -> Iterator[Reading[str]]:
    if name is not None and name.value and name.evidence:
        yield from _in_text(lexicon, name.value, name.evidence[0], NAMED * name.confidence)
    for text, evidence in descriptions(document, catalogue):
        yield from _in_text(lexicon, text, evidence, DESCRIBED * evidence.confidence)


def _in_text(lexicon: Lexicon, text: str, evidence: Evidence, sure: float) -> Iterator[Reading[str]]:
    """The first age phrase of a text: a further one explains it ("3+; not for children under 3")."""
    match = lexicon.pattern("age_phrase_patterns").search(plain(text).replace("\n", " "))
    if match:
        printed = squeezed(text[match.start() : match.end()])
        yield Reading(printed, fold(printed).text, round(sure, 4), evidence)
