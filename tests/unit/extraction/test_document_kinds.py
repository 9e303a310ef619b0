"""Papers are told apart, and nothing is invented on one that is no report."""

import pytest

from models.report import DocumentKind
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, document

INVOICE: list[Print] = [
    (220, 50, "COMMERCIAL INVOICE"),
    (50, 90, "Invoice No.: IV-2026-0917"),
    (50, 110, "Date: 2026-05-12"),
    (50, 130, "Buyer: Fable Toys Ltd."),
    (50, 150, "Model No.: AB-201"),
    (50, 170, "Unit Price"),
    (200, 170, "Total Amount"),
]
READ = {DocumentKind.TEST_REPORT, DocumentKind.CHILDREN_PRODUCT_CERTIFICATE}
PAPERS: dict[str, tuple[list[Print], DocumentKind]] = {
    "invoice": (INVOICE, DocumentKind.INVOICE),
    "packing list": ([(220, 50, "PACKING LIST"), (50, 90, "Date: 2026-05-12")], DocumentKind.OTHER),
    "safety data sheet": (
        [(200, 50, "Safety Data Sheet"), (50, 90, "Product name: Glue")],
        DocumentKind.OTHER,
    ),
    "safety data sheet with tests": (
        [
            (200, 50, "SAFETY DATA SHEET"),
            (50, 90, "Product name: Glitter glue   Revision date: 2026-05-12"),
            (50, 110, "Composition: sodium chloride CAS 7647-14-5, limit 60 mg/kg"),
            (50, 130, "Toxicity: test method OECD 401, test result: pass"),
            (50, 150, "Supplier: Fable Toys Ltd."),
        ],
        DocumentKind.OTHER,
    ),
    "declaration": (
        [(200, 50, "EU Declaration of Conformity"), (50, 90, "Model: AB-201")],
        DocumentKind.OTHER,
    ),
    "certificate": ([(180, 50, "Children's Product Certificate")], DocumentKind.CHILDREN_PRODUCT_CERTIFICATE),
    "certificate on a scan, where all print has one size": (
        [
            (180, 50, "Children's Product Certificate"),
            (50, 90, "Product Name: Balance Set"),
            (50, 110, "Report No.: QX2607-00123"),
            (50, 130, "4. Contact information for the individual maintaining records of test results:"),
            (50, 150, "Date of Testing: October 4, 2026"),
            (50, 170, "Laboratory: Example Laboratories Limited"),
        ],
        DocumentKind.CHILDREN_PRODUCT_CERTIFICATE,
    ),
    "report": ([(230, 50, "Test Report"), (50, 90, "Report No.: QX2607-00123")], DocumentKind.TEST_REPORT),
    "chinese report": ([(230, 50, "检测报告"), (50, 90, "报告编号：QX2607-00123")], DocumentKind.TEST_REPORT),
    "blank": ([], DocumentKind.UNKNOWN),
    "letter": ([(50, 90, "Dear Sir, please find our thanks for the visit.")], DocumentKind.UNKNOWN),
}


OTHERS = [name for name, (_, kind) in PAPERS.items() if kind not in READ]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_kind_is_right(extract: Extract, paper: str) -> None:
    prints, kind = PAPERS[paper]
    assert extract(document(prints)).document.kind is kind


@pytest.mark.parametrize("paper", OTHERS)
def test_nothing_is_invented(extract: Extract, paper: str) -> None:
    report = extract(document(PAPERS[paper][0]))
    assert report.report_number is None
    assert report.applicant is None
    assert report.buyer is None
    assert report.product.identifiers == ()
    assert report.dates.issued is None
    assert report.laboratory.name is None
    assert report.product.name is None
    assert report.product.features == ()
    assert (report.standards, report.clauses, report.measurements) == ((), (), ())
    assert all(not page.report_numbers and not page.issue_dates for page in report.document.pages)
