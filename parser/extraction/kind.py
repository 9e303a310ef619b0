"""What a paper is: a test report, a Children's Product Certificate, an invoice, another paper, or unknown."""

from collections import defaultdict
from statistics import median

from models.report import DocumentKind
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, PageLayout

_KINDS = {
    "kind_children_product_certificate_phrases": DocumentKind.CHILDREN_PRODUCT_CERTIFICATE,
    "kind_test_report_phrases": DocumentKind.TEST_REPORT,
    "kind_invoice_phrases": DocumentKind.INVOICE,
    "kind_other_phrases": DocumentKind.OTHER,
}
_LABELS = {
    "report_number": 0.7,
    "received": 0.6,
    "tested": 0.6,
    "test_requested": 0.5,
    "laboratory": 0.3,
    "applicant": 0.2,
    "product_name": 0.2,
}
_TITLE_TOP, _FEW_WORDS = 0.45, 3
NAMED = 0.2
"""A title holds more of a kind's name than this: on a scan a sentence on test results may be as large."""
LARGER = 1.15
"""A line that names a paper within its words is its title only in larger print: on a scan all is alike."""
ENOUGH = 1.0
"""The score from which a kind is believed."""


def read_kind(gathered: Gathered) -> DocumentKind:
    """The kind that titles, labels and tables speak for; `unknown` for a paper that shows nothing."""
    scores = _titles(gathered)
    scores[DocumentKind.TEST_REPORT] += _report_labels(gathered)
    if not any(character.isalnum() for character in gathered.text):
        return DocumentKind.UNKNOWN
    kind, score = max(scores.items(), key=lambda item: item[1], default=(DocumentKind.UNKNOWN, 0.0))
    return kind if score >= ENOUGH else DocumentKind.UNKNOWN


def _titles(gathered: Gathered) -> dict[DocumentKind, float]:
    """What the largest and the first lines call the paper."""
    scores: dict[DocumentKind, float] = defaultdict(float)
    for layout in gathered.layouts[:2]:
        heights = [fragment.box.height for fragment in layout.fragments]
        tallest, usual = max(heights, default=0.0), median(heights or [0.0])
        for fragment in layout.fragments:
            for hit in gathered.lexicon.phrases(fragment.text, *_KINDS):
                share = (hit.end - hit.start) / max(1, len(fragment.text.strip()))
                larger = (fragment.box.height > LARGER * usual and share > NAMED) or hit.start == 0
                if share > 0.5 or (larger and _is_title(fragment, layout, tallest)):
                    weight = _weight(fragment, layout, tallest, share)
                    scores[_KINDS[hit.key]] = max(scores[_KINDS[hit.key]], weight)
    return scores


def _is_title(fragment: Fragment, layout: PageLayout, tallest: float) -> bool:
    return fragment.box.height >= 0.8 * tallest and fragment.box.top < _TITLE_TOP * layout.page.height


def _weight(fragment: Fragment, layout: PageLayout, tallest: float, share: float) -> float:
    high = fragment.box.top < _TITLE_TOP * layout.page.height
    size = fragment.box.height / max(1.0, tallest)
    page = 1.0 if layout.page.number == 1 else 0.6
    return (
        (1.0 + size + share)
        * page
        * (1.0 if high else 0.4)
        * (0.7 if len(fold(fragment.text).text) > 60 else 1.0)
    )


def _report_labels(gathered: Gathered) -> float:
    """What the labels of a test report add."""
    return sum(weight for field, weight in _LABELS.items() if gathered.of(field))
