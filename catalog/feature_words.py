"""Product features by their words in short texts: names, descriptions, lists of parts."""

import re
import unicodedata
from collections.abc import Iterable

from catalog.catalogue import Catalogue

_BEFORE = 24
"""How far before a word a negation may stand."""

_KEPT = 4
_REMEMBERED = 4096
_finders: dict[str, "FeatureFinder"] = {}


class FeatureFinder:
    """Finds the catalogue's features in short texts, negations left out."""

    def __init__(self, catalogue: Catalogue) -> None:
        terms = catalogue.vocabulary.terms
        self._negations = re.compile(_either(terms.get("negations", ())) + r"[\s\w-]{0,12}$", re.IGNORECASE)
        self._patterns = {
            key: (_pattern(feature.words), _pattern(feature.not_words))
            for key, feature in catalogue.features.items()
        }
        self._found: dict[str, tuple[str, ...]] = {}

    def find(self, text: str) -> tuple[str, ...]:
        """The keys of the features that the text speaks of; remembered, as one text is asked for often."""
        if text not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> tuple[str, ...]:
        shown = _plain(text)
        return tuple(
            key for key, (words, others) in self._patterns.items() if self._is_said(shown, words, others)
        )

    def _is_said(self, shown: str, words: re.Pattern[str], others: re.Pattern[str]) -> bool:
        hidden = [match.span() for match in others.finditer(shown)]
        return any(
            not any(start <= match.start() and match.end() <= end for start, end in hidden)
            and not self._negations.search(shown[max(0, match.start() - _BEFORE) : match.start()])
            for match in words.finditer(shown)
        )


def feature_finder(catalogue: Catalogue) -> FeatureFinder:
    """The finder for a catalogue, made once for each of the last few."""
    if catalogue.digest not in _finders:
        while len(_finders) >= _KEPT:
            _finders.pop(next(iter(_finders)))
        _finders[catalogue.digest] = FeatureFinder(catalogue)
    return _finders[catalogue.digest]


def _plain(text: str) -> str:
    """Full-width and other compatibility forms as plain characters, every kind of gap a space."""
    return re.sub(r"\s", " ", unicodedata.normalize("NFKC", text))


def _either(words: Iterable[str]) -> str:
    longest = sorted((_plain(word) for word in words), key=len, reverse=True)
    alternatives = [
        re.escape(word) if _is_chinese(word[0]) else rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])"
        for word in longest
    ]
    return f"(?:{'|'.join(alternatives)})" if alternatives else r"(?!)"


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_either(words), re.IGNORECASE)
