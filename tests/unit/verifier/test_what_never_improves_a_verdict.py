"""Properties: less paper, more age, more features and more doubt never make a verdict better."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import load_catalogue
from models.document import PageStatus
from models.report import Result, TestReport
from models.verification import Outcome, Verdict, Verification
from tests.builders.infants import infant_submission
from tests.builders.toys import Submission, toy_submission
from tests.builders.values import row

ORDER = [Verdict.NOT_READY, Verdict.NEEDS_REVIEW, Verdict.READY]
FEATURES = sorted(load_catalogue().features)
SECTION_4 = [one for one in load_catalogue().standards["ASTM F963-23"].clauses if one.number.startswith("4.")]
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

results = st.sampled_from(
    [Result.PASS, Result.PASS, Result.PASS, Result.NOT_APPLICABLE, Result.FAIL, Result.NOT_TESTED]
)


@st.composite
def toys(draw: st.DrawFn) -> Submission:
    """Toy submissions, from complete to poor: any rows, features and ages."""
    numbers = draw(st.lists(st.sampled_from([one.number for one in SECTION_4]), unique=True))
    extra = tuple(row(number, draw(results)) for number in numbers)
    submission = toy_submission()
    kept = [one for one in submission.report.clauses if one.clause not in numbers]
    features = draw(
        st.none() | st.sets(st.sampled_from(FEATURES), max_size=4).map(lambda keys: tuple(sorted(keys)))
    )
    age = draw(st.sampled_from(["3+", "18m+", "6-12 months", "8+", None, "14+"]))
    return submission.with_report(clauses=(*kept, *extra)).with_line(features=features, age_grade=age)


submissions = toys() | st.just(infant_submission())


def rank(submission: Submission) -> int:
    return ORDER.index(submission.verified().verdict)


@FEW
@given(submissions, st.data())
def test_removing_a_required_row(submission: Submission, data: st.DataObject) -> None:
    required = {
        cell.clause
        for cell in submission.verified().coverage
        if cell.required_because and cell.result not in (None, "fail")
    }
    if not required:
        return
    gone = data.draw(st.sampled_from(sorted(required)))
    left = tuple(one for one in submission.report.clauses if gone not in (one.clause, one.item))
    assert rank(submission.with_report(clauses=left)) <= rank(submission)


@FEW
@given(submissions, st.integers(1, 900))
def test_ageing_the_report(submission: Submission, days: int) -> None:
    later = submission.but(as_of=submission.as_of + timedelta(days=days))
    assert rank(later) <= rank(submission)


@FEW
@given(toys(), st.sampled_from(FEATURES))
def test_adding_a_feature(submission: Submission, feature: str) -> None:
    assert submission.shipment
    stated = submission.shipment.lines[0].features
    if stated is None:
        return
    assert rank(submission.with_line(features=(*stated, feature))) <= rank(submission)


@FEW
@given(submissions, st.data())
def test_lowering_a_confidence_never_leaves_it_ready(submission: Submission, data: st.DataObject) -> None:
    """What decides against a report may itself become doubtful, so only `ready` is out of reach."""
    name = data.draw(st.sampled_from(["clauses", "measurements"]))
    rows = list(getattr(submission.report, name))
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place] = rows[place].model_copy(update={"confidence": data.draw(st.floats(0, 0.74))})
    assert rank(submission.with_report(**{name: tuple(rows)})) < ORDER.index(Verdict.READY)


@FEW
@given(submissions, st.integers(0, 3), st.sampled_from([PageStatus.NOT_READ, PageStatus.READ_WITH_DOUBT]))
def test_a_page_in_doubt_never_leaves_it_ready(
    submission: Submission, place: int, status: PageStatus
) -> None:
    pages = list(submission.report.document.pages)
    pages[place] = pages[place].model_copy(update={"status": status})
    assert rank(submission.with_document(pages=tuple(pages))) < ORDER.index(Verdict.READY)


@FEW
@given(submissions, st.integers(0, 3), st.data())
def test_removing_evidence(submission: Submission, place: int, data: st.DataObject) -> None:
    """Of rows on any page, one of which was read with doubt: what shows no place is no surer for it."""
    pages = list(submission.report.document.pages)
    pages[place] = pages[place].model_copy(update={"status": PageStatus.READ_WITH_DOUBT})
    doubtful = submission.with_document(pages=tuple(pages))
    bare = data.draw(st.sets(st.integers(0, len(submission.report.clauses) - 1)))
    clauses = tuple(
        one.model_copy(update={"evidence": ()}) if number in bare else one
        for number, one in enumerate(submission.report.clauses)
    )
    assert rank(doubtful.with_report(clauses=clauses)) <= rank(doubtful)


@FEW
@given(toys(), st.permutations(["BT-100", "ZZ-1", "ZZ-2"]), st.booleans())
def test_the_order_of_lines(submission: Submission, skus: list[str], known: bool) -> None:
    """Which line stands first decides nothing, and each line stands as it does by itself."""
    assert submission.shipment
    first = submission.shipment.lines[0]
    lines = tuple(
        first.model_copy(update={"sku": sku, "features": first.features if known else None}) for sku in skus
    )
    verification = submission.with_shipment(lines=lines).verified()
    alone = submission.with_shipment(lines=(next(one for one in lines if one.sku == "BT-100"),)).verified()

    def of_line(found: Verification) -> list[tuple[str, str]]:
        return [(one.reason, one.message) for one in found.findings if one.subject.line == "BT-100"]

    assert of_line(verification) == of_line(alone)


def doubtful_values(report: TestReport) -> dict[str, Any]:
    """Every value of the report that a verdict rests on, read with doubt, one at a time."""
    less = {"confidence": 0.5}
    dates, product, laboratory = report.dates, report.product, report.laboratory
    return {
        "report_number": report.report_number and report.report_number.model_copy(update=less),
        "test_completed": dates.model_copy(
            update={"test_completed": dates.test_completed.model_copy(update=less)}
        )
        if dates.test_completed
        else dates,
        "issued": dates.model_copy(update={"issued": dates.issued.model_copy(update=less)})
        if dates.issued
        else dates,
        "accreditations": laboratory.model_copy(
            update={"accreditations": tuple(one.model_copy(update=less) for one in laboratory.accreditations)}
        ),
        "identifiers": product.model_copy(
            update={"identifiers": tuple(one.model_copy(update=less) for one in product.identifiers)}
        ),
        "standards": tuple(one.model_copy(update=less) for one in report.standards),
        "conclusion": report.conclusion and report.conclusion.model_copy(update=less),
        "applicant": report.applicant and report.applicant.model_copy(update=less),
    }


FIELDS = {
    "test_completed": "dates",
    "issued": "dates",
    "accreditations": "laboratory",
    "identifiers": "product",
}


@pytest.mark.parametrize("name", sorted(doubtful_values(toy_submission().report)))
def test_a_deciding_value_read_with_doubt_goes_to_review(name: str) -> None:
    submission = toy_submission()
    changed = submission.with_report(**{FIELDS.get(name, name): doubtful_values(submission.report)[name]})
    verification = changed.verified()
    assert verification.verdict is Verdict.NEEDS_REVIEW
    assert Outcome.NOT_MET not in {finding.outcome for finding in verification.findings}
