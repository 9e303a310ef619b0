"""Every reason that the verifier can give has a message in both languages, with every place supplied."""

from string import Formatter

import pytest

from catalog import load_catalogue
from models.laboratory import Standing
from scripts.reasons import OF_EVERY_MESSAGE, Reason, reasons
from verifier.timeline import STAGES

pytestmark = pytest.mark.source

NAMED = (
    "laboratory",
    *(standing.value for standing in Standing if standing is not Standing.ACCEPTED),
    *("homoglyph", "sub-domain", "hyphen", "spelling", "user"),
    *STAGES,
)
BUILDING_BLOCKS = {
    "because.always": frozenset[str](),
    "because.listed": frozenset[str](),
    "because.feature": frozenset({"feature"}),
    "because.described": frozenset({"feature"}),
    "because.age": frozenset({"months"}),
    **{f"naming.{what}": frozenset[str]() for what in NAMED},
    "reading.doubtful": frozenset({"finding", "places", "texts", *OF_EVERY_MESSAGE}),
    "grading.regraded": frozenset(OF_EVERY_MESSAGE),
    "submission.no-report": frozenset(OF_EVERY_MESSAGE),
}
PARTS = {code.split(".")[0] for code in BUILDING_BLOCKS}
LANGUAGES = ("en", "zh")


def places(text: str | None) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text or "") if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_an_entry_and_every_entry_a_reason(language: str) -> None:
    own = {code for code in load_catalogue().messages[language] if _is_ours(code)}
    assert own == {reason.code for reason in reasons()} | BUILDING_BLOCKS.keys()


def _is_ours(code: str) -> bool:
    part = code.split(".")[0]
    return part in PARTS or part in {reason.code.split(".")[0] for reason in reasons()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_text_is_supplied(language: str) -> None:
    supplied = {reason.code: reason.values for reason in reasons()} | BUILDING_BLOCKS
    texts = load_catalogue().messages[language]
    missing = {
        code: (places(texts[code].message) | places(texts[code].remedy)) - values
        for code, values in supplied.items()
    }
    assert {code: names for code, names in missing.items() if names} == {}


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.code)
def test_a_remedy_stands_exactly_where_something_is_to_be_done(reason: Reason) -> None:
    wanted = reason.outcome in ("not_met", "needs_review")
    for language in LANGUAGES:
        assert bool(load_catalogue().messages[language][reason.code].remedy) is wanted


def test_the_languages_fill_the_same_places() -> None:
    english, chinese = (load_catalogue().messages[language] for language in LANGUAGES)
    assert english.keys() == chinese.keys()
