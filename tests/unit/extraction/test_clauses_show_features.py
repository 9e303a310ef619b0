"""A clause with an outcome shows what the product has; not where laboratories print one for any toy."""

from catalog.catalogue import Catalogue
from models.report import Result
from parser.extraction.products.features import read_features
from tests.builders.values import row
from tests.unit.extraction.papers import document


def shown(catalogue: Catalogue, clause: str, result: Result = Result.PASS) -> set[str | None]:
    return {one.value for one in read_features(document([]), catalogue, [row(clause, result)], None)}


def test_a_tested_clause_shows_its_feature(catalogue: Catalogue) -> None:
    assert "teether" in shown(catalogue, "4.22")


def test_not_applicable_shows_none(catalogue: Catalogue) -> None:
    assert shown(catalogue, "4.22", Result.NOT_APPLICABLE) == set()


def test_hazardous_substances_make_no_chemistry_set(catalogue: Catalogue) -> None:
    assert shown(catalogue, "4.3.1") == set()
