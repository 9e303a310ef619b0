"""A confidence is told in a word, and what stops a verdict from being ready is told as doubt."""

import pytest

from api.page.reading import Surety, measured, surety_of
from models.evidence import DOUBTFUL_BELOW
from models.report import Measurement


@pytest.mark.parametrize(
    ("confidence", "surety"),
    [
        (1.0, Surety.CLEAR),
        (0.9, Surety.CLEAR),
        (0.89, Surety.LESS_CLEAR),
        (DOUBTFUL_BELOW, Surety.LESS_CLEAR),
        (DOUBTFUL_BELOW - 0.01, Surety.DOUBTFUL),
        (0.0, Surety.DOUBTFUL),
    ],
)
def test_a_confidence_in_words(confidence: float, surety: Surety) -> None:
    assert surety_of(confidence) is surety


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"operator": "<", "value": 5.0, "unit": "mg/kg"}, "< 5 mg/kg"),
        ({"operator": "nd", "value": None, "unit": "mg/kg"}, "ND"),
        ({"operator": "=", "value": 25.5, "unit": "mg/kg"}, "25.5 mg/kg"),
        ({"operator": None, "value": "4-5", "unit": None}, "4-5"),
        ({"operator": "<=", "value": 20.0, "unit": None}, "≤ 20"),
    ],
)
def test_a_measured_value_as_a_person_writes_it(fields: dict[str, object], said: str) -> None:
    row = Measurement.model_validate(
        {"standard": None, "clause": None, "analyte": "Pb", "confidence": 1, **fields}
    )
    assert measured(row) == said
