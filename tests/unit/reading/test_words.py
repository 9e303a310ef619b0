import pytest

from models.document import Word
from models.geometry import Box, through
from parser.reading import read_document
from parser.reading.characters import clean
from parser.reading.lines import lines_of
from tests.unit.reading.made import pdf, read, text


def test_words_stand_where_they_are_printed():
    document = read_document(pdf(lambda canvas: text(canvas, 72, 100, "Test report")), "a.pdf")

    first, second = document.pages[0].words
    assert (first.text, second.text) == ("Test", "report")
    assert first.box.x0 == pytest.approx(72, abs=0.5)
    assert first.box.top == pytest.approx(100, abs=1.5)
    assert first.size == pytest.approx(10, abs=0.1)
    assert len(first.edges) == len(first.text) + 1


def test_a_turned_page_is_read_as_displayed():
    def draw(canvas):
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, -30, "upright")

    page = read_document(pdf(draw), "a.pdf").pages[0]

    assert (round(page.width), round(page.height)) == (595, 842)
    assert page.words[0].angle == 0
    assert page.words[0].box.x0 == pytest.approx(50, abs=0.5)
    assert page.words[0].box.bottom == pytest.approx(30, abs=3)


def test_text_printed_twice_for_boldness_is_read_once():
    def draw(canvas):
        text(canvas, 72, 100, "PASS")
        text(canvas, 150, 100, "other")
        text(canvas, 72.4, 100, "PASS")

    words = read_document(pdf(draw), "a.pdf").pages[0].words

    assert [word.text for word in words] == ["PASS", "other"]


def test_sideways_text_keeps_its_angle():
    def draw(canvas):
        text(canvas, 100, 100, "The page itself is printed upright")
        canvas.rotate(90)
        canvas.drawString(300, -40, "margin note")

    words = read(draw).pages[0].words

    assert {word.text for word in words if word.angle == 90} == {"margin", "note"}


def test_a_page_printed_sideways_is_turned_upright():
    def draw(canvas):
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(300, -40, "landscape table")

    page = read(draw).pages[0]
    first = page.words[0]

    assert (round(page.width), round(page.height), page.rotation) == (842, 595, 90)
    assert (first.text, first.angle, round(first.box.x0)) == ("landscape", 0, 300)
    filed = through(first.box, page.to_filed)
    assert filed.bottom == pytest.approx(842 - 300, abs=1)
    assert filed.x1 == pytest.approx(42, abs=3)


def test_a_raised_figure_belongs_to_its_word():
    def draw(canvas):
        text(canvas, 100, 100, "3.02 x 10")
        text(canvas, 100 + canvas.stringWidth("3.02 x 10", "Helvetica", 10), 97, "4", size=6)
        text(canvas, 100, 130, "H")
        text(canvas, 100 + canvas.stringWidth("H", "Helvetica", 10), 136, "2", size=6)

    words = [word.text for word in read(draw).pages[0].words]

    assert words == ["3.02", "x", "10⁴", "H2"]


def test_text_over_text_is_not_mixed():
    def draw(canvas):
        text(canvas, 100, 100, "Tested age grading: 3 years")
        text(canvas, 101, 100.5, "Labelled age 18 months only")

    lines = [line.text for line in read(draw).pages[0].lines]

    assert sorted(lines) == ["Labelled age 18 months only", "Tested age grading: 3 years"]


def test_letters_drawn_one_by_one_are_words():
    def draw(canvas):
        x = 100.0
        for letter in "Heavy elements":
            text(canvas, x, 100, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)

    assert [word.text for word in read(draw).pages[0].words] == ["Heavy", "elements"]


def test_ligatures_are_opened_and_superscripts_kept():
    def draw(canvas):
        text(canvas, 100, 100, "m² is kept")

    assert read(draw).pages[0].words[0].text == "m²"
    assert [clean(ord(character)) for character in "ﬁ⽬２²（"] == ["fi", "目", "2", "²", "（"]


def test_chinese_words_join_without_spaces():
    first, second = (Word(text, Box(x, 0, x + 20, 10), size=10) for text, x in (("检测", 0), ("报告", 22)))
    latin = Word("No.", Box(45, 0, 60, 10), size=10)

    assert lines_of([first, second, latin])[0].text == "检测报告 No."
