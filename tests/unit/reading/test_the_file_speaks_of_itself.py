import hashlib
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest

from models.exceptions import Cancelled
from parser.reading import read_document
from parser.reading.pdf.metadata import pdf_date
from tests.unit.reading.made import pdf, text


def page(canvas):
    text(canvas, 72, 100, "Test report")


def test_digest_and_producer():
    data = pdf(page)
    document = read_document(data, "report.pdf")

    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.file_name, document.media_type) == ("report.pdf", "application/pdf")
    assert "ReportLab" in document.producer
    assert document.created == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("D:20260708102030+08'00'", datetime(2026, 7, 8, 10, 20, 30, tzinfo=timezone(timedelta(hours=8)))),
        ("D:20260708102030-0530", datetime(2026, 7, 8, 10, 20, 30, tzinfo=timezone(-timedelta(hours=5.5)))),
        ("D:20260708102030Z", datetime(2026, 7, 8, 10, 20, 30, tzinfo=UTC)),
        ("20260708", datetime(2026, 7, 8, tzinfo=UTC)),
        ("D:20261399", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_of_a_pdf(printed, meant):
    assert pdf_date(printed) == meant


def test_updates_are_counted():
    data = pdf(page)
    update = b"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n0\n%%EOF\n"

    assert read_document(data, "a.pdf").revisions == 1
    assert read_document(data + update, "a.pdf").revisions == 2


def test_a_linearized_file_was_saved_once():
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(page))) as document:
        document.save(out, linearize=True)

    assert read_document(out.getvalue(), "a.pdf").revisions == 1


def test_progress_is_told_page_by_page():
    told = []
    read_document(pdf(page, page), "a.pdf", progress=lambda *call: told.append(call))

    assert told == [(1, 2, "a.pdf"), (2, 2, "a.pdf")]


def test_progress_can_stop_the_reading():
    def stop(done, total, name):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_document(pdf(page, page), "a.pdf", progress=stop)
