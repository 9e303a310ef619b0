"""Scans that can be searched: their invisible text is compared with what the image shows."""

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fixtures.drawing.fonts import font_path
from models.document import Page, PageSource, PageStatus, Word
from parser.reading import read_document
from tests.unit.reading.made import HEIGHT, WIDTH, pdf

SCALE = 200 / 72
PRINTED = (
    "Report No. GLT-204817-A",
    "Applicant Example Toys Company",
    "Date of issue 2026-03-14",
    "Lead content 12.5 mg/kg Pass",
    "Cadmium content 48.0 mg/kg Fail",
    "Tested by the chemical laboratory",
)


def scan_of(lines: tuple[str, ...]) -> Image.Image:
    image = Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(str(font_path("sans")), round(12 * SCALE))
    for row, line in enumerate(lines):
        pen.text((60 * SCALE, (60 + 30 * row) * SCALE), line, font=font, fill="black")
    return image


def searchable(said: tuple[str, ...], under: bool = False) -> Page:
    """A scan of PRINTED whose layer says something; invisible over the image, or in black under it."""

    def draw(canvas: Canvas) -> None:
        image = ImageReader(scan_of(PRINTED))
        if not under:
            canvas.drawImage(image, 0, 0, WIDTH, HEIGHT)
        layer = canvas.beginText()
        layer.setFont("Helvetica", 12)
        layer.setTextRenderMode(0 if under else 3)
        for row, line in enumerate(said):
            layer.setTextOrigin(60, HEIGHT - 60 - 30 * row - 11)
            layer.textLine(line)
        canvas.drawText(layer)
        if under:
            canvas.drawImage(image, 0, 0, WIDTH, HEIGHT)

    return read_document(pdf(draw), "scan.pdf").pages[0]


def word(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


@pytest.mark.parametrize("under", [False, True])
def test_a_faithful_layer_raises_no_doubt(under: bool) -> None:
    page = searchable(PRINTED, under)
    assert (page.status, page.source) == (PageStatus.READ, PageSource.OCR)
    assert all(word.confidence > 0.8 for word in page.words)


@pytest.mark.parametrize("under", [False, True])
def test_a_word_that_the_layer_contradicts_is_in_doubt_with_both_readings(under: bool) -> None:
    lying = (*PRINTED[:4], "Cadmium content 4.80 mg/kg Pass", PRINTED[5])
    page = searchable(lying, under)
    for shown, told in (("48.0", "4.80"), ("Fail", "Pass")):
        assert told in word(page, shown).alternatives
        assert word(page, shown).confidence < 0.2
    assert word(page, "GLT-204817-A").confidence > 0.8


def test_a_letter_misread_by_either_is_left_to_the_third_reader() -> None:
    page = searchable((PRINTED[0].replace("GLT-2048", "GLT-2O4B"), *PRINTED[1:]))
    assert 0.5 < word(page, "GLT-204817-A").confidence < 0.7


def test_a_layer_that_tells_another_story_puts_the_page_in_doubt() -> None:
    page = searchable(tuple("Quite another report whose words nobody can see here" for _ in PRINTED))
    assert (page.status, page.reason) == (PageStatus.READ_WITH_DOUBT, "other_text_layer")
    assert word(page, "Fail").alternatives == ()


def test_a_layer_of_junk_says_nothing() -> None:
    page = searchable(
        tuple("\u00a4\u00a6\u00b1\u00d0\u00de \u00ac\u00b6\u00fe\u00b8 \u00d7\u00f7" for _ in PRINTED)
    )
    assert "Fail" in [word.text for word in page.words]
