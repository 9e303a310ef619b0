"""A reader that wavers between a dash and a tilde has read the word; any other doubt stays."""

import pytest

from models.document import Word
from models.geometry import Box
from parser.extraction.doubts.word_sureness import SIGN_ONLY, sureness_of


def _sureness(text: str, *alternatives: str) -> float:
    return sureness_of(Word(text, Box(0, 0, 40, 10), 0.6, alternatives=alternatives))


def test_a_dash_or_a_tilde_is_one() -> None:
    assert _sureness("BNN6800-BNN6811", "BNN6800~BNN6811") == SIGN_ONLY


@pytest.mark.parametrize("other", ["BNN6800/BNN6811", "BNN6800-BNN6817", "BNN6800BNN6811"])
def test_another_doubt_stays(other: str) -> None:
    assert _sureness("BNN6800-BNN6811", other) == 0.6
    assert _sureness("BNN6800-BNN6811", "BNN6800~BNN6811", other) == 0.6


def test_a_word_without_another_reading_is_as_sure_as_it_was_read() -> None:
    assert _sureness("BNN6800-BNN6811") == 0.6
