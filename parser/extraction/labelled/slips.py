"""Labels of coarse print: those of the vocabulary of which one character was misread or lost.

Only labels that the reader itself doubted are looked for, and only where one slip leads to one field:
产品名科 is 产品名称, but ?检单位 may be the applicant or the laboratory.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from models.evidence import Method
from parser.extraction.folding import fold, is_cjk, plain
from parser.extraction.labelled.layout import Fragment

DOUBTED = 0.9
"""Print whose least sure word is surer than this is taken at its word."""
_SHORTEST_CHINESE, _SHORTEST_LATIN = 4, 7
_LONG_LATIN = 10
"""A label of so many letters is still known with one letter lost or added: "Timne" for "Time"."""
_ANY = "\0"
_HAN = r"[\u3400-\u9fff]"
_TWO_LANGUAGES = re.compile(
    rf"(.*{_HAN})[^\w\u3400-\u9fff]*([A-Za-z][^\u3400-\u9fff]{{3,}})"
    rf"|([A-Za-z][^\u3400-\u9fff]{{3,}}?)[^\w\u3400-\u9fff]*({_HAN}.*)"
)


class SlippedLabels:
    """Finds the field of a label with one slip. `labels`: field to its labels."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._labels = labels

    @cached_property
    def _fields(self) -> dict[str, set[str]]:
        """Every label with one character masked, and long ones with one left out, to their fields."""
        found: dict[str, set[str]] = defaultdict(set)
        for field, texts in self._labels.items():
            for folded in {fold(text).text for text in texts}:
                for form in _forms(folded):
                    found[form].add(field.removesuffix("_weak"))
        return found

    @cached_property
    def _whole(self) -> dict[str, set[str]]:
        """Every label without a slip to its fields."""
        found: dict[str, set[str]] = defaultdict(set)
        for field, texts in self._labels.items():
            for text in texts:
                found[fold(text).text].add(field.removesuffix("_weak"))
        return found

    def field_of(self, text: str) -> str | None:
        """The one field that a text with a slip may ask for; None for several, and for one without slip.

        A label in two languages is known by either: "样品名栋 NAME OF PRODUCT".
        """
        folded = fold(text).text
        if folded in self._whole:
            return None
        found = self._with_slip(folded)
        for part in () if found else _in_two_languages(text):
            found |= self._whole.get(part, set()) or self._with_slip(part)
        return found.pop() if len(found) == 1 else None

    def _with_slip(self, folded: str) -> set[str]:
        """The fields of the labels that one slip makes this text of."""
        found: set[str] = set()
        lost = (folded,) if _is_chinese(folded) or len(folded) >= _LONG_LATIN - 1 else ()
        for form in (*_masked(folded), *lost):
            found |= self._fields.get(form, set())
        for form in _without_one(folded) if len(folded) > _LONG_LATIN and not _is_chinese(folded) else ():
            found |= self._whole.get(form, set())
        return found


def _in_two_languages(text: str) -> tuple[str, ...]:
    """The Chinese and the Latin part of a text, folded, where the one follows the other."""
    match = _TWO_LANGUAGES.fullmatch(plain(text).strip())
    return tuple(fold(part).text for part in match.groups() if part) if match else ()


def is_doubted(fragment: Fragment) -> bool:
    """Whether a line was read from an image, and not surely."""
    return fragment.confidence < DOUBTED and any(word.method is Method.OCR for word in fragment.words)


def _is_chinese(folded: str) -> bool:
    return len(folded) >= _SHORTEST_CHINESE - 1 and all(map(is_cjk, folded))


def _forms(folded: str) -> Iterator[str]:
    yield from _masked(folded)
    if len(folded) >= (_SHORTEST_CHINESE if _is_chinese(folded) else _LONG_LATIN):
        yield from _without_one(folded)


def _without_one(folded: str) -> Iterator[str]:
    return (folded[:place] + folded[place + 1 :] for place in range(len(folded)))


def _masked(folded: str) -> Iterator[str]:
    shortest = _SHORTEST_CHINESE if all(map(is_cjk, folded)) else _SHORTEST_LATIN
    if len(folded) >= shortest:
        yield from (folded[:place] + _ANY + folded[place + 1 :] for place in range(len(folded)))
