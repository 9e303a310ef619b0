"""Where script or font changes a space may be missing: a label ends where its value begins all the same."""

from models.evidence import Method
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document


def test_a_chinese_label_ends_where_the_latin_value_begins(extract: Extract) -> None:
    """The other half of each label stands a line lower, and the next value stands below that."""
    report = extract(
        document(
            covered(
                (100, 120, "接样日期Sep.14, 2026"),
                (60, 136, "Sample Received Date :"),
                (100, 152, "检测起止日期Sep.14, 2026 TO Sep.22, 2026"),
                (80, 168, "Testing Period :"),
                (100, 184, "报告签发日期Sep.23, 2026"),
                (60, 200, "Date of Report Issue :"),
            )
        )
    )
    dates = report.dates
    found = (dates.received, dates.test_started, dates.test_completed, dates.issued)
    assert [one and str(one.value) for one in found] == [
        "2026-09-14",
        "2026-09-14",
        "2026-09-22",
        "2026-09-23",
    ]


def test_chinese_words_that_go_on_are_no_label(extract: Extract) -> None:
    report = extract(document(covered((50, 120, "样品名称见附件第二页所列清单"))))
    assert report.product.name is None


SCANNED = (
    (50, 120, "Test Item Wooden blocks"),
    (50, 140, "Style NumberRKX-2204"),
    (50, 160, "Sample Receiving Date2026-09-14"),
    (50, 180, "Sample Tested Date 2026-09-15 to 2026-09-22"),
    (50, 200, "Date of Issue2026-09-23"),
    (50, 220, "Labeled Age Grade 3+"),
)


def test_a_scan_loses_the_space_between_a_label_and_its_value(extract: Extract) -> None:
    report = extract(document(covered(*SCANNED), method=Method.OCR))
    dates = report.dates
    assert [one and str(one.value) for one in (dates.received, dates.issued)] == ["2026-09-14", "2026-09-23"]
    assert [one.value for one in report.product.identifiers] == ["RKX-2204"]


def test_a_text_layer_loses_none(extract: Extract) -> None:
    assert extract(document(covered(*SCANNED))).dates.issued is None
