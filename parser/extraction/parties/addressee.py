"""A client named in a block of address at the head of a letter, without any label before it."""

from collections.abc import Sequence

from models.evidence import Value
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, Passage, Span, Zone
from parser.extraction.labelled.readings import Reading, decide
from parser.extraction.values import read_company

UNLABELLED = 0.88
"""Confidence of a name that only its place says: a person should look."""
_LONGEST_BLOCK = 6
_NEAR_LEFT = 2.0
_NEXT_LINE = 1.0
_NEAR_SENTENCE = 3.0


def read_addressee(gathered: Gathered) -> Value[str] | None:
    """The company over the sentence that says on whose behalf the samples were submitted."""
    pattern = gathered.lexicon.pattern("submitted_for_client_patterns")
    for layout in gathered.layouts[:1]:
        body = [fragment for fragment in layout.fragments if fragment.zone is Zone.BODY]
        for place, fragment in enumerate(body):
            if pattern.search(fragment.text):
                return _of_block(_block_above(body[:place], fragment), gathered)
    return None


def _block_above(above: Sequence[Fragment], sentence: Fragment) -> list[Fragment]:
    """The lines right above the sentence that begin where it does, without a gap between them."""
    block: list[Fragment] = []
    last, reach = sentence, _NEAR_SENTENCE
    for fragment in reversed(above):
        gap = last.box.top - fragment.box.bottom
        aligned = abs(fragment.box.x0 - sentence.box.x0) < _NEAR_LEFT
        if not aligned or fragment.cell is not None or len(block) == _LONGEST_BLOCK:
            break
        if gap > reach * fragment.box.height:
            break
        block.insert(0, fragment)
        last, reach = fragment, _NEXT_LINE
    return block


def _of_block(block: Sequence[Fragment], gathered: Gathered) -> Value[str] | None:
    if not block or any(":" in fragment.text for fragment in block):
        return None
    passage = Passage(tuple(Span(fragment, 0, len(fragment.text)) for fragment in block))
    company = read_company(passage.text, gathered.lexicon)
    if company is None:
        return None
    where = passage.part(company.start, company.end).evidence(UNLABELLED * company.shape)
    return decide([Reading(company.text, fold(company.text).text, where.confidence, where)])
