import pytest

from parser.reading import read_document
from tests.unit.reading.made import pdf, text


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
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(300, -40, "margin note")

    words = read_document(pdf(draw), "a.pdf").pages[0].words

    assert {word.angle for word in words} == {90}
    assert sorted(word.text for word in words) == ["margin", "note"]
