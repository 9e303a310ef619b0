"""Values of an image are confirmed by the second reader, left as they are, or doubted."""

import pytest

from models.document import Word
from models.evidence import Evidence, Method, Value
from models.geometry import Box
from models.report import Accreditation, DocumentInfo, DocumentKind, Laboratory, TestReport
from models.reread import Reread
from parser.extraction.dates.printed import DateReader
from parser.extraction.doubts.second_opinion import UNCONFIRMED, with_second_opinion
from parser.extraction.labelled.readings import CONTESTED

PLACE = Box(0, 0, 200, 10)


def _report(applicant: str, confidence: float) -> TestReport:
    found = Evidence(page=1, box=PLACE, text=applicant, method=Method.OCR, confidence=confidence)
    return TestReport(
        document=DocumentInfo(
            sha256="0" * 64,
            file_name="report.pdf",
            media_type="application/pdf",
            page_count=1,
            kind=DocumentKind.TEST_REPORT,
        ),
        applicant=Value[str](value=applicant, confidence=confidence, evidence=(found,)),
    )


def _answering(*texts: str) -> Reread:
    words = tuple(
        Word(text, Box(40 * place, 0, 40 * place + 35, 10), 0.9, Method.OCR)
        for place, text in enumerate(texts)
    )
    return lambda _page, _box: words


def _confidence(reread: Reread, confidence: float = 0.95) -> float:
    report = _report("Bright Rain Toys Co.", confidence)
    applicant = with_second_opinion(report, reread, DateReader({})).applicant
    assert applicant is not None
    return applicant.confidence


def test_agreement_makes_surer() -> None:
    assert _confidence(_answering("Bright", "Rain", "Toys", "Co."), 0.6) > 0.85


def test_no_answer_leaves_it_unconfirmed() -> None:
    assert _confidence(_answering()) == UNCONFIRMED


@pytest.mark.parametrize("seen", [("Bright", "Toys", "Co."), ("Rain", "Toys"), ("Bright",)])
def test_silence_on_some_words_is_no_contradiction(seen: tuple[str, ...]) -> None:
    assert _confidence(_answering(*seen)) == UNCONFIRMED


@pytest.mark.parametrize("seen", [("No.7Bright", "Toys"), ("Bright", "ToysCo.Address:")])
def test_a_word_that_begins_before_the_value_or_goes_on_behind_it_is_no_contradiction(
    seen: tuple[str, ...],
) -> None:
    assert _confidence(_answering(*seen)) == UNCONFIRMED


@pytest.mark.parametrize(
    "seen", [("Bright", "Ram", "Toys", "Co."), ("Ram", "Toys"), ("Toys", "Bright"), ("Wright",)]
)
def test_another_word_contests_it(seen: tuple[str, ...]) -> None:
    assert _confidence(_answering(*seen)) == CONTESTED


@pytest.mark.parametrize(
    ("seen", "sure"), [("9541CNAS", UNCONFIRMED), ("CNASL11", CONTESTED), ("9541", CONTESTED)]
)
def test_a_word_run_into_the_one_before_the_value_is_no_contradiction(seen: str, sure: float) -> None:
    assert _accreditation(seen).confidence == sure


@pytest.mark.parametrize(
    ("seen", "formed", "sure"),
    [
        ("194012", True, UNCONFIRMED),
        ("194072", True, CONTESTED),
        ("194012", False, CONTESTED),
    ],
    ids=["a figure drawn like the letter", "another figure", "no known shape"],
)
def test_a_letter_that_the_shape_asks_for_is_not_contested_by_the_figure_drawn_like_it(
    seen: str, formed: bool, sure: float
) -> None:
    assert _accreditation(seen, formed).confidence == sure


def _accreditation(seen: str, formed: bool = True) -> Accreditation:
    found = Evidence(page=1, box=PLACE, text="CNAS L94012", method=Method.OCR, confidence=0.95)
    mark = Accreditation(
        scheme="CNAS", number="L94012", well_formed=formed, confidence=0.95, evidence=(found,)
    )
    report = _report("Bright", 0.95)
    report = report.model_copy(update={"laboratory": Laboratory(accreditations=(mark,))})
    (read,) = with_second_opinion(report, _answering(seen), DateReader({})).laboratory.accreditations
    return read
