"""A scanned page whose number lies beyond the total may be the one that seems to be missing."""

import pytest

from models.document import PageSource
from tests.acceptance.decision_table.changes import page
from tests.builders.toys import reasons_of, toy_submission


@pytest.mark.parametrize(
    ("source", "missing"), [(PageSource.OCR, False), (PageSource.MIXED, False), (PageSource.TEXT_LAYER, True)]
)
def test_only_in_a_text_layer_a_number_beyond_the_total_leaves_its_page_missing(
    source: PageSource, missing: bool
) -> None:
    verification = page(3, printed_number=31, source=source)(toy_submission()).verified()
    reasons = reasons_of(verification, "document-integrity")
    assert ("pages-missing" in reasons, "pages-beyond-total" in reasons) == (missing, True)
