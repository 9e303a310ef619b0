"""Ticks and crosses of a Chinese font that is not in the file, each drawn on its own."""

from io import BytesIO

import numpy as np
import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from parser.reading import read_document
from parser.reading.pdf import second_layer
from tests.unit.reading.made import pdf, text

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


def marks(canvas):
    for x, mark in ((60, "甲醛"), (160, "×"), (260, "√"), (360, " ")):
        text(canvas, x, 100, mark, font=SONG)


def page_of(data):
    return read_document(data, "marks.pdf").pages[0]


def words_of(data):
    return {word.text: word for word in page_of(data).words}


def test_a_mark_that_stands_alone_is_read():
    words = words_of(pdf(marks))

    assert set(words) == {"甲醛", "×", "√"}
    assert abs(words["×"].box.x0 - 160) < 1
    assert abs(words["×"].box.top - words["甲醛"].box.top) < 2


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_it_is_read_where_the_page_is_cropped_and_turned(turned):
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf(marks))) as document:
        page = document.pages[0]
        page.CropBox, page.Rotate = [30, 40, 560, 800], turned
        document.save(out)

    words = words_of(out.getvalue())

    assert set(words) == {"甲醛", "×", "√"}
    assert abs(words["√"].box.x0 - words["甲醛"].box.x0 - 200) < 1


def test_one_that_no_reader_names_is_there_and_unread(monkeypatch):
    monkeypatch.setattr(second_layer, "pdfplumber", second_layer_without_pages())

    texts = [word.text for word in page_of(pdf(marks)).words]

    assert texts.count("\ufffd") == 3
    assert "甲醛" in texts


def second_layer_without_pages():
    class Nothing:
        @staticmethod
        def open(stream):
            raise second_layer.PdfminerException

    return Nothing


def test_spaces_of_the_standard_fonts_are_no_marks():
    def spaced(canvas):
        for x, part in ((60, "Result"), (100, " "), (140, "Pass")):
            text(canvas, x, 100, part)

    assert [word.text for word in page_of(pdf(spaced)).words] == ["Result", "Pass"]


def test_a_space_is_no_mark_where_the_second_reader_has_a_letter(monkeypatch):
    def elsewhere(layer, number, placing):
        return second_layer.Characters(
            ["甲", "T"], np.array([[60, 101, 70, 111], [361, 101, 367, 111]], float)
        )

    monkeypatch.setattr(second_layer.SecondLayer, "on", elsewhere)

    def spaced(canvas):
        for x, part in ((60, "甲醛"), (360, " ")):
            text(canvas, x, 100, part, font=SONG)

    assert [word.text for word in page_of(pdf(spaced)).words] == ["甲醛"]
