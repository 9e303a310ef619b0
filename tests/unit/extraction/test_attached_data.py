"""Data inside a document are looked into: is there anything, and does it name the report?"""

from io import BytesIO

import openpyxl
import pytest

from models.document import Attachment
from parser.extraction.attached_data import has_number_field, read_attachment

NUMBER = "QXT 2609-001"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*texts: str) -> bytes:
    book = openpyxl.Workbook()
    for row, text in enumerate(texts, start=1):
        book.active.cell(row, 1, text)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


CASES = {
    "named": (b'{"reportNumber": "QXT2609-001"}', "application/json", False, True),
    "another": (b'{"reportNumber": "QXT2609-0017"}', "application/json", False, False),
    "nothing": (b"{}", "application/json", True, None),
    "Chinese bytes": ("报告 QXT2609001".encode("gb18030"), "text/csv", False, True),
    "a workbook": (workbook("Report", "QXT 2609-001"), XLSX, False, True),
    "a workbook of others": (workbook("Report", "ZK-1"), XLSX, False, False),
    "no workbook": (b"PK", XLSX, False, None),
    "a picture": (b"\xff\xd8", "image/jpeg", False, None),
}


@pytest.mark.parametrize(("content", "media_type", "empty", "names"), CASES.values(), ids=CASES.keys())
def test_what_is_told(content: bytes, media_type: str, empty: bool, names: bool | None) -> None:
    found = read_attachment(Attachment("data", media_type, "0" * 64, content), NUMBER)
    assert (found.empty, found.names_report) == (empty, names)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ('{"reportNumber": "A-1"}', True),
        ("Report No.,Result\nA-1,pass", True),
        ("报告编号,结论\nA-1,合格", True),
        ("<log><reportedBy>A</reportedBy><reportNotes/></log>", False),
        ("batch,quantity\nA-1,200", False),
    ],
)
def test_a_field_for_a_reports_number_is_known_by_its_name(text: str, asked: bool) -> None:
    assert has_number_field(Attachment("data", "text/csv", "0" * 64, text.encode())) is asked
