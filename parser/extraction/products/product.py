"""What was tested: its name, origin, destinations and age grades."""

import re

from models.evidence import Method, Value
from models.report import AgeGrades
from parser.extraction.folding import fold
from parser.extraction.labelled.candidates import Candidate, Placement
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.readings import Reading, decide, one_language, reading
from parser.extraction.products.identifiers import read_identifiers
from parser.extraction.values import languages_apart, read_text, trimmed

_AGE_FIELDS = {
    "labelled": "age_labelled",
    "requested": "age_requested",
    "assessed": "age_assessed",
    "tested": "age_tested",
}
_SPECIMEN_NUMBER = re.compile(r"\s*(?:no\.?\s?)?[#(]?\d{1,2}[)#]?$", re.IGNORECASE)
_SENTENCE_END = "。"
"""Behind an age in a cell of remarks other remarks follow."""
_TEN_FOR_PLUS = re.compile(r"(?<=[岁月])十$")
"""What a scan makes of the plus behind "3岁": a ten stands before a unit and not behind it."""
_WEAK = 0.94
_FIRST_PAGES = 2


def read_product_name(gathered: Gathered) -> Value[str] | None:
    """The product's name or description, from the first pages before the later ones."""
    for field in ("product_name", "product_name_weak"):
        readings = [item for candidate in gathered.of(field) if (item := _text(gathered, candidate))]
        first = [item for item in readings if item.evidence.page <= _FIRST_PAGES and item.confidence >= 0.6]
        readings = first or [item for item in readings if not field.endswith("_weak")]
        if readings:
            return decide(one_language(_ranked(readings)), _same_text)
    return None


def _ranked(readings: list[Reading[str]]) -> list[Reading[str]]:
    """The readings of the clearest kind: a heading "Sample" further down is no rival of "Sample name"."""
    if not readings:
        return []
    top = max(item.confidence for item in readings)
    return [item for item in readings if item.confidence >= top - 0.03][:4]


def read_single_text(gathered: Gathered, field: str) -> Value[str] | None:
    """The text behind the labels of `field`."""
    return decide(
        [item for candidate in gathered.of(field) if (item := _text(gathered, candidate))], _same_text
    )


def read_origin(gathered: Gathered) -> Value[str] | None:
    """The country of origin as printed."""
    found = [_short(gathered, candidate) for candidate in gathered.of("country_of_origin")]
    return decide([item for item in found if item], _same_text)


def read_destinations(gathered: Gathered) -> tuple[Value[str], ...]:
    """Each country of destination as printed."""
    values: dict[str, list[Reading[str]]] = {}
    for candidate in gathered.of("destination"):
        item = _short(gathered, candidate)
        if item is None:
            continue
        passage = trimmed(candidate.passage)
        for piece in read_identifiers(passage.text):
            part = reading(
                piece.value, fold(piece.value).text, candidate, passage.part(piece.start, piece.end)
            )
            values.setdefault(part.key, []).append(part)
    return tuple(value for items in values.values() if (value := decide(items)))


def read_age_grades(gathered: Gathered) -> AgeGrades:
    """The four age statements. A bare "Age grade" counts as the labelled one where none is printed."""
    found: dict[str, Value[str] | None] = {
        name: _age(gathered, field, 1.0) for name, field in _AGE_FIELDS.items()
    }
    if all(value is None for value in found.values()):
        found["labelled"] = _age(gathered, "age_weak", _WEAK)
    return AgeGrades(**found)


def _age(gathered: Gathered, field: str, factor: float) -> Value[str] | None:
    readings = []
    for candidate in gathered.of(field):
        item = _short(gathered, candidate)
        if item is not None and len(item.value) <= 120:
            has_age = any(character.isdigit() for character in item.value)
            shape = factor * (1.0 if has_age else 0.9)
            value = item.value.split(_SENTENCE_END)[0]
            if item.evidence.method is Method.OCR:
                value = _TEN_FOR_PLUS.sub("+", value)
            readings.append(Reading(value, fold(value).text, item.confidence * shape, item.evidence))
    return decide(readings, _same_text)


def _short(gathered: Gathered, candidate: Candidate) -> Reading[str] | None:
    item = _text(gathered, candidate)
    return item if item is not None and len(item.value) <= 200 else None


def _text(gathered: Gathered, candidate: Candidate) -> Reading[str] | None:
    if candidate.mark is Mark.LEADING:
        return None
    if candidate.in_data_table and candidate.placement in (Placement.CELL_BELOW, Placement.NEXT_CELL):
        return None
    passage = trimmed(candidate.passage)
    apart = languages_apart(passage.text)
    if apart:
        passage = trimmed(passage.part(*apart[1]))
    found = read_text(passage.text, gathered.lexicon)
    if found is None or _is_label(found.text, gathered):
        return None
    if not any(character.isalpha() for character in found.text) and not candidate.field.startswith("age"):
        return None
    return reading(found.text, fold(found.text).text, candidate, passage)


def _is_label(text: str, gathered: Gathered) -> bool:
    """Whether a text is a label itself, or the name of a specimen: `Sample 1`."""
    words = gathered.lexicon.label_words
    return fold(text).text in words or fold(_SPECIMEN_NUMBER.sub("", text)).text in words


def _same_text(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 4 and longer.startswith(shorter))
