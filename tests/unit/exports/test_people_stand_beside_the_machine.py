"""The HTML report shows what people decided and corrected, and the machine's own word beside it."""

from datetime import UTC, datetime

import pytest

from catalog import load_catalogue
from catalog.texts import Texts
from exports.annotated_pdf import highlights_of
from exports.html_report import html_report
from exports.people import Corrected, Decided, People
from models.verification import Outcome, Verdict, Verification

AT = datetime(2026, 11, 29, 2, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def doubtful(result: Verification) -> Verification:
    """The sample, its first finding in need of review."""
    first = result.findings[3].model_copy(update={"outcome": Outcome.NEEDS_REVIEW, "remedy": "Look."})
    findings = (first, *result.findings)
    return result.model_copy(update={"findings": findings, "verdict": Verdict.NEEDS_REVIEW})


def told(verification: Verification, people: People) -> str:
    return html_report(verification, Texts(load_catalogue()), "en", "A channel", people=people)


def test_a_decision_and_the_verdict_with_it(doubtful: Verification) -> None:
    decided = Decided(Outcome.MET, "Seen <b>on paper</b>.", "Li Wei", AT)
    text = told(doubtful, People({0: decided}, verdict=Verdict.READY))
    assert "<h1>READY</h1>" in text
    assert "The machine's own verdict: NEEDS REVIEW" in text.replace("&#39;", "'")
    assert "Li Wei decided: met." in text
    assert "Seen &lt;b&gt;on paper&lt;/b&gt;." in text
    assert "2026-11-29 10:30" in text


def test_a_decision_that_a_correction_overtook_says_so(doubtful: Verification) -> None:
    text = told(doubtful, People({0: Decided(Outcome.MET, "r", "Li Wei", AT, counts=False)}))
    assert "please decide again" in text


def test_a_correction_with_the_original(doubtful: Verification) -> None:
    one = Corrected(1, "dates.issued", "2026-01-02", "2026-02-01", "The seal says so.", "Li Wei", AT)
    text = told(doubtful, People(corrections=(one,)))
    assert "2026-01-02" in text
    assert "2026-02-01" in text


def test_one_mark_for_each_place_in_the_worst_colour(doubtful: Verification) -> None:
    sha256 = doubtful.findings[0].evidence[0].document
    marks = highlights_of(doubtful, sha256, Texts(load_catalogue(), "zh"))
    places = [(mark.page, mark.box) for mark in marks]
    assert len(places) == len(set(places))
    first = doubtful.findings[0].evidence[0]
    mark = next(one for one in marks if (one.page, one.box) == (first.page, first.box))
    assert mark.outcome is Outcome.NEEDS_REVIEW
    assert "标准及版本" in mark.title
    assert mark.note.index("需复核") < mark.note.index("符合")
