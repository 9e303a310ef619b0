import re
from io import BytesIO

import pikepdf
from PIL import Image

from models.document import PageSource, PageStatus
from parser.reading import ReadingOptions, read_document
from tests.unit.reading.made import pdf, read, text


def page_of_words(canvas):
    text(canvas, 72, 100, "Test report")


def page_of_a_picture(canvas):
    canvas.drawInlineImage(Image.effect_noise((200, 200), 60), 50, 50, 500, 700)


def test_a_text_layer_is_read():
    page = read(page_of_words).pages[0]

    assert (page.status, page.source, page.reason) == (PageStatus.READ, PageSource.TEXT_LAYER, None)


def test_an_empty_page_is_read():
    pages = read(page_of_words, lambda canvas: None).pages

    assert [page.status for page in pages] == [PageStatus.READ, PageStatus.READ]
    assert pages[1].words == ()


def test_a_picture_of_a_page_without_ocr_is_not_read():
    document = read_document(pdf(page_of_a_picture), "a.pdf", ReadingOptions(ocr=False))

    assert (document.pages[0].status, document.pages[0].reason) == (PageStatus.NOT_READ, "ocr_off")
    assert document.pages[0].pictures[0].pixel_width == 200


def test_a_broken_page_costs_only_itself():
    data = pdf(page_of_words, page_of_words, page_of_words)
    kids = re.search(rb"/Kids \[ \d+ 0 R (\d+ 0 R) ", data)
    start, end = kids.span(1)

    pages = read_document(data[:start] + b"null".ljust(end - start) + data[end:], "a.pdf").pages

    assert [page.status for page in pages] == [PageStatus.READ, PageStatus.NOT_READ, PageStatus.READ]
    assert pages[1].reason == "page_damaged"
    assert [page.number for page in pages] == [1, 2, 3]


def test_a_form_that_only_one_viewer_fills_in_is_doubted():
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(page_of_words))) as document:
        packet = document.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")
        document.Root.AcroForm = pikepdf.Dictionary(
            XFA=document.make_indirect(packet), Fields=pikepdf.Array([])
        )
        document.Root.NeedsRendering = True
        document.save(out)

    page = read_document(out.getvalue(), "a.pdf").pages[0]

    assert (page.status, page.reason) == (PageStatus.READ_WITH_DOUBT, "dynamic_form")
