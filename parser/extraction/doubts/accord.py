"""Whether two readers of one place agree: on its letters and figures, or on the day that it names."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from models.document import Word
from parser.extraction.dates.figures import part_of_day, same_day
from parser.extraction.dates.printed import DateReader
from parser.extraction.folding import fold, plain
from parser.extraction.labelled.layout import joined

LEAST_SHARED = 3
"""So many characters of a word that two readers cut in other places are no chance."""


_DRAWN_ALIKE = str.maketrans("liosbz", "110582")
"""Letters, folded, and the figures that are drawn like them."""


class Accord(Enum):
    """How a second reading stands to the first: bears it out, lacks some of it, contests it."""

    FULL = auto()
    IN_PART = auto()
    NONE = auto()


def accord_of_words(text: str, words: Sequence[Word]) -> Accord:
    """Compares letters and figures, whatever the spaces and signs."""
    if agrees(text, words):
        return Accord.FULL
    return Accord.IN_PART if _agrees_in_part(text, words) else Accord.NONE


def accord_of_ids(number: str, text: str, words: Sequence[Word]) -> Accord:
    """Compares a text that holds an ID of a known shape: where the second reader saw a figure in the place of
    a letter that is drawn like it, as in "191309" for "L91309", the shape says that it was mistaken.
    """
    accord = accord_of_words(text, words)
    second, _ = joined(words)
    alike = _in_figures(number) in _in_figures(second)
    return Accord.IN_PART if accord is Accord.NONE and alike else accord


def _in_figures(text: str) -> str:
    return fold(plain(text)).text.translate(_DRAWN_ALIKE)


def accord_of_days(dates: DateReader, text: str, words: Sequence[Word]) -> Accord:
    """Compares the days that are named: a misread word between day, month and year contests none of them,
    and a month's name that no other's resembles needs no second reader.
    """
    accord = accord_of_words(text, words)
    first, second = dates.figures(text), dates.figures(joined(words)[0])
    if accord is Accord.FULL or same_day(first, second):
        return Accord.FULL
    if part_of_day(first, second):
        lacking = Counter(first) - Counter(second)
        named = all(figure < 0 for figure in lacking) and dates.names_months_surely(text)
        return Accord.FULL if named else Accord.IN_PART
    # the box around a date on two lines holds what stands beside it: another day there is no contradiction
    return Accord.IN_PART if "\n" in text else accord


def agrees(text: str, words: Sequence[Word]) -> bool:
    """Whether the second reading holds the same letters and figures, whatever the spaces and signs."""
    second, _ = joined(words)
    return fold(plain(text)).text in fold(plain(second)).text


def _agrees_in_part(text: str, words: Sequence[Word]) -> bool:
    """Whether the second reader, who has no opinion on some of the words, read the others alike.

    The first and the last word may begin before the text or go on behind it; one alone shares whole words
    with it: where no space was read, "9541CNAS L94012" holds two marks.
    """
    first, place = fold(plain(text)).text, 0
    seconds = [fold(plain(word.text)).text for word in words]
    for index, second in enumerate(seconds):
        found = first.find(second, place)
        if found >= 0:
            place = found + len(second)
        elif len(seconds) > 1 and index == 0 and (shared := _shared(second, first)):
            place = shared
        elif len(seconds) == 1 and _begins_or_ends_with_words(second, text):
            return True
        elif len(seconds) == 1 or index < len(seconds) - 1 or not _shared(first[place:], second):
            return False
    return True


def _begins_or_ends_with_words(second: str, text: str) -> bool:
    """Whether a word ends with the first words of the text, or begins with its last ones."""
    words = [fold(word).text for word in plain(text).split()]
    before = ("".join(words[:count]) for count in range(1, len(words)))
    behind = ("".join(words[count:]) for count in range(1, len(words)))
    return any(len(own) >= LEAST_SHARED and second.endswith(own) for own in before) or any(
        len(own) >= LEAST_SHARED and second.startswith(own) for own in behind
    )


def _shared(before: str, after: str) -> int:
    """With how many characters, at least `LEAST_SHARED`, the one text ends and the other begins."""
    longest = min(len(before), len(after))
    return next((n for n in range(longest, LEAST_SHARED - 1, -1) if before.endswith(after[:n])), 0)
