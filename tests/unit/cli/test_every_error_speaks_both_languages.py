"""Whatever can go wrong is told in English and Chinese, with what to do."""

from collections.abc import Iterator

import pytest

from catalog import load_catalogue
from catalog.texts import Language, Texts
from models.exceptions import GreenlaneError, LimitExceeded, Truncated


def kinds(of: type[GreenlaneError] = GreenlaneError) -> Iterator[type[GreenlaneError]]:
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.code)
def test_it_has_a_text_and_a_remedy(kind: type[GreenlaneError]) -> None:
    for language in Language:
        entry = load_catalogue().messages[language][f"error.{kind.code}"]
        assert entry.message
        assert entry.remedy


def test_codes_are_told_apart() -> None:
    codes = [kind.code for kind in kinds()]
    assert len(codes) == len(set(codes))


def test_a_limit_is_named_with_its_numbers() -> None:
    sentence = Texts(load_catalogue(), Language.CHINESE).sentence(LimitExceeded("page_limit", 200, 300))
    assert "page_limit" in sentence
    assert "200" in sentence
    assert "300" in sentence


def test_english_keeps_the_errors_own_words() -> None:
    sentence = Texts(load_catalogue()).sentence(Truncated())
    assert sentence == f"The file ends before the document does. {Truncated.remedy}"
