"""Text layers whose codes mean nothing: the page is read as it looks."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from fpdf import FPDF
from reportlab.pdfgen.canvas import Canvas

from fixtures.drawing.fonts import font_path
from models.document import Page, PageSource, PageStatus
from parser.reading import ReadingOptions, read_document
from parser.reading.characters import symbol
from parser.reading.pdf.glyphs import read_layer
from parser.reading.pdf.placing import placing_of
from tests.unit.reading.made import pdf, text

LINE = "Test report GLT-204817-A lead 12.5 mg/kg Pass"


def typed(rows: int = 8) -> bytes:
    """A page in a subset font whose codes are numbers of glyphs."""
    sheet = FPDF()
    sheet.add_page()
    sheet.add_font("S", "", str(font_path("sans")))
    sheet.set_font("S", size=11)
    for _ in range(rows):
        sheet.cell(0, 8, LINE, new_x="LMARGIN", new_y="NEXT")
    return bytes(sheet.output())


def with_map(data: bytes, change: object) -> bytes:
    """The same with the font's ToUnicode taken away, or put through `change`."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        for font in document.pages[0].Resources.Font.values():
            if change is None:
                del font["/ToUnicode"]
            else:
                font.ToUnicode = document.make_stream(change(font.ToUnicode.read_bytes()))
        document.save(out)
    return out.getvalue()


def private(cmap: bytes) -> bytes:
    """Every character mapped into the private use area."""
    return cmap.replace(b"> <00", b"> <E0")


def page_of(data: bytes, **options: bool) -> Page:
    return read_document(data, "typed.pdf", ReadingOptions(**options)).pages[0]  # type: ignore[arg-type]


def test_the_font_is_read_while_it_names_its_characters() -> None:
    assert (page_of(typed()).source, page_of(typed()).lines[0].text) == (PageSource.TEXT_LAYER, LINE)


@pytest.mark.parametrize("change", [None, private])
def test_without_a_meaning_the_page_is_read_as_it_looks(change: object) -> None:
    page = page_of(with_map(typed(), change))
    assert page.source is PageSource.OCR
    assert [line.text for line in page.lines] == [LINE] * 8


def test_without_ocr_such_a_page_is_in_doubt() -> None:
    page = page_of(with_map(typed(), None), ocr=False)
    assert (page.status, page.reason) == (PageStatus.READ_WITH_DOUBT, "ocr_off")


def test_codes_below_a_space_are_counted_and_not_lost() -> None:
    page = pypdfium2.PdfDocument(with_map(typed(1), None))[0]
    layer = read_layer(page, placing_of(page))
    assert layer.unmapped == len(layer.glyphs) == len(LINE)


def test_signs_of_symbol_fonts_are_known_by_their_codes() -> None:
    assert [symbol(0xF0A3, "ABCDEF+SymbolMT"), symbol(0xF0FC, "Wingdings-Regular")] == ["≤", "✓"]
    assert symbol(0xF0FC, "CompanyLogo") == "\uf0fc"


def test_bold_made_by_printing_twice_is_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            text(canvas, 60 + shift, 100, "Conclusion: Pass", 12)

    page = read_document(pdf(draw), "bold.pdf").pages[0]
    assert [line.text for line in page.lines] == ["Conclusion: Pass"]
    assert page.status is PageStatus.READ
