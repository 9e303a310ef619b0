"""A standard named without its year is read by its newest list of clauses and items, and gets no edition."""

import pytest

from catalog import load_catalogue
from models.geometry import Box
from parser.extraction.labelled.flow import Paragraph
from parser.extraction.labelled.layout import Fragment
from parser.extraction.standards.mentions import StandardFinder
from parser.extraction.tables.sections import cited_standards

PLACE = Box(0, 0, 100, 10)
FINDER = StandardFinder(load_catalogue())


@pytest.mark.parametrize(("text", "newest"), [("GB 31701", "2026"), ("ASTM F963", "23")])
def test_the_newest_edition_says_what_its_rows_are(text: str, newest: str) -> None:
    (mention,) = FINDER.find(f"Tested to {text} as requested")
    assert (mention.name, mention.edition) == (text, None)
    assert mention.entry is not None
    assert mention.entry.edition == newest
    assert mention.entry.items or mention.entry.clauses


def _cited(*texts: str) -> list[str]:
    blocks = [Paragraph(1, (Fragment(1, text, PLACE, (), ()),)) for text in texts]
    return [mention.name for mention in cited_standards(blocks, FINDER)]


def test_it_is_cited_where_no_year_stands_anywhere() -> None:
    assert _cited("GB 31701 检测报告", "依据 GB 31701") == ["GB 31701"]


def test_the_year_printed_elsewhere_is_the_reports() -> None:
    assert _cited("GB 31701 检测报告", "依据 GB 31701-2026") == ["GB 31701-2026"]
