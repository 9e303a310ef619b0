"""How surely a word was read, for what extraction makes of it: not every doubt of a reader matters."""

from collections.abc import Callable, Sequence

from models.document import Word

SIGN_ONLY = 0.9
"""The least that a word is believed whose other readings all mean the same."""

_POINTS = ".,:;'·•|"
_RANGES = str.maketrans(dict.fromkeys("~～∼–—―−", "-"))
"""Signs that stand for one another in names, numbers and ranges."""


def sureness_of(word: Word) -> float:
    """The reader's confidence, or more where it only wavers between a dash and a tilde."""
    return unless_alike(word, _with_one_dash)


def without_points(words: Sequence[Word]) -> Sequence[Word]:
    """The words without points and colons that stand alone before or behind them, where anything is left."""
    said = [place for place, word in enumerate(words) if word.text.strip(_POINTS)]
    return words[said[0] : said[-1] + 1] if said else words


def unless_alike(word: Word, meaning: Callable[[str], object]) -> float:
    """The reader's confidence, or more where all its other readings of the word have the same meaning."""
    own = meaning(word.text)
    alike = bool(word.alternatives) and all(meaning(text) == own for text in word.alternatives)
    return max(word.confidence, SIGN_ONLY) if alike else word.confidence


def _with_one_dash(text: str) -> str:
    return text.translate(_RANGES)
