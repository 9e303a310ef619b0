"""Product identifiers of every kind from their labels: lists cut, ranges expanded, check digits looked at."""

import re
from collections.abc import Iterator

from models.report import Identifier, IdentifierKind
from parser.extraction.folding import fold
from parser.extraction.labelled.candidates import Candidate, Placement
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Passage
from parser.extraction.labelled.readings import SURE, standing
from parser.extraction.products.identifiers import (
    LONGEST_IDENTIFIER,
    Piece,
    read_gtins,
    read_hs_codes,
    read_identifiers,
)
from parser.extraction.values import trimmed

_FIELDS = {
    "model": IdentifierKind.MODEL,
    "model_weak": IdentifierKind.MODEL,
    "style": IdentifierKind.STYLE,
    "style_weak": IdentifierKind.STYLE,
    "item": IdentifierKind.ITEM,
    "item_weak": IdentifierKind.ITEM,
    "sku": IdentifierKind.SKU,
    "gtin": IdentifierKind.GTIN,
    "purchase_order": IdentifierKind.PURCHASE_ORDER,
    "batch": IdentifierKind.BATCH,
    "manufactured_or_batch": IdentifierKind.BATCH,
    "serial": IdentifierKind.SERIAL,
    "hs_code": IdentifierKind.HS_CODE,
    "bill_of_lading": IdentifierKind.BILL_OF_LADING,
}
IDENTIFYING = tuple(_FIELDS)
"""The fields that identify the product."""
_WORDY = frozenset({IdentifierKind.MODEL, IdentifierKind.STYLE})
"""Kinds whose values may be words without figures ("80 Series", "White board")."""
_WRONG_CHECK_DIGIT, _RIGHT_CHECK_DIGIT, _RANGE, _LATER_PAGE = 0.7, 1.02, 0.97, 0.97
_BELOW = frozenset({Placement.BELOW, Placement.CELL_BELOW})
_NO_FIGURE, _MOST_WORDS = 0.93, 6
FIRST_PAGES = 3
"""Behind these, labels without colon ask for the model of an instrument as likely as for the product's."""
_SMALL_WORDS, _SENTENCE = re.compile(r"(?<![^\s])[a-z]+(?![^\s])"), 4
_DATE = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_NUMBER_LABEL = re.compile(r"(?:no|nr|number|code|#|号|n°|№)[\s.():：s]*$", re.I)
"""A label without colon before a value must say that it asks for a number."""


def read_product_identifiers(gathered: Gathered) -> tuple[Identifier, ...]:
    """Every identifier once for each kind, in the order of print."""
    found: dict[tuple[IdentifierKind, str], Identifier] = {}
    for field, kind in _FIELDS.items():
        if field.endswith("_weak") and any(known is kind for known, _ in found):
            continue
        for candidate in _of_the_product(gathered, field):
            for identifier in _of_candidate(gathered, candidate, kind):
                key = (kind, fold(identifier.value).text)
                known = found.get(key)
                found[key] = identifier if known is None else _again(known, identifier)
    return tuple(found.values())


def _of_the_product(gathered: Gathered, field: str) -> tuple[Candidate, ...]:
    """The candidates of a field; those in a part's own description only where there are no others."""
    found = gathered.of(field)
    own = tuple(candidate for candidate in found if not _is_of_a_part(gathered, candidate))
    return own or found


def _is_of_a_part(gathered: Gathered, candidate: Candidate) -> bool:
    """Whether it stands in a cell beside a name that is no label: `Seal | Model: S-20; Material: rubber`."""
    fragment = candidate.passage.spans[0].fragment
    if candidate.placement is not Placement.INLINE or fragment.cell is None or fragment.table is None:
        return False
    cells = gathered.document.tables[fragment.table].rows()[fragment.cell.row]
    before = [cell.text for cell in cells if cell.column < fragment.cell.column]
    names = [text for text in before if any(map(str.isalpha, text))]
    return any(fold(text).text not in gathered.lexicon.label_words for text in names)


def _is_sentence(text: str) -> bool:
    """Whether a piece is the middle of a sentence and no name: several small words without a figure."""
    return len(_SMALL_WORDS.findall(text)) >= _SENTENCE and not any(map(str.isdigit, text))


def _of_candidate(gathered: Gathered, candidate: Candidate, kind: IdentifierKind) -> Iterator[Identifier]:
    if candidate.in_data_table and candidate.placement is not Placement.INLINE:
        return
    if candidate.mark is Mark.LEADING and not _NUMBER_LABEL.search(candidate.label):
        return
    if candidate.page > FIRST_PAGES and (
        candidate.field.endswith("_weak") or candidate.mark is not Mark.COLON
    ):
        return
    passage = trimmed(candidate.passage)
    if candidate.field.endswith("_weak") and len(passage.spans) > 1:
        return
    if gathered.lexicon.is_empty(passage.text) or gathered.lexicon.is_reference(passage.text):
        return
    for piece, factor in _pieces(passage.text, kind):
        if _is_wanted(gathered, candidate, piece, kind):
            yield _identifier(candidate, passage, piece, kind, factor)


def _pieces(text: str, kind: IdentifierKind) -> Iterator[tuple[Piece, float]]:
    if kind is IdentifierKind.GTIN:
        for piece, valid in read_gtins(text):
            yield piece, _RIGHT_CHECK_DIGIT if valid else _WRONG_CHECK_DIGIT
    elif kind is IdentifierKind.HS_CODE:
        for piece in read_hs_codes(text):
            yield piece, 1.0
    else:
        for piece in read_identifiers(text):
            yield piece, _RANGE if piece.expanded else 1.0


def _is_wanted(gathered: Gathered, candidate: Candidate, piece: Piece, kind: IdentifierKind) -> bool:
    figures = any(character.isdigit() for character in piece.value)
    if _is_sentence(piece.value):
        return False
    if not any(character.isalnum() for character in piece.value) or len(piece.value) > LONGEST_IDENTIFIER:
        return False
    if gathered.lexicon.is_empty(piece.value) or gathered.lexicon.is_reference(piece.value):
        return False
    if fold(piece.value).text in gathered.lexicon.label_words:
        return False
    if candidate.field == "manufactured_or_batch" and _DATE.fullmatch(piece.value):
        return False
    if kind in _WORDY and candidate.placement in _BELOW:
        return figures and len(piece.value.split()) <= _MOST_WORDS
    if kind in _WORDY and len(piece.value.split()) <= _MOST_WORDS:
        return figures or (candidate.mark is not Mark.LEADING and candidate.page <= FIRST_PAGES)
    return figures


def _identifier(
    candidate: Candidate, passage: Passage, piece: Piece, kind: IdentifierKind, factor: float
) -> Identifier:
    shape = factor * (1.0 if any(character.isdigit() for character in piece.value) else _NO_FIGURE)
    if candidate.page > 2:
        shape *= _LATER_PAGE
    evidence = passage.part(piece.start, piece.end).evidence(min(1.0, standing(candidate) * shape))
    return Identifier(
        kind=kind, value=piece.value, confidence=min(SURE, evidence.confidence), evidence=(evidence,)
    )


def _again(known: Identifier, other: Identifier) -> Identifier:
    confidence = max(known.confidence, other.confidence)
    evidence = known.evidence if len(known.evidence) >= 4 else (*known.evidence, *other.evidence)
    return known.model_copy(
        update={"confidence": min(SURE, confidence + (1 - confidence) / 4), "evidence": evidence}
    )
