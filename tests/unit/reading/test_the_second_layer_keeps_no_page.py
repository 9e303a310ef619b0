"""What the second reader of a PDF's text remembers of a page is let go: a dense one takes ten megabytes."""

import gc
import io

import pypdfium2
from pdfminer.layout import LTChar
from reportlab.pdfgen.canvas import Canvas

from parser.reading.pdf.placing import placing_of
from parser.reading.pdf.second_layer import SecondLayer


def _characters_kept() -> int:
    gc.collect()
    return sum(isinstance(one, LTChar) for one in gc.get_objects())


def test_no_character_of_a_page_is_kept_once_it_was_asked_for() -> None:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(40, 700, "lead cadmium mercury")
    canvas.showPage()
    canvas.save()
    before, second = _characters_kept(), SecondLayer(made.getvalue())
    with pypdfium2.PdfDocument(made.getvalue()) as document:
        seen = second.on(1, placing_of(document[0]))
    assert "".join(seen.texts).strip() == "lead cadmium mercury"
    assert _characters_kept() == before
