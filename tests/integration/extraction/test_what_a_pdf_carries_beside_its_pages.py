"""Form values and enclosed data reach the report: values with their method, data with what they name."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from catalog import load_catalogue
from models.evidence import Method
from models.report import TestReport
from parser.pipeline import parse_document

JSON = b'{"report": {"number": "TR-2026-000123"}, "results": [{"clause": "4.1", "result": "pass"}]}'
XML = b'<?xml version="1.0"?><report number="TR-2026-000123"><clause>4.1</clause></report>'


def form() -> bytes:
    """A report whose number and dates are values of a form, beside printed labels."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(230, 780, "Test Report")
    canvas.setFont("Helvetica", 10)
    fields = {"Report No.:": "TR-2026-000123", "Applicant:": "Example Toys Co., Ltd.", "Model:": "JY-201"}
    for row, (label, value) in enumerate(fields.items()):
        y = 700 - 30 * row
        canvas.drawString(60, y + 5, label)
        canvas.acroForm.textfield(
            name=f"f{row}", value=value, x=150, y=y, width=220, height=18, borderWidth=0
        )
    canvas.save()
    return stream.getvalue()


def enclosing(**files: bytes) -> bytes:
    """The form with files enclosed, as PDF/A-3 has it: associated with the document."""
    out = BytesIO()
    with pikepdf.open(BytesIO(form())) as document:
        for name, content in files.items():
            described = pikepdf.AttachedFileSpec(document, content, filename=name.replace("_", "."))
            document.attachments[name] = described
            described.obj.AFRelationship = pikepdf.Name.Data
        document.Root.AF = pikepdf.Array([document.attachments[name].obj for name in files])
        document.save(out)
    return out.getvalue()


def parsed(data: bytes) -> TestReport:
    return parse_document(data, "form.pdf", load_catalogue())


def test_values_of_a_form_are_values_of_the_report() -> None:
    report = parsed(form())
    assert report.report_number is not None
    assert report.applicant is not None
    assert (report.report_number.value, report.applicant.value) == (
        "TR-2026-000123",
        "Example Toys Co., Ltd.",
    )
    (place,) = report.report_number.evidence
    assert place.method is Method.FORM_FIELD
    assert 148 < place.box.x0 < 160
    assert 842 - 718 < place.box.top < place.box.bottom < 842 - 700


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [("data_json", JSON, "application/json"), ("data_xml", XML, "application/xml")],
)
def test_enclosed_data_are_offered_with_their_kind(name: str, content: bytes, media_type: str) -> None:
    (enclosed,) = parsed(enclosing(**{name: content})).attachments
    assert (enclosed.name, enclosed.media_type) == (name.replace("_", "."), media_type)
    assert enclosed.names_report is True
    assert not enclosed.empty


def test_data_of_another_report_say_so() -> None:
    (enclosed,) = parsed(enclosing(data_json=JSON.replace(b"000123", b"000999"))).attachments
    assert enclosed.names_report is False


def test_an_attached_pdf_is_read_as_a_document_of_its_own() -> None:
    report = parsed(enclosing(annex_pdf=form()))
    (inside,) = report.enclosed
    assert inside.document.file_name == "annex.pdf"
    assert inside.report_number is not None
    assert inside.report_number.value == "TR-2026-000123"
