import json
from pathlib import Path

import pytest

from catalog import load_catalogue


@pytest.mark.corpus
def test_every_clause_of_a_real_report_is_in_the_catalogue(corpus: Path) -> None:
    answers = [
        json.loads(path.read_text(encoding="utf-8")) for path in corpus.glob("truth/astm-f963-23-*.json")
    ]
    rows = [row for answer in answers for row in answer["clauses"] if row["standard"] == "ASTM F963-23"]
    known = {clause.number for clause in load_catalogue().standards["ASTM F963-23"].clauses}

    assert rows
    assert {number for row in rows for number in row["clause"].split("&")} <= known
