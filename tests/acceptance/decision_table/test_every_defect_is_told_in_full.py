"""Every defect of the table is told with its values, its places and its sources, as written down."""

import json

import pytest

from tests.acceptance.decision_table.defect import Defect
from tests.acceptance.decision_table.expected import PAGE, name, told
from tests.acceptance.decision_table.table import TABLE

AGAIN = "read the difference; python -m tests.acceptance.decision_table.expected takes it"
WRITTEN = {line["defect"]: line for line in map(json.loads, PAGE.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize("defect", TABLE, ids=name)
def test_told(defect: Defect) -> None:
    found = told(defect)
    assert found == WRITTEN.get(found["defect"]), AGAIN


def test_nothing_is_written_twice_or_left_over() -> None:
    assert sorted(WRITTEN) == sorted({name(defect) for defect in TABLE}), AGAIN
