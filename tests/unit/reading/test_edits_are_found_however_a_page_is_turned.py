"""Signs of changed text keep their text and place on turned and cropped pages, in forms, after an update."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from models.geometry import Box, through
from parser.reading import read_document
from tests.unit.reading.edited import box, look, saved
from tests.unit.reading.made import HEIGHT, WIDTH, pdf, text

CROP = (40.0, 60.0, 560.0, 800.0)
SIGNS = {
    ("overlaid", "Result: Fail"): Box(100, 200, 160, 212),
    ("hidden", "Secret row"): Box(100, 400, 157, 412),
    ("hidden", "tiny words in here"): Box(100, 450, 104, 451),
    ("off_page", "off the page"): Box(100, -62, 163, -50),
}


def signs(canvas: Canvas) -> None:
    text(canvas, 100, 300, "A line that everybody can read", 12)
    text(canvas, 100, 200, "Result: Fail", 12)
    box(95, 195, 90, 18)(canvas)
    canvas.setFillColor(white)
    text(canvas, 100, 400, "Secret row", 12)
    canvas.setFillGray(0)
    text(canvas, 100, 450, "tiny words in here", 0.5)
    text(canvas, 100, -60, "off the page", 12)


def in_a_form(canvas: Canvas) -> None:
    """The same inside a form XObject that is drawn smaller and moved back to its place."""
    canvas.beginForm("signs", -400, -400, 2 * WIDTH, 2 * HEIGHT + 400)
    canvas.scale(2, 2)
    signs(canvas)
    canvas.endForm()
    canvas.saveState()
    canvas.scale(0.5, 0.5)
    canvas.doForm("signs")
    canvas.restoreState()


def turned(data: bytes, turn: int, crop: tuple[float, ...] | None) -> bytes:
    with pikepdf.open(BytesIO(data)) as document:
        document.pages[0].Rotate = turn
        if crop:
            document.pages[0].CropBox = pikepdf.Array(crop)
        return saved(document)


def displayed(place: Box, turn: int, crop: tuple[float, ...] | None) -> Box:
    """Where a place of the page as drawn is displayed."""
    left, bottom, right, top = crop or (0.0, 0.0, WIDTH, HEIGHT)
    wide, high = right - left, top - bottom
    x0, y0, x1, y1 = (
        place.x0 - left,
        place.top - (HEIGHT - top),
        place.x1 - left,
        place.bottom - (HEIGHT - top),
    )
    return {
        0: Box(x0, y0, x1, y1),
        90: Box(high - y1, x0, high - y0, x1),
        180: Box(wide - x1, high - y1, wide - x0, high - y0),
        270: Box(y0, wide - x1, y1, wide - x0),
    }[turn]


def near(found: Box, expected: Box) -> bool:
    return all(abs(one - other) < 3 for one, other in zip(found, expected, strict=True))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, CROP])
@pytest.mark.parametrize("draw", [signs, in_a_form])
def test_every_sign_is_found_in_its_place(
    turn: int, crop: tuple[float, ...] | None, draw: Callable[[Canvas], None]
) -> None:
    found, _ = look(turned(pdf(draw), turn, crop))
    places = {(edit.kind, edit.text): edit.box for edit in found.edits}
    assert places.keys() == SIGNS.keys()
    assert all(near(places[sign], displayed(place, turn, crop)) for sign, place in SIGNS.items())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_an_update_that_covers_text_is_found(turn: int) -> None:
    data = turned(pdf(partial(text, x=100, top=200, words="Result: Fail", size=12)), turn, None)
    writer = IncrementalPdfFileWriter(BytesIO(data))
    over = b"q 1 1 1 rg 95 %d 90 18 re f Q BT /F1 12 Tf 100 %d Td (Result: Pass) Tj ET" % (
        HEIGHT - 213,
        HEIGHT - 209.6,
    )
    stream = writer.add_object(generic.StreamObject(stream_data=over))
    writer.add_stream_to_page(0, stream)
    out = BytesIO()
    writer.write(out)

    document = read_document(out.getvalue(), "updated.pdf")

    (edit,) = document.edits
    assert (edit.kind, edit.text, document.revisions) == ("overlaid", "Result: Fail", 2)
    place = through(edit.box, document.pages[0].to_filed)
    assert near(place, displayed(SIGNS["overlaid", "Result: Fail"], turn, None))
    assert "Pass" in [word.text for word in document.pages[0].words]
    assert "Fail" not in [word.text for word in document.pages[0].words]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_an_annotation_that_covers_text_is_found(turn: int) -> None:
    data = turned(pdf(partial(text, x=100, top=200, words="Result: Fail", size=12)), turn, None)
    with pikepdf.open(BytesIO(data)) as document:
        rect = [95, HEIGHT - 215, 185, HEIGHT - 197]
        white_box = document.make_stream(b"1 1 1 rg 0 0 90 18 re f")
        white_box.update(
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 90, 18]}
        )
        document.pages[0].Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Stamp,
                    Rect=rect,
                    F=4,
                    AP=pikepdf.Dictionary(N=white_box),
                ),
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.FreeText,
                    Rect=rect,
                    F=4,
                    Contents="Result: Pass",
                    DA="/Helv 12 Tf 0 g",
                ),
            ]
        )
        data = saved(document)
    found, _ = look(data)
    expected = displayed(SIGNS["overlaid", "Result: Fail"], turn, None)
    assert sorted((edit.kind, edit.text) for edit in found.edits) == [
        ("overlaid", "Result: Fail"),
        ("overlaid", "Result: Pass"),
    ]
    covered = next(edit for edit in found.edits if edit.text.endswith("Fail"))
    assert near(covered.box, expected)


def test_signs_on_a_page_that_is_read_sideways_lead_back_to_the_page_as_filed() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -WIDTH)
        for row in range(5):
            canvas.drawString(100, 400 - 20 * row, "A line of a page that was laid out sideways")
        canvas.drawString(100, 200, "Result: Fail")
        canvas.setFillColor(white)
        canvas.rect(95, 195, 90, 16, stroke=0, fill=1)

    document = read_document(pdf(sideways), "sideways.pdf")
    (edit,) = document.edits
    assert document.pages[0].rotation == 90
    assert near(
        through(edit.box, document.pages[0].to_filed),
        Box(WIDTH - 210, HEIGHT - 160, WIDTH - 198, HEIGHT - 100),
    )
