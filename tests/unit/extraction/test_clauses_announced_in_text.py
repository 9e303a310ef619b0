"""A word announces a clause; a page, a time or a lot is none."""

import pytest

from parser.extraction.standards.clause_numbers import marked_clause


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Heavy elements, Section 4.3.5.2", "4.3.5.2"),
        ("依据第4.3条", "4.3"),
        ("共 2 页 第 2 页", None),
        ("第12页/共14页", None),
        ("第1次修改", None),
        ("第3批样品", None),
    ],
)
def test_only_clauses_are_announced(text: str, printed: str | None) -> None:
    clause = marked_clause(text)
    assert (clause.printed if clause else None) == printed
