from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.document import FormField
from models.evidence import Method
from models.geometry import Box
from parser.reading.pdf.form_fields import read_form_fields, words_of_field
from tests.unit.reading.made import pdf, text


def filled_form() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.acroForm.textfield(name="report_no", value="TR-2026-000123", x=100, y=700, width=200, height=20)
    canvas.acroForm.textfield(name="empty", value="", x=100, y=660, width=200, height=20)
    canvas.acroForm.checkbox(name="passed", checked=True, x=100, y=620, size=12)
    canvas.acroForm.checkbox(name="failed", checked=False, x=100, y=600, size=12)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_filled_fields_have_value_and_place_and_empty_ones_are_left_out() -> None:
    fields = {field.name: field for field in read_form_fields(filled_form())}
    assert set(fields) == {"report_no", "passed"}
    assert fields["report_no"].value == "TR-2026-000123"
    assert fields["report_no"].page == 1
    assert fields["report_no"].box == pytest.approx((100, 122, 300, 142), abs=2)


def test_a_document_without_form_has_no_fields() -> None:
    assert read_form_fields(pdf(lambda canvas: text(canvas, 72, 72, "Test report"))) == ()


def test_a_broken_document_has_no_fields() -> None:
    assert read_form_fields(b"%PDF-1.7 nothing") == ()


def test_a_value_becomes_words_inside_its_box() -> None:
    box = Box(100, 122, 300, 142)
    words = words_of_field(FormField("product", "Wooden train 玩具", 1, box))
    assert [word.text for word in words] == ["Wooden", "train", "玩具"]
    assert all(word.method is Method.FORM_FIELD for word in words)
    assert all(box.holds(*word.box.middle) for word in words)
    assert all(len(word.edges) == len(word.text) + 1 for word in words)


def test_a_value_of_two_lines_becomes_words_of_two_heights() -> None:
    first, second = words_of_field(FormField("address", "Building\nStreet", 1, Box(100, 100, 300, 140)))
    assert first.box.bottom <= second.box.top
