"""A row of which a scan does not tell what it is about may be the one that seems to be missing."""

from typing import Any

import pytest

from models.evidence import Evidence, Method
from models.report import ClauseRow, Measurement
from tests.builders.infants import PHTHALATES, STANDARD, infant_submission
from tests.builders.toys import Submission, reasons_of
from tests.builders.values import BOX, measured, row


def _read(name: str, method: Method) -> tuple[Evidence, ...]:
    return (Evidence(page=3, box=BOX, text=name, method=method, confidence=1),)


def _named(name: str, method: Method, **more: Any) -> Measurement:
    given: dict[str, Any] = {"standard": STANDARD, "clause": None, "item": None, **more}
    return measured(name, 0.01, 0.1, **given).model_copy(update={"evidence": _read(name, method)})


def with_eleven(*others: Measurement) -> Submission:
    """A submission without the values of one phthalate, with others."""
    whole = infant_submission()
    kept = (one for one in whole.report.measurements if one.analyte != PHTHALATES[-1])
    return whole.with_report(measurements=(*kept, *others))


def without_odour(*others: ClauseRow) -> Submission:
    """A submission without one item's row, with others."""
    whole = infant_submission()
    kept = (one for one in whole.report.clauses if one.item != "odour")
    return whole.with_report(clauses=(*kept, *others))


def _title(title: str, method: Method) -> ClauseRow:
    made = row(None, standard=STANDARD, title=title)
    return made.model_copy(update={"evidence": _read(title, method)})


def test_eleven_substances_are_too_few() -> None:
    assert reasons_of(with_eleven().verified(), "clause-coverage") == ["too-few-substances"]


@pytest.mark.parametrize("method", [Method.OCR, Method.TEXT_LAYER])
def test_eleven_beside_a_name_that_nobody_knows_are_for_a_person(method: Method) -> None:
    submission = with_eleven(_named("ethyl ester", method))
    assert reasons_of(submission.verified(), "clause-coverage") == ["reading.doubtful"]


@pytest.mark.parametrize("name", ["Hg", "Total of phthalates"])
def test_eleven_beside_another_substance_or_a_sum_are_too_few(name: str) -> None:
    submission = with_eleven(_named(name, Method.OCR))
    assert reasons_of(submission.verified(), "clause-coverage") == ["too-few-substances"]


def test_a_missing_item_beside_a_misread_title_is_for_a_person() -> None:
    submission = without_odour(_title("0d0ur", Method.OCR))
    assert reasons_of(submission.verified(), "clause-coverage") == ["reading.doubtful"]


def test_a_missing_item_beside_a_title_that_is_printed_so_is_missing() -> None:
    submission = without_odour(_title("Packaging", Method.TEXT_LAYER))
    assert reasons_of(submission.verified(), "clause-coverage") == ["missing"]


def test_nothing_is_missing_beside_a_row_of_something_else() -> None:
    whole = infant_submission()
    rows = (*whole.report.clauses, _title("Packaging", Method.OCR))
    verification = whole.with_report(clauses=rows).verified()
    assert reasons_of(verification, "clause-coverage") == ["covered"]
