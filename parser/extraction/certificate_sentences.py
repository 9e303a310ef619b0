"""What a Children's Product Certificate says in sentences not behind labels: report number, models."""

import re
from collections.abc import Iterator

from models.evidence import Value
from models.report import Identifier, IdentifierKind
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Passage, Span
from parser.extraction.labelled.readings import Reading, decide
from parser.extraction.products.identifiers import read_identifiers
from parser.extraction.values import read_number

IN_SENTENCE = 0.88
"""Confidence of a value that stands in a sentence: a person should look."""
_REPORT = re.compile(r"\b(?:test\s+)?reports?\b\s*(?:nos?\b|numbers?|#|ref\b)?[\s.:#]*(?=[A-Z(]*\S*\d)", re.I)
_PRODUCT = re.compile(
    r"\b(?P<kind>model|style|item|sku)s?\b\s*(?:nos?\b|numbers?|#)?[\s.:#]*(?P<list>(?=\S*\d)[^;:。]{3,})",
    re.I,
)
_KINDS = {
    "model": IdentifierKind.MODEL,
    "style": IdentifierKind.STYLE,
    "item": IdentifierKind.ITEM,
    "sku": IdentifierKind.SKU,
}


def cited_report(gathered: Gathered) -> Value[str] | None:
    """The number of the report that a sentence of the certificate names."""
    readings = []
    for passage in _lines(gathered):
        for match in _REPORT.finditer(passage.text):
            found = read_number(passage.text[match.end() :])
            if found is None or found.shape < 1:
                continue
            place = passage.part(match.end() + found.start, match.end() + found.end)
            evidence = place.evidence(IN_SENTENCE)
            readings.append(Reading(found.text, fold(found.text).text, evidence.confidence, evidence))
    return decide(readings)


def named_identifiers(gathered: Gathered) -> tuple[Identifier, ...]:
    """The models, styles, items or SKUs that a sentence of the certificate names."""
    found: dict[tuple[IdentifierKind, str], Identifier] = {}
    for passage in _lines(gathered):
        for match in _PRODUCT.finditer(passage.text):
            kind, start = _KINDS[match["kind"].lower()], match.start("list")
            for piece in read_identifiers(match["list"]):
                if not any(map(str.isdigit, piece.value)) or " " in piece.value:
                    continue
                evidence = passage.part(start + piece.start, start + piece.end).evidence(IN_SENTENCE)
                identifier = Identifier(
                    kind=kind, value=piece.value, confidence=evidence.confidence, evidence=(evidence,)
                )
                found.setdefault((kind, fold(piece.value).text), identifier)
    return tuple(found.values())


def _lines(gathered: Gathered) -> Iterator[Passage]:
    for layout in gathered.layouts:
        for fragment in layout.fragments:
            yield Passage((Span(fragment, 0, len(fragment.text)),))
