"""A whole paper that agrees with itself, signed or not."""

import pytest

from tests.acceptance.decision_table.changes import Change, doc, page, pages, report, signed
from tests.builders.toys import NUMBER, found, reasons_of, toy_submission

WHOLE: dict[str, Change] = {
    "unsigned": report(signatures=()),
    "signed by somebody unknown": signed(trust="unknown"),
    "signed, then a form filled": signed(covers_whole_file=False, changes_after_signing="form_filling"),
    "without printed page numbers": pages(
        lambda one: one.model_copy(update={"printed_number": None, "printed_total": None})
    ),
    "pages filed in another order": lambda s: doc(pages=tuple(reversed(s.report.document.pages)))(s),
    "a photo page that carries only the number": page(4, printed_number=None, printed_total=None),
    "a header that also names another report": lambda s: page(
        3, report_numbers=("OLD-1", s.report.document.pages[2].report_numbers[0])
    )(s),
}


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE.keys())
def test_consistent(change: Change) -> None:
    (finding,) = found(change(toy_submission()).verified(), "document-integrity")
    assert (finding.reason, finding.subject.report) == ("document-integrity.consistent", NUMBER)


def test_a_report_in_two_files_is_whole() -> None:
    submission = toy_submission()
    first, second = submission.report.document.pages[:2], submission.report.document.pages[2:]
    halves = (
        doc(pages=first, page_count=2)(submission),
        doc(
            pages=tuple(one.model_copy(update={"number": one.number - 2}) for one in second),
            page_count=2,
            sha256="b" * 64,
        )(submission),
    )
    verification = submission.but(reports=tuple(half.report for half in halves)).verified()
    assert reasons_of(verification, "document-integrity") == ["consistent", "consistent"]
