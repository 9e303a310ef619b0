"""Outcomes of clauses and items that a report tells in sentences are rows, with doubt."""

import pytest

from catalog.catalogue import Catalogue
from models.evidence import DOUBTFUL_BELOW
from models.report import ClauseRow, Conclusion, Result
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.conclusion import read_conclusion
from parser.extraction.tables.of_document import tables_of
from parser.extraction.told_rows import told_rows
from tests.unit.extraction.tables.made import Block, document

HEADING = "ASTM F963-23 Results"
TABLE = [
    ["Clause", "Test", "Result"],
    ["4.6", "Small objects", "P"],
    ["4.7", "Edges", "P"],
    ["4.9", "Points", "P"],
]


def _told(catalogue: Catalogue, *blocks: Block, heading: str = HEADING) -> tuple[ClauseRow, ...]:
    made = document([heading, *blocks])
    return told_rows(tables_of(made, catalogue), read_clauses(made, catalogue, no_reread))


def _results(catalogue: Catalogue, *blocks: Block, heading: str = HEADING) -> dict[str | None, str]:
    return {row.clause or row.item: row.result.value for row in _told(catalogue, *blocks, heading=heading)}


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Clause 4.7 (Accessible edges) was found to comply.", "pass"),
        ("Clause 4.7 did not comply: the wheel has a sharp edge.", "fail"),
        ("4.7 Accessible edges: the sample met the requirement.", "pass"),
        ("The sample does not comply with section 4.7.", "fail"),
        ("Section 4.7 does not apply to this toy.", "not_applicable"),
        ("第4.7条（可触及的边缘）经检测，不符合要求。", "fail"),
        ("Clause 4.7 was looked at. The samples did not comply.", "fail"),
        ("No non-compliance with clause 4.7 was seen; clause 4.7 complied.", "pass"),
    ],
)
def test_a_sentence_tells_the_outcome_of_the_clause_it_names(
    catalogue: Catalogue, sentence: str, result: str
) -> None:
    assert _results(catalogue, sentence) == {"4.7": result}


def test_it_is_in_doubt_and_shows_its_sentence(catalogue: Catalogue) -> None:
    first, second = _told(catalogue, "Clause 4.6 complied. Clause 4.7 did not comply.")
    assert max(first.confidence, second.confidence) < DOUBTFUL_BELOW
    assert second.evidence[0].text == "Clause 4.7 did not comply."


def test_several_clauses_of_a_sentence_each_have_their_own(catalogue: Catalogue) -> None:
    sentence = "Clause 4.6 complied while clause 4.7 did not comply."
    assert _results(catalogue, sentence) == {"4.6": "pass", "4.7": "fail"}


def test_the_heading_says_of_what_the_sentence_below_it_speaks(catalogue: Catalogue) -> None:
    assert _results(
        catalogue,
        "4.6 Small objects",
        "The sample complies with this clause.",
        "4.7 Accessible edges",
        "The sample does not comply with this clause.",
    ) == {"4.6": "pass", "4.7": "fail"}


def test_an_item_of_a_list_standard_opens_its_sentence(catalogue: Catalogue) -> None:
    told = _results(catalogue, "甲醛含量：12 mg/kg，不符合要求。", heading="GB 31701-2026 检测结果")
    assert [*told.values()] == ["fail"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The sample complies with ASTM F963-23.",
        "If clause 4.7 does not comply, the sample fails.",
        "Clause 4.7 was tested with the edge tester.",
        "Clause 7.8 of ISO/IEC 17025 was used for statements of conformity.",
        "Clause 99.7 complied.",
    ],
)
def test_other_sentences_tell_no_row(catalogue: Catalogue, sentence: str) -> None:
    assert _told(catalogue, sentence) == ()


def test_what_has_a_row_is_not_told_again_unless_it_fails(catalogue: Catalogue) -> None:
    assert _results(catalogue, TABLE, "Clause 4.6 complied. Clause 4.7 did not comply.") == {"4.7": "fail"}


def test_a_condition_beside_told_rows_is_left_open(catalogue: Catalogue) -> None:
    sentences = "Clause 4.6 complied. When pulled, clause 4.7 did not comply."
    assert _results(catalogue, sentences) == {"4.6": "pass", "4.7": "see_remark"}


def test_sentences_that_tell_rows_are_no_conclusion(catalogue: Catalogue) -> None:
    made = document([HEADING, "Section 4.6: the sample complies.", "The sample complies with section 4.9."])
    told = told_rows(tables_of(made, catalogue), ())
    assert read_conclusion(made, catalogue, (), told) is None
    alone = read_conclusion(made, catalogue, ())
    assert alone is not None
    assert (alone.value, told[0].result) == (Conclusion.PASS, Result.PASS)
