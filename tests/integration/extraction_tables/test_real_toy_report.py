"""The clause tables of a real toy report against its answer key."""

import json
from collections import Counter
from pathlib import Path

import pytest

from catalog import load_catalogue
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.measurements import read_measurements
from parser.reading import read_document

pytestmark = pytest.mark.corpus
REPORT = "astm-f963-23-linhao"


@pytest.fixture(scope="module")
def truth(corpus: Path) -> dict[str, list[dict[str, str]]]:
    answers: dict[str, list[dict[str, str]]] = json.loads((corpus / "truth" / f"{REPORT}.json").read_text())
    return answers


@pytest.fixture(scope="module")
def path(corpus: Path) -> Path:
    return next((corpus / "real").glob(f"*/{REPORT}.pdf"))


def test_every_clause_row_is_read_with_its_result(path: Path, truth: dict[str, list[dict[str, str]]]) -> None:
    document = read_document(path.read_bytes(), path.name)
    rows = read_clauses(document, load_catalogue(), no_reread)
    wanted = Counter((row["standard"], row["clause"], row["result"]) for row in truth["clauses"])
    found = Counter((row.standard, row.clause, row.result.value) for row in rows)
    assert not wanted - found


def test_eight_elements_and_eight_phthalates_are_read(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    values = read_measurements(document, load_catalogue(), no_reread)
    elements = {value.analyte for value in values if value.clause == "4.3.5.2(2)(b)"}
    phthalates = {value.analyte for value in values if value.clause == "4.3.8"}
    assert len(elements) == len(phthalates) == 8
    chemical = [value for value in values if value.operator and value.clause in ("4.3.5.2(2)(b)", "4.3.8")]
    assert all(value.limit and value.unit and value.detection_limit for value in chemical)
