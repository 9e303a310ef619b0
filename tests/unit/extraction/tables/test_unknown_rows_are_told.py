"""A row of a list that names nothing of it, read unsurely or at odds with itself, may be the missing one."""

import pytest

from catalog.catalogue import Catalogue
from models.evidence import Method
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.tables.lost_rows import read_lost_rows
from tests.unit.extraction.tables.made import document, table

HEADING = "GB 31701-2026 婴幼儿及儿童纺织产品安全技术规范"


def _codes(catalogue: Catalogue, name: str, method: Method, confidence: float) -> list[str]:
    rows = [
        ["序号", "项目", "单项结论"],
        ["1", "甲醛含量", "合格"],
        ["2", name, "合格"],
        ["3", "异味", "合格"],
    ]
    made = document([HEADING, table(rows, top=160, method=method, confidence=confidence)])
    clauses = read_clauses(made, catalogue, no_reread)
    return [warning.code for warning in read_lost_rows(made, catalogue, clauses, (), None)]


def test_a_name_that_nobody_knows_is_told_where_it_was_read_unsurely(catalogue: Catalogue) -> None:
    assert _codes(catalogue, "总锅", Method.OCR, 0.8) == ["rows_not_understood"]


@pytest.mark.parametrize(("method", "confidence"), [(Method.OCR, 0.99), (Method.TEXT_LAYER, 1.0)])
def test_a_name_that_nobody_knows_stands_where_it_was_read_surely(
    catalogue: Catalogue, method: Method, confidence: float
) -> None:
    assert _codes(catalogue, "光泽", method, confidence) == []


def test_a_name_that_is_known_stands_however_it_was_read(catalogue: Catalogue) -> None:
    assert _codes(catalogue, "总镉", Method.OCR, 0.8) == []


def test_a_substance_with_the_symbol_of_another_is_told(catalogue: Catalogue) -> None:
    assert _codes(catalogue, "锡(Cd)", Method.TEXT_LAYER, 1.0) == ["rows_not_understood"]


@pytest.mark.parametrize("name", ["镉(Cd)", "Total lead (Pb)", "Chromium VI (Cr)", "Dibutyl phthalate (DBP)"])
def test_a_substance_with_its_own_symbol_stands(catalogue: Catalogue, name: str) -> None:
    assert _codes(catalogue, name, Method.TEXT_LAYER, 1.0) == []
