from functools import partial
from io import BytesIO

import pikepdf
from reportlab.lib.colors import Color, lightgrey, navy, white
from reportlab.pdfgen.canvas import Canvas

from tests.unit.reading.edited import box, kinds, look, picture, saved
from tests.unit.reading.made import HEIGHT, WIDTH, pdf, text


def line(words: str, x: float = 72, top: float = 100, size: float = 10) -> partial[None]:
    return partial(text, x=x, top=top, words=words, size=size)


def test_bold_by_printing_twice() -> None:
    assert kinds(line("Conclusion: Pass"), line("Conclusion: Pass", x=72.3)) == []


def watermark(canvas: Canvas, words: str = "EXAMPLE LAB", size: float = 60) -> None:
    canvas.saveState()
    canvas.setFillColor(lightgrey)
    canvas.setFont("Helvetica", size)
    canvas.translate(60, HEIGHT - 300)
    canvas.rotate(40)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


LINES = [line("Clause 4.3.5.2 Pass " * 4, top=100 + 14 * i) for i in range(20)]


def test_a_watermark_under_the_text() -> None:
    assert kinds(watermark, *LINES) == []


def test_letters_of_a_watermark_under_filled_cells() -> None:
    cells = [box(60, 96 + y, 475, 60) for y in (0, 100)]
    assert kinds(partial(watermark, size=30), *cells, *LINES) == []


def test_a_mark_under_a_white_box_stays_among_the_words() -> None:
    def draft(canvas: Canvas) -> None:
        watermark(canvas, "DRAFT", 40)
        box(40, 100, 300, 250)(canvas)

    page_edits, glyphs = look(pdf(draft))
    assert "".join(glyph.text for glyph in glyphs) == "DRAFT"
    assert page_edits.unseen == frozenset()


def test_white_text_on_a_dark_table_head() -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        text(canvas, 72, 100, "Test item  Result")

    assert kinds(box(60, 96, 300, 18, navy), head) == []


def test_shading_painted_before_its_text() -> None:
    assert kinds(line("Above"), box(60, 116, 300, 18, lightgrey), line("In the row", top=120)) == []


def test_a_half_transparent_mark_over_text() -> None:
    mark = box(60, 96, 300, 18, Color(1, 1, 0, alpha=0.3))
    assert kinds(line("Result: Pass"), mark) == []


def test_a_seal_with_transparency_over_text() -> None:
    assert kinds(line("Result: Pass"), picture(60, 90, 200, 40, (255, 0, 0, 90))) == []


def test_leaders_and_boxes_printed_over() -> None:
    assert kinds(line("................................"), line("TR-2026-000123")) == []
    assert kinds(line("______________________"), line("TR-2026-000123")) == []


def test_the_transcript_under_a_scan() -> None:
    assert kinds(line("Result: Pass"), picture(0, 0, WIDTH, HEIGHT)) == []


def test_the_transcript_over_a_scan() -> None:
    def transcript(canvas: Canvas) -> None:
        layer = canvas.beginText(72, HEIGHT - 108)
        layer.setTextRenderMode(3)
        layer.textLine("Result: Pass")
        canvas.drawText(layer)

    assert kinds(picture(0, 0, WIDTH, HEIGHT), transcript) == []


def test_a_link_and_a_highlight() -> None:
    opened = pikepdf.open(BytesIO(pdf(line("See www.example-lab.com"))))
    rect = pikepdf.Array([70, HEIGHT - 112, 200, HEIGHT - 98])
    notes = [
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=kind, Rect=rect)
        for kind in (pikepdf.Name.Link, pikepdf.Name.Highlight)
    ]
    opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(note) for note in notes])
    assert look(saved(opened))[0].edits == ()


def test_a_page_without_text() -> None:
    assert kinds(box(60, 96, 300, 18, navy)) == []
