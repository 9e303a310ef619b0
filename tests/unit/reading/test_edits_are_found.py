from functools import partial
from io import BytesIO

import pikepdf
import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from tests.unit.reading.edited import box, edits, kinds, look, picture, saved
from tests.unit.reading.made import HEIGHT, pdf, text


def line(words: str, x: float = 72, top: float = 100, size: float = 10) -> partial[None]:
    return partial(text, x=x, top=top, words=words, size=size)


def coloured(words: str, colour: object) -> object:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        text(canvas, 72, 100, words)

    return draw


def with_mode(words: str, mode: int) -> object:
    def draw(canvas: Canvas) -> None:
        layer = canvas.beginText(72, HEIGHT - 108)
        layer.setTextRenderMode(mode)
        layer.textLine(words)
        canvas.drawText(layer)

    return draw


def clipped(words: str) -> object:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(60, HEIGHT - 250, 200, 2)
        canvas.clipPath(path, stroke=0, fill=0)
        text(canvas, 72, 100, words)
        canvas.restoreState()

    return draw


def test_a_white_box_over_text_with_new_text_on_it() -> None:
    assert kinds(line("Lead 120 mg/kg"), box(70, 98, 120, 14), line("Lead 12 mg/kg")) == [
        ("overlaid", "Lead 120 mg/kg")
    ]


def test_a_white_box_over_text_and_nothing_on_it() -> None:
    (edit,) = edits(line("Result: Fail"), box(70, 98, 120, 14))
    assert (edit.kind, edit.text, edit.page) == ("overlaid", "Result: Fail", 1)
    assert edit.box.x0 == pytest.approx(72, abs=1)


def test_an_opaque_picture_over_text() -> None:
    assert kinds(line("Result: Fail"), picture(70, 98, 120, 14)) == [("overlaid", "Result: Fail")]


def test_another_text_printed_over_text() -> None:
    assert kinds(line("Result: Fail"), line("Passed all")) == [("overlaid", "Result: Fail")]


def test_white_text_on_white_paper() -> None:
    assert kinds(coloured("TR-2025-000999", white)) == [("hidden", "TR-2025-000999")]


def test_transparent_text() -> None:
    assert kinds(coloured("TR-2025-000999", Color(0, 0, 0, alpha=0))) == [("hidden", "TR-2025-000999")]


def test_text_without_ink_on_a_page_that_is_no_scan() -> None:
    assert kinds(with_mode("TR-2025-000999", 3)) == [("hidden", "TR-2025-000999")]


def test_text_of_no_size() -> None:
    assert kinds(line("TR-2025-000999", size=0.3)) == [("hidden", "TR-2025-000999")]


def test_text_clipped_away() -> None:
    assert kinds(clipped("TR-2025-000999")) == [("hidden", "TR-2025-000999")]


def test_text_off_the_page() -> None:
    assert kinds(line("TR-2025-000999", x=-200)) == [("off_page", "TR-2025-000999")]


def test_what_nobody_sees_is_told_glyph_by_glyph() -> None:
    def draw(canvas: Canvas) -> None:
        line("Result: Fail")(canvas)
        box(70, 98, 120, 14)(canvas)
        line("Result: Pass", top=200)(canvas)

    found, glyphs = look(pdf(draw))
    assert "".join(glyphs[i].text for i in sorted(found.unseen)) == "Result:Fail"


def annotated(data: bytes, **entries: object) -> bytes:
    opened = pikepdf.open(BytesIO(data))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, **entries)
    opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(note)])
    return saved(opened)


def test_text_written_by_an_annotation() -> None:
    data = annotated(
        pdf(line("Result: Pass")),
        Subtype=pikepdf.Name.FreeText,
        Rect=pikepdf.Array([300, 700, 400, 720]),
        Contents="ASTM F963-23",
        DA="/Helv 10 Tf 0 g",
    )
    assert [(edit.kind, edit.text) for edit in look(data)[0].edits] == [("overlaid", "ASTM F963-23")]


def test_text_covered_by_an_annotation() -> None:
    data = pdf(line("Result: Fail"))
    opened = pikepdf.open(BytesIO(data))
    drawn = opened.make_stream(b"1 g 0 0 150 20 re f")
    drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    drawn.BBox = pikepdf.Array([0, 0, 150, 20])
    rect = pikepdf.Array([65, HEIGHT - 116, 215, HEIGHT - 96])
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=rect, F=4, AP=pikepdf.Dictionary(N=drawn)
    )
    opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(note)])
    assert [(edit.kind, edit.text) for edit in look(saved(opened))[0].edits] == [("overlaid", "Result: Fail")]


def test_one_letter_under_a_box_with_another_letter_on_it() -> None:
    assert kinds(line("F"), box(70, 98, 12, 14), line("P")) == [("overlaid", "F")]


def test_one_white_letter_with_another_letter_on_it() -> None:
    assert kinds(coloured("F", white), coloured("P", black)) == [("overlaid", "F")]


def test_one_letter_under_a_picture() -> None:
    assert kinds(line("F", x=300), picture(298, 98, 20, 14)) == [("overlaid", "F")]


def test_the_last_letter_of_a_word_under_a_picture_is_no_sign() -> None:
    assert kinds(line("Signatory"), picture(112, 98, 20, 14)) == []


def test_what_is_covered_without_a_sign_is_not_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        line("Fail")(canvas)
        picture(70, 98, 7, 14)(canvas)

    found, glyphs = look(pdf(draw))
    assert found.edits == ()
    assert "".join(glyph.text for place, glyph in enumerate(glyphs) if place not in found.unseen) == "Fail"
