"""Which column of a table holds what: by the words of its header, in either language."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from models.knowledge import Vocabulary
from parser.extraction.folding import REMEMBERED, fold, is_cjk, plain
from parser.extraction.labelled.slips import SlippedLabels


class Role(StrEnum):
    """What a column holds. `RESULT` is a header that may stand over verdicts or over values."""

    CLAUSE = "clause"
    NUMBER = "number"
    TITLE = "title"
    STANDARD = "standard"
    LIMIT = "limit"
    RESULT = "result"
    MEASURED = "measured"
    VERDICT = "verdict"
    UNIT = "unit"
    DETECTION_LIMIT = "detection_limit"
    METHOD = "method"
    CAS = "cas"
    SPECIMEN = "specimen"
    REMARK = "remark"


_PLAINEST_FIRST = (
    Role.CLAUSE,
    Role.CAS,
    Role.UNIT,
    Role.DETECTION_LIMIT,
    Role.NUMBER,
    Role.VERDICT,
    Role.MEASURED,
    Role.METHOD,
    Role.STANDARD,
    Role.SPECIMEN,
    Role.TITLE,
    Role.REMARK,
    Role.LIMIT,
    Role.RESULT,
)
_LONGEST_HEADER = 70
_LONG = 7
"""A header word of so many letters is known by its shape."""
_RUN_TOGETHER = (("rn", "m"), ("in", "m"), ("ni", "m"), ("iu", "m"), ("vv", "w"), ("cl", "d"))
"""Letters whose ink runs into that of another."""
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")


@dataclass(frozen=True)
class HeaderWords:
    """Reads header cells. `exact`: folded header word to its role. `within`: words looked for inside longer
    headers, those of clauses first (`Requirement or clause`), then the longest."""

    exact: dict[str, Role]
    within: tuple[str, ...]

    def role(self, text: str) -> Role | None:
        """The role of a header cell, None where it is none or says nothing known.

        Where its two languages say different things (`Title / 要求`), the one that leaves less open counts.
        """
        shown = plain(text)
        if not shown.strip() or len(shown) > _LONGEST_HEADER:
            return None
        whole = self.role_of_whole(shown)
        parts = {self.exact[form] for form in part_forms(shown) if form in self.exact}
        return whole or next((role for role in _PLAINEST_FIRST if role in parts), None)

    def role_of_whole(self, text: str) -> Role | None:
        """The role of a header cell of which all says one known thing."""
        return next((self.exact[form] for form in whole_forms(plain(text)) if form in self.exact), None)

    def likely_role(self, text: str) -> Role | None:
        """The role of a header in which a known word stands among others: `Limit as per Table 1 (mg/kg)`."""
        shown = plain(text).lower()
        if len(shown) > _LONGEST_HEADER:
            return None
        return self.role(text) or next(
            (self.exact[word] for word in self.within if _stands_in(word, shown)), None
        )

    @cached_property
    def _slipped(self) -> SlippedLabels:
        words: dict[str, list[str]] = defaultdict(list)
        for word, role in self.exact.items():
            words[role.value].append(word)
        return SlippedLabels({role: tuple(found) for role, found in words.items()})

    def slipped_role(self, text: str) -> Role | None:
        """The role of a head of coarse print with one letter misread, lost or added: `Roporting limit`."""
        found = self._slipped.field_of(plain(text))
        return Role(found) if found else None

    def misread_roles(self, text: str) -> set[Role]:
        """The roles of the long header words whose letters a scan may have run into those of the text."""
        read = fold(plain(text)).text
        if len(read) < _LONG:
            return set()
        shape = _run_together(read)
        return {
            role for word, role in self.exact.items() if len(word) >= _LONG and _run_together(word) == shape
        }


def header_words(vocabulary: Vocabulary) -> HeaderWords:
    """The header words of the catalogue; a word listed under two roles keeps the first."""
    exact: dict[str, Role] = {}
    for role in Role:
        for word in vocabulary.columns.get(role.value, ()):
            exact.setdefault(fold(word).text or plain(word).strip(), role)
    inside = [word for word in exact if len(word) >= (2 if any(map(is_cjk, word)) else 5)]
    return HeaderWords(
        exact, tuple(sorted(inside, key=lambda word: (exact[word] is not Role.CLAUSE, -len(word))))
    )


@lru_cache(REMEMBERED)
def _run_together(folded: str) -> str:
    for apart, one in _RUN_TOGETHER:
        folded = folded.replace(apart, one)
    return folded


@lru_cache(REMEMBERED)
def folded_forms(text: str) -> tuple[str, ...]:
    """The forms under which a label may be listed: whole, without brackets, each language or line alone."""
    shown = plain(text)
    return *whole_forms(shown), *part_forms(shown)


def whole_forms(shown: str) -> Iterator[str]:
    """A label as a whole, with and without its brackets and plural."""
    yield fold(shown).text or shown.strip()
    bare = fold(_BRACKETS.sub(" ", shown)).text
    yield bare
    yield bare.removesuffix("s")


@lru_cache(REMEMBERED)
def part_forms(shown: str) -> tuple[str, ...]:
    """A label's parts: each language, each line, each side of a slash."""
    bare = _BRACKETS.sub(" ", shown)
    lines = (line for line in re.split(r"[\n/|,]", bare) if line.strip())
    return tuple(fold(part).text for part in (*_languages(bare), *lines))


def _languages(shown: str) -> Iterator[str]:
    yield "".join(character for character in shown if is_cjk(character))
    yield "".join(" " if is_cjk(character) else character for character in shown)


def _stands_in(word: str, shown: str) -> bool:
    if any(map(is_cjk, word)):
        return word in fold(shown).text
    return word in _word_runs(shown)


@lru_cache(REMEMBERED)
def _word_runs(shown: str) -> frozenset[str]:
    """Every run of up to four words of the text, folded."""
    words = re.findall(r"[^\W_]+", shown)
    runs = ("".join(words[start : start + size]) for start in range(len(words)) for size in range(1, 5))
    return frozenset(fold(run).text for run in runs)
