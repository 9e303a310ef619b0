"""Why a page was not read, and every warning of the reading, is said in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog import load_catalogue
from catalog.texts import Texts
from models.document import PageStatus
from models.exceptions import GreenlaneError
from models.report import ROWS_NOT_UNDERSTOOD, VALUES_NOT_READ, WORDS_BESIDE_CELLS
from parser.reading import reasons

PARSER = Path(reasons.__file__).parents[1]
LANGUAGES = ("en", "zh")
MAKERS = {"ReadingWarning", "ReportWarning", "_warning"}


def warning_codes() -> set[str]:
    """The codes that the source of the parser gives to warnings, as far as they stand there as text."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PARSER.rglob("*.py")]
    named = {ROWS_NOT_UNDERSTOOD, VALUES_NOT_READ, WORDS_BESIDE_CELLS}
    return {code for tree in trees for code in _codes(tree)} | named


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            named = [word.value for word in node.keywords if word.arg == "code"]
            for value in [*node.args[:1], *named]:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def reason_codes() -> list[str]:
    own = [value for name, value in vars(reasons).items() if name.isupper()]
    return [str(code).rstrip(":") for code in own] + [PageStatus.NOT_READ, PageStatus.READ_WITH_DOUBT]


def errors(kind: type[GreenlaneError] = GreenlaneError) -> Iterator[type[GreenlaneError]]:
    yield kind
    for one in kind.__subclasses__():
        yield from errors(one)


def test_the_codes_are_found() -> None:
    assert {"attachment_not_read", "portfolio_file_not_read", "first_reader_missing"} <= warning_codes()
    assert {"other_text_layer", "illegible", "limit_exceeded"} <= set(reason_codes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    texts = load_catalogue().messages[language]
    assert [code for code in reason_codes() if f"page_reason.{code}" not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_warning_has_words(language: str) -> None:
    texts = load_catalogue().messages[language]
    assert [code for code in sorted(warning_codes()) if f"warning.{code}" not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_that_leaves_a_paper_unread_has_words(language: str) -> None:
    texts = load_catalogue().messages[language]
    assert [
        one.code
        for one in errors()
        if one.__module__ == GreenlaneError.__module__ and f"error.{one.code}" not in texts
    ] == []


def test_a_limit_is_said_without_its_name() -> None:
    texts = Texts(load_catalogue(), "zh")
    assert texts.page_reason("limit_exceeded:pixel_limit") == texts.page_reason("limit_exceeded")
    assert texts.page_reason("limit_exceeded") != "limit_exceeded"


def test_what_has_no_words_stays() -> None:
    assert Texts(load_catalogue(), "zh").page_reason("unheard_of") == "unheard_of"


def test_warnings_are_said_in_chinese_and_keep_their_own_words_in_english() -> None:
    said = "The enclosed file 'a.pdf' is too large."
    assert Texts(load_catalogue(), "en").warning("attachment_not_read", said) == said
    assert "文件" in Texts(load_catalogue(), "zh").warning("attachment_not_read", said)
