"""A recogniser that wavers between two forms of one sign has no doubt about the ink."""

import numpy as np
import pytest

from parser.reading.ocr.ctc import Alphabet, decode
from parser.reading.ocr.interface import LineReading

ALPHABET = Alphabet.of(
    ("blank", "二", "〇", "○", "-", "—", ":", "：", "0", "J", "j", "c", "ç", "u", "ü", "b")
)


def _read(*columns: dict[str, float]) -> LineReading:
    places = {character: index for index, character in enumerate(ALPHABET.characters)}
    rows = np.zeros((len(columns), len(places)), np.float32)
    for row, column in zip(rows, columns, strict=True):
        for character, probability in column.items():
            row[places[character]] = probability
    return decode(rows, ALPHABET, 1.0)


def test_forms_of_one_sign_add_up_and_are_no_rivals() -> None:
    (glyph,) = _read({"〇": 0.6, "○": 0.35, "blank": 0.05}).glyphs
    assert (glyph.text, round(glyph.score, 2), glyph.other) == ("〇", 0.95, "")


def test_wide_and_narrow_forms_are_one_sign() -> None:
    (glyph,) = _read({"：": 0.5, ":": 0.45}).glyphs
    assert (glyph.text, round(glyph.score, 2)) == ("：", 0.95)


def test_neighbouring_columns_of_two_forms_are_one_character() -> None:
    assert _read({"-": 0.9}, {"—": 0.8}, {"blank": 1.0}).text == "-"


def test_another_character_stays_a_rival() -> None:
    (glyph,) = _read({"〇": 0.5, "○": 0.2, "0": 0.3}).glyphs
    assert (round(glyph.score, 2), glyph.other) == (0.7, "0")


def test_a_letters_other_case_is_no_doubt() -> None:
    (glyph,) = _read({"J": 0.6, "j": 0.38}).glyphs
    assert (glyph.text, round(glyph.score, 2), glyph.other) == ("J", 0.98, "")


def test_two_cases_of_a_letter_beside_each_other_are_two_letters() -> None:
    assert _read({"J": 0.9}, {"j": 0.9}).text == "Jj"


@pytest.mark.parametrize(
    ("column", "text", "score", "other"),
    [
        ({"ç": 0.55, "c": 0.4}, "c", 0.95, ""),
        ({"ç": 0.97, "c": 0.02}, "ç", 0.99, ""),
        ({"ü": 0.55, "u": 0.4}, "ü", 0.55, "u"),
    ],
    ids=["the bare letter in the running", "a mark that is printed", "a mark of these languages"],
)
def test_a_mark_that_no_language_here_has_is_a_speck_where_the_bare_letter_is_likely(
    column: dict[str, float], text: str, score: float, other: str
) -> None:
    (glyph,) = _read(column).glyphs
    assert (glyph.text, round(glyph.score, 2), glyph.other) == (text, score, other)


def test_the_class_of_no_character_is_none_of_its_letters() -> None:
    assert _read({"b": 0.9}, {"blank": 0.9}, {"b": 0.9}).text == "bb"
