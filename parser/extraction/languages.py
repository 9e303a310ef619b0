"""The languages of a paper, the more frequent first."""

import re
import unicodedata
from collections import Counter

from parser.extraction.lexicon import Lexicon

_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "THAI": "th",
    "CJK": "zh",
}
_LATIN = ("en", "de", "fr", "es", "it")
_LEAST_LETTERS, _LEAST_SHARE, _LEAST_WORDS = 12, 0.03, 3


def read_languages(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """ISO 639-1 codes, by script and, for Latin letters, by the commonest words."""
    letters: Counter[str] = Counter()
    for character in text:
        if character.isascii():
            letters["latin"] += character.isalpha()
        elif character.isalpha():
            name = unicodedata.name(character, "").split(" ", 1)[0]
            letters[_SCRIPTS.get(name, "latin" if name == "LATIN" else "other")] += 1
    total = sum(letters.values())
    needed = max(_LEAST_LETTERS, _LEAST_SHARE * total)
    found = [script for script, count in letters.most_common() if count >= needed and script != "other"]
    languages: list[str] = []
    for script in found:
        languages.extend(_latin(text, lexicon) if script == "latin" else [script])
    return tuple(dict.fromkeys(languages))


def _latin(text: str, lexicon: Lexicon) -> list[str]:
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {
        language: sum(words[word] for word in lexicon.term(f"language_words_{language}"))
        for language in _LATIN
    }
    best = max(counts.values())
    ranked = sorted(counts, key=lambda language: -counts[language])
    return [language for language in ranked if counts[language] >= max(_LEAST_WORDS, 0.4 * best)]
