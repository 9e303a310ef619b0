"""A date is as sure as its figures and months: words between them do not matter, nor a letter of "March"."""

import pytest

from catalog import load_catalogue
from models.document import Word
from models.geometry import Box
from parser.extraction.dates.printed import NAMED
from parser.extraction.doubts.word_sureness import SIGN_ONLY
from parser.extraction.lexicon import lexicon_of

DATES = lexicon_of(load_catalogue()).dates


def _sureness(text: str, confidence: float = 0.5, alternatives: tuple[str, ...] = ()) -> float:
    return DATES.sureness(Word(text, Box(0, 0, 40, 10), confidence, alternatives=alternatives))


@pytest.mark.parametrize("text", ["of", "TO", "the", "-", "至"])
def test_words_between_the_figures_do_not_matter(text: str) -> None:
    assert _sureness(text) == 1.0


@pytest.mark.parametrize("text", ["March", "July", "september,"])
def test_a_whole_name_was_not_misread_as_another_month(text: str) -> None:
    assert _sureness(text) == NAMED
    assert _sureness(text, 0.97) == 0.97


@pytest.mark.parametrize("text", ["Jun", "Jan", "Mar", "5th", "2026", "05-March-2026", "三月"])
def test_figures_and_names_that_resemble_another_are_as_sure_as_they_were_read(text: str) -> None:
    assert _sureness(text) == 0.5


def test_a_sign_in_doubt_between_two_dates_does_not_matter() -> None:
    assert _sureness("17-Sep-2026-25-Sep-2026", 0.7, ("17-Sep-2026~25-Sep-2026",)) == SIGN_ONLY


def test_a_figure_in_doubt_does() -> None:
    assert _sureness("17-Sep-2026", 0.7, ("17-Sep-2028",)) == 0.7
    assert (
        _sureness("17-Sep-2026-25-Sep-2026", 0.7, ("17-Sep-2026~25-Sep-2026", "17-Sep-2026-26-Sep-2026"))
        == 0.7
    )
