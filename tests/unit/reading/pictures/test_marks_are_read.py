"""What stands on a digital page only as a picture is read, with its place, and keeps to itself."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from models.document import Document, PageSource, PageStatus, Word
from models.evidence import Method
from parser.reading import read_document, second_look
from tests.unit.reading.made import HEIGHT, Draw, fill, grid, pdf, read, text
from tests.unit.reading.pictures.drawn import both, mark, photograph, put, table

ACCREDITED = mark("TESTING", "CNAS L1234")
ROWS = [["Clause", "Result"], ["4.1", "Pass"], ["4.6", "Pass"]]


def print_of_a_report(canvas: Canvas) -> None:
    for row in range(6):
        text(canvas, 60, 200 + 20 * row, f"Line {row} of a report with a text layer of its own")


def pictured(document: Document) -> list[Word]:
    return [word for word in document.pages[0].words if word.method is Method.OCR]


def test_the_number_in_an_accreditation_mark_is_read_where_it_stands() -> None:
    document = read(both(print_of_a_report, put(ACCREDITED, 400, 60, 110)))
    number = next(word for word in pictured(document) if word.text == "L1234")
    page = document.pages[0]
    assert 400 < number.box.x0 < number.box.x1 < 510
    assert 60 < number.box.top < number.box.bottom < 100
    assert (page.source, page.status) == (PageSource.TEXT_LAYER, PageStatus.READ)
    assert [(picture.read, picture.words) for picture in page.pictures] == [(True, 3)]


def test_light_letters_on_a_coloured_ground_are_read() -> None:
    light = mark("ACCREDITED", "TL-394", ink=(255, 255, 255), paper=(20, 90, 70))
    document = read(both(print_of_a_report, put(light, 400, 60, 110)))
    assert [word.text for word in pictured(document)] == ["ACCREDITED", "TL-394"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_places_are_those_of_the_displayed_page(turn: int) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(both(print_of_a_report, put(ACCREDITED, 400, 60, 110))))) as document:
        document.pages[0].Rotate = turn
        document.save(out)
    page = read_document(out.getvalue(), "turned.pdf").pages[0]
    number = next(word for word in page.words if word.text == "L1234")
    assert 400 < number.box.x0 < number.box.x1 < 510
    assert 60 < number.box.top < number.box.bottom < 100


def test_a_mark_beside_a_line_of_print_does_not_join_it() -> None:
    def beside(canvas: Canvas) -> None:
        text(canvas, 60, 70, "Report No.: GLT-204817-A", size=11)

    document = read(both(beside, put(mark("CNAS L1234"), 190, 66, 90)))
    assert [line.text for line in document.pages[0].lines if "GLT" in line.text] == [
        "Report No.: GLT-204817-A"
    ]


def test_a_stamp_over_a_table_leaves_the_cells_as_they_are() -> None:
    def ruled(canvas: Canvas) -> None:
        grid(canvas, [60, 200, 340], [300, 330, 360, 390])
        fill(canvas, [60, 200], [300, 330, 360], ROWS)

    document = read(both(ruled, put(mark("Approved", size=40), 230, 318, 100)))
    assert "Approved" in [word.text for word in pictured(document)]
    assert [[cell.text for cell in row] for row in document.tables[0].rows()] == ROWS


def test_a_scanned_table_on_a_digital_page_becomes_a_table() -> None:
    rows = [
        ["Clause", "Requirement", "Result"],
        *[[f"4.{n}", f"Item {n} of it", "Pass"] for n in range(1, 7)],
    ]
    document = read(both(print_of_a_report, put(table(rows), 60, 380, 460)))
    assert [[cell.text for cell in row] for row in document.tables[0].rows()] == rows
    assert document.pages[0].source is PageSource.MIXED
    own = [line.text for line in document.pages[0].lines]
    assert "Line 3 of a report with a text layer of its own" in own


def test_what_the_layer_says_too_is_not_said_twice() -> None:
    def over_it(canvas: Canvas) -> None:
        text(canvas, 440, 84, "CNAS L1234", size=9)

    document = read(both(print_of_a_report, put(ACCREDITED, 400, 60, 110), over_it))
    assert [word.text for word in document.pages[0].words].count("L1234") == 1


def test_a_photograph_neither_speaks_nor_doubts() -> None:
    document = read(both(print_of_a_report, put(photograph(), 100, 400, 380)))
    assert pictured(document) == []
    assert document.pages[0].status is PageStatus.READ


ANNEX = [["Clause", "Requirement", "Result"], *[[f"4.{n}", f"Item {n} of it", "Pass"] for n in range(1, 7)]]


def transcript(rows: list[list[str]]) -> Draw:
    """Text without ink over the scanned table."""

    def draw(canvas: Canvas) -> None:
        layer = canvas.beginText()
        layer.setFont("Helvetica", 11)
        layer.setTextRenderMode(3)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                layer.setTextOrigin(76 + 148 * column, HEIGHT - 407 - 26.9 * row)
                layer.textLine(cell)
        canvas.drawText(layer)

    return draw


def test_the_transcript_of_a_scanned_part_hides_nothing() -> None:
    document = read(both(print_of_a_report, put(table(ANNEX), 60, 380, 460), transcript(ANNEX)))
    assert document.edits == ()
    assert [[cell.text for cell in row] for row in document.tables[0].rows()] == ANNEX


def test_a_transcript_that_differs_puts_its_words_in_doubt() -> None:
    other = [*ANNEX[:3], ["4.3", "Item 3 of it", "Fail"], *ANNEX[4:]]
    document = read(both(print_of_a_report, put(table(ANNEX), 60, 380, 460), transcript(other)))
    doubtful = [word for word in pictured(document) if word.confidence < 0.2]
    assert [(word.text, word.alternatives) for word in doubtful] == [("Pass", ("Fail",))]
    assert document.edits == ()


def test_other_text_without_ink_over_a_picture_is_hidden() -> None:
    told = [["Nothing of this", "stands in the", "picture at all"] for _ in range(4)]
    document = read(both(print_of_a_report, put(photograph(), 60, 380, 460), transcript(told)))
    assert {edit.kind for edit in document.edits} == {"hidden"}


def test_a_number_in_a_mark_is_read_a_second_time_and_print_is_not() -> None:
    data = pdf(both(print_of_a_report, put(ACCREDITED, 400, 60, 110)))
    document = read_document(data, "made.pdf")
    look = second_look(data, document)
    number = next(word for word in pictured(document) if word.text == "L1234")
    assert [word.text for word in look(1, number.box)] == ["L1234"]
    printed = next(word for word in document.pages[0].words if word.method is Method.TEXT_LAYER)
    assert look(1, printed.box) == ()
