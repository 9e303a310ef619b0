"""Every paper that decides nothing and was not wholly read is said, whatever stands before it."""

from itertools import permutations

import pytest

from models.document import PageStatus
from models.report import DocumentKind, ReportWarning, TestReport
from tests.builders.toys import NUMBER, document, found, toy_submission
from tests.builders.values import value


def paper(sha256: str, **changes: object) -> TestReport:
    """An invoice of which something is open, at the place among the papers that its hash gives it."""
    info = document(NUMBER, DocumentKind.INVOICE, f"{sha256[:1]}.pdf").model_copy(update={"sha256": sha256})
    pages = tuple(one.model_copy(update={"status": PageStatus.NOT_READ}) for one in info.pages[:1])
    unread = info.model_copy(update={"pages": (*pages, *info.pages[1:])})
    return toy_submission().report.model_copy(
        update={"document": unread, "report_number": None, "clauses": (), "measurements": (), **changes}
    )


UNOPENED = DocumentKind.UNKNOWN


@pytest.mark.parametrize("places", list(permutations(("0", "5", "f"))), ids="".join)
def test_each_is_said(places: tuple[str, ...]) -> None:
    unread, warned, closed = (place * 64 for place in places)
    lost = ReportWarning(code="values_not_read", message="A value was not understood.", page=2)
    whole = document(NUMBER, DocumentKind.INVOICE, "w.pdf").model_copy(update={"sha256": warned})
    shut = whole.model_copy(
        update={"sha256": closed, "page_count": 0, "pages": (), "kind": UNOPENED, "file_name": "c.pdf"}
    )
    others = (
        paper(unread),
        paper(warned, document=whole, warnings=(lost,), report_number=value("ZZ-1")),
        paper(closed, document=shut, warnings=(lost,)),
    )
    submission = toy_submission()
    verification = submission.but(reports=(*submission.reports, *others)).verified()
    reasons = {one.reason.partition(".")[2] for one in found(verification, "document-kind")}
    assert reasons == {"report-present", "unread-paper", "paper-warned", "unopened"}
