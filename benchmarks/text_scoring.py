"""How much of a page's known text a reading holds."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True)
class Score:
    """Counts over a page: characters and errors, long texts and short ones, and how many were found."""

    characters: int = 0
    errors: int = 0
    fields: int = 0
    fields_found: int = 0
    shorts: int = 0
    shorts_found: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self._counts(), other._counts(), strict=True)))

    def _counts(self) -> tuple[int, ...]:
        return self.characters, self.errors, self.fields, self.fields_found, self.shorts, self.shorts_found

    @property
    def error_rate(self) -> float:
        """Character errors in percent."""
        return 100 * self.errors / max(1, self.characters)

    @property
    def field_recall(self) -> float:
        """Texts of three characters and more that were read exactly, in percent; spaces aside."""
        return 100 * self.fields_found / max(1, self.fields)

    @property
    def short_recall(self) -> float:
        """Cells of one or two characters that were read exactly, each as often as printed, in percent."""
        return 100 * self.shorts_found / max(1, self.shorts)


def folded(text: str) -> str:
    """The text without spaces, compatibility forms and typographic variants folded."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(plain.split()).replace("～", "~").replace("—", "-").replace("–", "-")


def score(cells: Iterable[str], lines: Sequence[str], words: Sequence[str]) -> Score:
    """Compares the printed cells with the lines and words that were read."""
    printed = Counter(folded(cell) for cell in cells)
    page = "\n".join(folded(line) for line in lines)
    seen = Counter(folded(word) for word in words)
    total = Score()
    for text, count in printed.items():
        total += _short(text, count, seen) if len(text) < 3 else _field(text, count, page)
    return total


def _short(text: str, count: int, seen: Counter[str]) -> Score:
    return Score(shorts=count, shorts_found=min(count, seen[text]))


def _field(text: str, count: int, page: str) -> Score:
    found = min(count, page.count(text))
    errors = 0
    if found < count:
        near = fuzz.partial_ratio_alignment(text, page)
        window = page[near.dest_start : near.dest_end] if near else ""
        errors = (count - found) * Levenshtein.distance(text, window)
    return Score(count * len(text), errors, count, found)
