"""A clause's number that a scan leaves in doubt, settled by the standard and by the title beside it."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Cell, Table
from models.evidence import DOUBTFUL_BELOW, Method
from models.report import ClauseRow
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from tests.unit.extraction.tables.made import document, table

ASTM = "ASTM F963-23 Standard Consumer Safety Specification for Toy Safety"
GB = "GB 31701-2026 婴幼儿及儿童纺织产品安全技术规范"


def _doubted(made: Table, text: str, *others: str) -> Table:
    """The table with the cell of this text read unsurely, with other readings."""

    def cell(one: Cell) -> Cell:
        if one.text != text:
            return one
        words = tuple(replace(word, confidence=0.55, alternatives=others) for word in one.words)
        return replace(one, words=words)

    return replace(made, cells=tuple(map(cell, made.cells)))


def _rows(catalogue: Catalogue, heading: str, made: Table) -> tuple[ClauseRow, ...]:
    return read_clauses(document([heading, made]), catalogue, no_reread)


def _toys(number: str, title: str) -> Table:
    rows = [["Clause", "Test", "Result"], ["4.7", "Accessible edges", "Pass"], ["6", "Instructions", "Pass"]]
    return table([*rows, [number, title, "Pass"]], top=160, method=Method.OCR, confidence=0.99)


def test_a_number_that_the_standard_lacks_gives_way_to_one_that_it_has(catalogue: Catalogue) -> None:
    row = _rows(catalogue, ASTM, _doubted(_toys("1", "Producer's markings"), "1", "7"))[-1]
    assert (row.clause, row.clauses_covered) == ("7", ("7",))


def test_a_number_that_the_standard_has_stays(catalogue: Catalogue) -> None:
    row = _rows(catalogue, ASTM, _doubted(_toys("4.8", "Projections"), "4.8", "4.3"))[-1]
    assert row.clause == "4.8"


def test_a_doubted_number_is_sure_beside_the_title_of_its_clause(catalogue: Catalogue) -> None:
    own, another = (
        _rows(catalogue, ASTM, _doubted(_toys("4.8", title), "4.8"))[-1].confidence
        for title in ("Projections", "Parts that stick out")
    )
    assert own >= DOUBTFUL_BELOW > another


@pytest.mark.parametrize("number", ["4.25", "4.8", "4.26"])
def test_a_doubted_number_beside_a_title_that_two_clauses_share_or_another_has_stays_in_doubt(
    catalogue: Catalogue, number: str
) -> None:
    made = _doubted(_toys(number, "Battery-operated toys"), number)
    assert _rows(catalogue, ASTM, made)[-1].confidence < DOUBTFUL_BELOW


def test_a_number_that_two_other_readings_leave_open_stays_as_it_was_read(catalogue: Catalogue) -> None:
    row = _rows(catalogue, ASTM, _doubted(_toys("1", "Producer's markings"), "1", "7", "4"))[-1]
    assert row.clause == "1"


def test_the_doubt_of_a_shared_heading_is_none_of_its_substances(catalogue: Catalogue) -> None:
    rows = [
        ["序号", "项目", None, "单项结论"],
        ["1", "甲醛含量", None, "合格"],
        ["2", "邻苯二甲酸酯", "邻苯二甲酸二丁酯(DBP)", "合格"],
        ["^", "^", "邻苯二甲酸丁苄酯(BBP)", "合格"],
    ]
    made = table(rows, top=160, method=Method.OCR, confidence=0.99)
    read = _rows(catalogue, GB, _doubted(made, "邻苯二甲酸酯"))[1:]
    assert [row.title for row in read] == ["邻苯二甲酸二丁酯(DBP)", "邻苯二甲酸丁苄酯(BBP)"]
    assert all(row.confidence >= DOUBTFUL_BELOW for row in read)


@pytest.mark.parametrize(
    ("others", "sure"),
    [
        (("耐湟摩擦色牢度",), True),
        (("耐干摩擦色牢度",), False),
        ((), False),
        (("耐湟", "耐显", "耐温"), False),
    ],
)
def test_an_items_name_in_doubt_is_sure_where_no_other_reading_is_one(
    catalogue: Catalogue, others: tuple[str, ...], sure: bool
) -> None:
    rows = [["序号", "项目", "单项结论"], ["1", "甲醛含量", "合格"], ["2", "耐湿摩擦色牢度", "合格"]]
    made = table(rows, top=160, method=Method.OCR, confidence=0.99)
    row = _rows(catalogue, GB, _doubted(made, "耐湿摩擦色牢度", *others))[-1]
    assert (row.item, row.confidence >= DOUBTFUL_BELOW) == ("cf_rub_wet", sure)


def test_another_reading_of_a_member_is_looked_at_beside_its_groups_name(catalogue: Catalogue) -> None:
    rows = [["序号", "项目", None, "单项结论"], ["1", "甲醛含量", None, "合格"]]
    made = table([*rows, ["2", "耐摩擦色牢度", "湿", "合格"]], top=160, method=Method.OCR, confidence=0.99)
    row = _rows(catalogue, GB, _doubted(made, "湿", "干"))[-1]
    assert row.confidence < DOUBTFUL_BELOW


@pytest.mark.parametrize(
    ("others", "item"), [(("燃烧性能",), "burning"), (("燃烧性熊",), None), (("燃烧性能", "填充物"), None)]
)
def test_a_name_of_none_is_known_by_the_one_that_its_other_readings_make(
    catalogue: Catalogue, others: tuple[str, ...], item: str | None
) -> None:
    rows = [["序号", "项目", "单项结论"], ["1", "甲醛含量", "合格"], ["2", "熞烧性能", "合格"]]
    made = table(rows, top=160, method=Method.OCR, confidence=0.99)
    row = _rows(catalogue, GB, _doubted(made, "熞烧性能", *others))[-1]
    assert row.item == item
    assert row.confidence < DOUBTFUL_BELOW


@pytest.mark.parametrize(
    ("number", "title", "clause"),
    [
        ("43.4", "Cosmetics", "4.3.4"),
        ("43.4", "Parts that stick out", "43.4"),
        ("4.4", "Cosmetics", "4.4"),
    ],
)
def test_a_number_that_lost_a_point_is_known_by_its_title(
    catalogue: Catalogue, number: str, title: str, clause: str
) -> None:
    row = _rows(catalogue, ASTM, _doubted(_toys(number, title), number))[-1]
    assert row.clause == clause
