"""On a scan the sentences of a certificate may be as large as its title; one on test results is none."""

from dataclasses import replace

from models.document import Document, Line
from models.geometry import Box
from models.report import DocumentKind
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import document

LINES = [
    (186.0, 67.0, "Children's Product Certificate"),
    (62.0, 113.0, "Product Name: Wooden Number Puzzle"),
    (62.0, 127.0, "Model No.: BJ-5859, BJ-5860"),
    (62.0, 142.0, "Report No.: COT260907127"),
    (62.0, 228.0, "Importer: Ningbo Orbitkit Plastics Factory"),
    (50.0, 262.0, "4. Contact information for the individual maintaining records of test results:"),
    (62.0, 278.0, "Name: Records Office"),
    (62.0, 343.0, "Date of Manufacture: August 19, 2026"),
    (62.0, 358.0, "Manufacturer: Yuyao Kestrel Models Co., Ltd."),
    (62.0, 408.0, "Date of Testing: October 2, 2026"),
]


def _taller(line: Line) -> Line:
    """The line as a scan may measure it: a fifth higher than others."""
    words = tuple(
        replace(word, box=Box(word.box.x0, word.box.top, word.box.x1, word.box.top + 1.3 * word.box.height))
        for word in line.words
    )
    box = Box(line.box.x0, line.box.top, line.box.x1, line.box.top + 1.3 * line.box.height)
    return replace(line, words=words, box=box)


def test_the_certificate_stays_one(extract: Extract) -> None:
    made = document(LINES)
    page = made.pages[0]
    lines = tuple(_taller(line) if index in (0, 5) else line for index, line in enumerate(page.lines))
    words = tuple(word for line in lines for word in line.words)
    scanned: Document = replace(made, pages=(replace(page, lines=lines, words=words),))
    assert extract(scanned).document.kind is DocumentKind.CHILDREN_PRODUCT_CERTIFICATE
