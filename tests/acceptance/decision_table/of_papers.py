"""Defects of the paper as a paper: its kind and its integrity."""

from datetime import date, datetime

from models.document import PageSource, PageStatus
from models.facts import KnownFacts, OtherContent
from models.report import (
    Conclusion,
    DocumentKind,
    EditSign,
    Period,
    ReportWarning,
    Reservation,
    Result,
    TestReport,
)
from tests.acceptance.decision_table.changes import (
    added,
    beside,
    certificate,
    copy_of,
    dates,
    doc,
    entry,
    laboratory,
    listing,
    only,
    page,
    pages,
    report,
    signed,
    then,
    with_result,
)
from tests.acceptance.decision_table.defect import TESTED, TOYS, Defect, fine, not_met, review
from tests.builders.toys import ISSUED, NUMBER, document
from tests.builders.values import BOX, either, measured, row, value


def _unopened(name: str) -> TestReport:
    """What stands for a file that nobody could read."""
    info = document("", DocumentKind.UNKNOWN, name).model_copy(update={"page_count": 0, "pages": ()})
    said = ReportWarning(code="password_needed", message="The PDF is locked with a password.")
    return TestReport(document=info, warnings=(said,))


OF_REPORTS = (
    "document-integrity",
    "test-date",
    "report-validity",
    "laboratory-accreditation",
    "verification-code",
    "results-pass",
    "standard-edition",
    "clause-coverage",
    "itemised-results",
    "product-identity",
    "report-ownership",
)
UNREAD = {"status": PageStatus.NOT_READ}

KIND: tuple[Defect, ...] = (
    not_met(
        "nothing sent",
        "document-kind.no-paper",
        lambda s: s.but(reports=()),
        also=(*OF_REPORTS, "machine-readable"),
    ),
    not_met(
        "only a certificate",
        "document-kind.only-certificate",
        only(DocumentKind.CHILDREN_PRODUCT_CERTIFICATE),
        also=OF_REPORTS,
    ),
    not_met("only an invoice", "document-kind.no-report", only(DocumentKind.INVOICE), also=OF_REPORTS),
    review("kind not told", "document-kind.kind-unknown", only(DocumentKind.UNKNOWN), also=OF_REPORTS),
    review(
        "the applicant's own laboratory",
        "document-kind.own-laboratory",
        lambda s: report(manufacturer=s.report.laboratory.name)(s),
    ),
    review(
        "a paper that could not be opened",
        "document-kind.unopened",
        beside(_unopened("locked.pdf")),
    ),
    review(
        "an unread page in another paper",
        "document-kind.unread-paper",
        lambda s: beside(
            copy_of(s, DocumentKind.INVOICE).model_copy(
                update={
                    "document": document(NUMBER, DocumentKind.INVOICE).model_copy(update={"page_count": 5})
                }
            )
        )(s),
    ),
    review(
        "a portfolio beside it",
        "document-kind.paper-warned",
        lambda s: beside(
            certificate(
                s,
                warnings=(ReportWarning(code="portfolio_file_not_read", message="More inside."),),
                document=document(NUMBER, DocumentKind.OTHER),
            )
        )(s),
    ),
)

PAGES: tuple[Defect, ...] = (
    review(
        "a page not read",
        "document-integrity.pages-unread",
        page(4, **UNREAD),
        also=("results-pass", "verification-code"),
    ),
    review(
        "a page not spoken of",
        "document-integrity.pages-unread",
        lambda s: doc(pages=s.report.document.pages[:3])(s),
        also=("results-pass", "verification-code"),
    ),
    not_met(
        "a page is missing",
        "document-integrity.pages-missing",
        lambda s: doc(pages=s.report.document.pages[:3], page_count=3)(s),
    ),
    review(
        "a strange page put in",
        "document-integrity.pages-unnumbered",
        page(3, printed_number=None, printed_total=None, report_numbers=()),
    ),
    review(
        "a page twice",
        "document-integrity.pages-repeated",
        lambda s: doc(
            page_count=5,
            pages=(*s.report.document.pages, s.report.document.pages[2].model_copy(update={"number": 5})),
        )(s),
    ),
    review(
        "a page beyond the last",
        "document-integrity.pages-beyond-total",
        lambda s: doc(
            page_count=5,
            pages=(
                *s.report.document.pages,
                s.report.document.pages[2].model_copy(update={"number": 5, "printed_number": 7}),
            ),
        )(s),
    ),
    review(
        "numbers with a gap",
        "document-integrity.page-gap",
        lambda s: then(
            pages(lambda one: one.model_copy(update={"printed_total": None})), page(3, printed_number=6)
        )(s),
    ),
    review("two papers in one file", "document-integrity.totals-differ", page(4, printed_total=9)),
    review(
        "the reading warns",
        "document-integrity.reading-warned",
        added(warnings=(ReportWarning(code="row_outside_table", message="A row fell out.", page=2),)),
    ),
    review(
        "no report number",
        "document-integrity.number-missing",
        report(report_number=None),
        also=("verification-code",),
    ),
    review(
        "number read with doubt",
        "document-integrity.number-doubtful",
        report(report_number=value(NUMBER, confidence=0.5)),
        also=("verification-code",),
    ),
    not_met(
        "a page of another report",
        "document-integrity.number-differs",
        page(3, report_numbers=("ZZ99X00177",)),
    ),
    not_met(
        "a digit of the number changed",
        "document-integrity.number-differs",
        page(3, report_numbers=("QXT2609001235A",)),
    ),
    not_met(
        "another number, which makes the report's own doubtful",
        "document-integrity.number-differs",
        then(page(3, report_numbers=("ZZ99X00177",)), report(report_number=value(NUMBER, confidence=0.5))),
        also=("verification-code",),
    ),
    review(
        "a number misread on a scan",
        "document-integrity.number-nearly",
        page(3, report_numbers=("QXT26O9001234A",), source=PageSource.OCR),
    ),
    review("no issue date", "document-integrity.issue-date-missing", dates(issued=None)),
    not_met(
        "another issue date on a page",
        "document-integrity.issue-date-differs",
        page(3, issue_dates=(date(2026, 9, 20),)),
    ),
    review(
        "another issue date on a scan",
        "document-integrity.issue-date-misread",
        page(3, issue_dates=(date(2026, 9, 20),), source=PageSource.OCR),
    ),
)

DATES: tuple[Defect, ...] = (
    not_met(
        "received after testing",
        "document-integrity.dates-out-of-order",
        dates(received=value(date(2026, 9, 12))),
    ),
    not_met(
        "issued before testing ended",
        "document-integrity.dates-out-of-order",
        then(
            dates(issued=value(date(2026, 9, 5))),
            pages(lambda one: one.model_copy(update={"issue_dates": ()})),
        ),
    ),
    not_met(
        "no reading fits",
        "document-integrity.dates-out-of-order",
        dates(received=either(date(2026, 10, 9), date(2026, 10, 11))),
    ),
    not_met(
        "issued in the future",
        "document-integrity.date-in-future",
        then(
            dates(issued=value(date(2026, 11, 21))),
            pages(lambda one: one.model_copy(update={"issue_dates": ()})),
        ),
    ),
    review(
        "issued perhaps in the future",
        "document-integrity.date-perhaps-in-future",
        then(
            dates(issued=either(date(2026, 9, 12), date(2026, 12, 9))),
            pages(lambda one: one.model_copy(update={"issue_dates": ()})),
        ),
        TESTED,
    ),
    review(
        "periods outlast the completion",
        "document-integrity.periods-differ",
        dates(periods=(Period(started=date(2026, 9, 2), completed=date(2026, 9, 12), confidence=1),)),
    ),
)

AGREEMENT: tuple[Defect, ...] = (
    not_met(
        "pass over its limit",
        "document-integrity.pass-over-limit",
        added(measurements=(measured("Pb", 140.0, 90.0),)),
    ),
    not_met(
        "pass below a minimum",
        "document-integrity.pass-over-limit",
        added(measurements=(measured("strength", 40.0, "≥70", unit="N"),)),
    ),
    not_met(
        "fail within its limit",
        "document-integrity.fail-within-limit",
        added(measurements=(measured("Pb", 4.0, 90.0, Result.FAIL),)),
        also=("results-pass",),
    ),
    review(
        "over the standard's own limit",
        "document-integrity.over-known-limit",
        added(measurements=(measured("Sb", 80.0, 600.0),)),
        TOYS,
    ),
    review(
        "a composite may hide a part",
        "document-integrity.composite-may-hide",
        added(measurements=(measured("Sb", 40.0, 60.0, specimen="1+2+3"),)),
    ),
    review(
        "detection limit above the limit",
        "document-integrity.detection-above-limit",
        added(measurements=(measured("Sb", None, 60.0, operator="nd", detection_limit=100.0),)),
    ),
    not_met(
        "conclusion fails, rows pass",
        "document-integrity.conclusion-fails",
        report(conclusion=value(Conclusion.FAIL)),
    ),
    not_met(
        "conclusion passes, a row fails",
        "document-integrity.conclusion-passes",
        added(clauses=(row("7.1", Result.FAIL, None, page=2),)),
        also=("results-pass",),
    ),
    review(
        "conclusion in part",
        "document-integrity.conclusion-mixed",
        report(conclusion=value(Conclusion.MIXED)),
    ),
    review(
        "conclusion read with doubt",
        "document-integrity.conclusion-doubtful",
        report(conclusion=value(Conclusion.PASS, confidence=0.4)),
    ),
)

MARKS: tuple[Defect, ...] = (
    not_met("signature broken", "document-integrity.signature-broken", signed(integrity="broken")),
    review(
        "changed after signing",
        "document-integrity.changed-after-signing",
        signed(changes_after_signing="other"),
    ),
    review(
        "signature not to be checked", "document-integrity.signature-unchecked", signed(integrity="unknown")
    ),
    review(
        "signature covers a part",
        "document-integrity.signature-partial",
        signed(covers_whole_file=False, changes_after_signing="unknown"),
    ),
    review(
        "text over a value",
        "document-integrity.edited-value",
        added(
            edits=(
                EditSign(
                    kind="overlaid", page=1, box=BOX, text="3+", touches=("product.age_grades.labelled",)
                ),
            )
        ),
    ),
    review(
        "it calls itself a draft",
        "document-integrity.reserved",
        added(reservations=(Reservation(text="DRAFT", confidence=1),)),
    ),
    review(
        "text covered by a box, whatever it was",
        "document-integrity.edited-value",
        added(edits=(EditSign(kind="overlaid", page=4, box=BOX, text="FAIL"),)),
    ),
    fine(
        "text over nothing that counts",
        "document-integrity.edits-elsewhere",
        added(edits=(EditSign(kind="hidden", page=4, box=BOX, text="draft"),)),
    ),
    review(
        "file changed a season after issue",
        "document-integrity.changed-long-after",
        doc(created=datetime(2026, 9, 14), modified=datetime(2026, 11, 14)),
    ),
    fine(
        "file finished before the tests",
        "document-integrity.finished-before-tests",
        doc(created=datetime(2026, 9, 1), modified=datetime(2026, 9, 3)),
    ),
    review(
        "two versions of one number",
        "document-integrity.same-number-differs",
        lambda s: beside(
            with_result(s.report.clauses[3].clause or s.report.clauses[3].item or "", Result.NOT_APPLICABLE)(
                s
            ).report.model_copy(update={"document": document(NUMBER, name="second.pdf")})
        )(s),
        TOYS,
        also=("clause-coverage",),
    ),
    review(
        "the store knows another content",
        "document-integrity.seen-with-other-content",
        lambda s: s.but(
            facts=KnownFacts(
                other_contents=(
                    OtherContent(report_number="qxt-2609001234a", sha256="f" * 64, seen_on=ISSUED),
                )
            )
        ),
    ),
    fine(
        "a number of a form not seen before",
        "document-integrity.number-form-unusual",
        lambda s: laboratory(*s.report.laboratory.accreditations, name="RTS (SZ) Ltd.")(s),
        TESTED,
    ),
    review(
        "a number of another form",
        "document-integrity.number-form",
        listing(entry(number_form=r"^AT\d{8}$")),
        TESTED,
    ),
)

DEFECTS = (*KIND, *PAGES, *DATES, *AGREEMENT, *MARKS)
