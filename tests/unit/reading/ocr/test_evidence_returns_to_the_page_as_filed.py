from models.document import Document, Page, PageSource, PageStatus
from models.evidence import Evidence, Method, Value
from models.geometry import Box, Homography
from models.report import CodeRead, DocumentInfo, DocumentKind, TestReport
from parser.as_filed import as_filed

HALF_TURN: Homography = (-1, 0, 600, 0, -1, 800, 0, 0, 1)


def _document(to_filed: Homography | None) -> Document:
    page = Page(1, 600, 800, PageStatus.READ, PageSource.OCR, rotation=180, to_filed=to_filed)
    upright = Page(2, 600, 800, PageStatus.READ, PageSource.TEXT_LAYER)
    return Document("0" * 64, "a.pdf", "application/pdf", (page, upright))


def _report() -> TestReport:
    info = DocumentInfo(
        sha256="0" * 64,
        file_name="a.pdf",
        media_type="application/pdf",
        page_count=2,
        kind=DocumentKind.UNKNOWN,
    )
    places = tuple(
        Evidence(page=number, box=Box(10, 20, 110, 40), text="A1", method=Method.OCR, confidence=1.0)
        for number in (1, 2)
    )
    code = CodeRead(symbology="QRCode", payload="x", page=1, box=Box(0, 0, 50, 50), readable=True)
    return TestReport(
        document=info, report_number=Value(value="A1", confidence=1.0, evidence=places), codes=(code,)
    )


def test_boxes_of_a_turned_page_are_taken_back_and_others_stay() -> None:
    filed = as_filed(_report(), _document(HALF_TURN))
    assert filed.report_number is not None
    turned, kept = filed.report_number.evidence
    assert turned.box == Box(490, 760, 590, 780)
    assert kept.box == Box(10, 20, 110, 40)
    assert filed.codes[0].box == Box(550, 750, 600, 800)


def test_a_report_of_upright_pages_is_returned_untouched() -> None:
    report = _report()
    assert as_filed(report, _document(None)) is report
