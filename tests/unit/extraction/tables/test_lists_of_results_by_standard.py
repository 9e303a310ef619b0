"""Lines that name a standard, perhaps one of its clauses, and end with an outcome: a summary."""

from models.document import Document, Line, Page, PageSource, PageStatus
from tests.unit.extraction.tables.conftest import Rows
from tests.unit.extraction.tables.made import line


def test_a_clause_behind_its_standard_is_no_measured_value(rows: Rows) -> None:
    texts = ("(1) ASTM F963-23 Mechanical properties", "(2) ASTM F963-23 4.2 Flammability")
    tops = (140, 156)
    lines = [*map(line, texts, tops), *map(_pass, tops)]
    page = Page(1, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, lines=tuple(lines), words=())

    read = rows(Document("0" * 64, "made.pdf", "application/pdf", (page,), ()))

    assert [(row.standard, row.clause, row.result.value) for row in read] == [
        ("ASTM F963-23", None, "pass"),
        ("ASTM F963-23", "4.2", "pass"),
    ]


def _pass(top: float) -> Line:
    return line("Pass", top, 500)
