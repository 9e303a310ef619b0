"""Words for findings: texts of the message catalogue with their places filled in."""

import re
from collections.abc import Mapping
from datetime import date
from functools import partial

from catalog.catalogue import Catalogue
from models.knowledge import MessageEntry
from verifier.case import Case
from verifier.draft import Detail
from verifier.triggers import Cause

DEFAULT_LANGUAGE = "en"
_JOINTS = {"zh": "、"}
_TWO_STOPS = re.compile(r"(?<!\.)(\.)\.(?!\.)")


def message(case: Case, code: str, details: Mapping[str, Detail]) -> tuple[str, str | None]:
    """Message and remedy of a code in the reader's language, English where that has none."""
    texts = _texts(case.catalogue, case.language)
    entry = texts.get(code) or _texts(case.catalogue, DEFAULT_LANGUAGE).get(code)
    if entry is None:
        return code, None
    words = _Words(details, case.language)
    return _filled(entry.message, words), _filled(entry.remedy, words) if entry.remedy else None


def _filled(text: str, words: Mapping[str, str]) -> str:
    """A text with its places filled in; a value that ends with a full stop (`Ltd.`) brings no second one."""
    return _TWO_STOPS.sub(r"\1", text.format_map(words))


def failure(case: Case, code: str, last: str) -> str:
    """Why a file could not be read and what to do, in the reader's language; `last` where it has no words."""
    entry = _texts(case.catalogue, case.language).get(f"error.{code}")
    if case.language == DEFAULT_LANGUAGE or entry is None:
        return last
    return f"{entry.message}{entry.remedy or ''}"


def warned(case: Case, code: str, last: str) -> str:
    """A warning of the reading in the reader's language; its own words where the catalogue has none."""
    entry = _texts(case.catalogue, case.language).get(f"warning.{code}")
    return last if case.language == DEFAULT_LANGUAGE or entry is None else entry.message


class _Words(dict[str, str]):
    """The details in words, each when a text asks for it."""

    def __init__(self, details: Mapping[str, Detail], language: str) -> None:
        super().__init__()
        self._details = details
        self._language = language

    def __missing__(self, name: str) -> str:
        return in_words(self._details[name], self._language)


def _texts(catalogue: Catalogue, language: str) -> Mapping[str, MessageEntry]:
    return catalogue.messages.get(language, {})


def in_words(value: Detail, language: str) -> str:
    """A detail as it reads in a sentence."""
    if isinstance(value, list):
        return _JOINTS.get(language, ", ").join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def name(case: Case, what: str) -> str:
    """What a code is called in the reader's language."""
    return message(case, f"naming.{what}", {})[0]


def because(case: Case, cause: Cause) -> str:
    """Why a clause is required, in a few words: always, a feature, an age."""
    return case.once(("because", cause), partial(_because, case, cause))


def _because(case: Case, cause: Cause) -> str:
    if cause.kind in ("feature", "described"):
        feature = case.catalogue.features.get(cause.key)
        name = case.say(feature.title) if feature else cause.key
        return message(case, f"because.{cause.kind}", {"feature": name})[0]
    return message(case, f"because.{cause.kind}", {"months": cause.key})[0]
