"""The recogniser is asked where writing may stand, once for each picture of a document, and nowhere else."""

from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser.reading.pictures import look
from parser.reading.pictures.marks import find_strips
from tests.unit.reading.made import read, text
from tests.unit.reading.pictures.drawn import both, mark, photograph, put

Asked = list[tuple[int, ...]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The shapes of the images that the detector was asked about."""
    shapes: Asked = []

    def noted(image: Any, reader: Any) -> Any:
        shapes.append(image.shape)
        return find_strips(image, reader)

    monkeypatch.setattr(look, "find_strips", noted)
    return shapes


def print_of_a_report(canvas: Canvas) -> None:
    text(canvas, 60, 200, "A page with a text layer of its own")


def test_a_page_without_pictures_is_not_looked_at(asked: Asked) -> None:
    read(print_of_a_report)
    assert asked == []


def test_photographs_and_ornaments_are_not_looked_at(asked: Asked) -> None:
    read(both(print_of_a_report, put(photograph(), 100, 400, 380), put(mark("x", size=8), 60, 60, 13)))
    assert asked == []


def test_the_mark_in_every_header_is_read_once(asked: Asked) -> None:
    header = both(print_of_a_report, put(mark("CNAS L1234"), 400, 60, 110))
    document = read(header, header, header)
    assert len(asked) == 1
    assert ["L1234" in [word.text for word in page.words] for page in document.pages] == [True] * 3
