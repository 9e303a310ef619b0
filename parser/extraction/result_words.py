"""The outcome of one row in its laboratory's words: `PASS (See Result Page)`, 不符合, `N.A.`, √."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from models.knowledge import Vocabulary
from models.report import Result
from parser.extraction.folding import REMEMBERED, fold, is_cjk, plain, squeezed

WORST_FIRST = (Result.FAIL, Result.NOT_TESTED, Result.SEE_REMARK, Result.PASS, Result.NOT_APPLICABLE)
"""How several outcomes of one row fold into one: the first of these that occurs decides."""

_SEPARATORS = (re.compile(r"[\n;,、；，]"), re.compile(r"[\n;,、；，]|\s+"))
_OR = re.compile(r"\s*/\s*")
_FOOTNOTE = re.compile(
    r"(?:\s*(?:\*+|[†‡①-⑳]|[\(\[]\s*(?:note\s*)?\d{1,2}\s*[\)\]]|#\s?\d{1,2}))+\s*$", re.IGNORECASE
)
_SPECIMEN = re.compile(r"(?:^|(?<=\s))#?[A-Z]?\d{0,3}#?\s*[:：]\s*", re.IGNORECASE)
_RAISED = re.compile("[①-⑳⁰¹²³⁴-⁹]+$")
_CHOICE = re.compile(
    r"\bpass\s*/\s*fail\b|符合\s*/\s*不符合|合格\s*/\s*不合格|符合与否|合格与否", re.IGNORECASE
)
_LIKE_NOT = re.compile(
    r"[下木丕示小个丁夫末朱来](?:合格|符合|通过|满足|达标)|(?!not\b)[nhmr][o0oceua][t1lf]\s*(?:pass|compl|conform|meet|met)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<![a-z])in(?:complian|conform)", re.IGNORECASE)
"""`Incompliance` is the opposite of `in compliance`, or that with its space lost."""
_DENIES = re.compile(
    r"(?:\b(?:not|cannot|never)\b|n't)(?!\s*(?:detect|found|observ|visible|require|avail|applic|specif|present))"
    r"|[不未]$",
    re.IGNORECASE,
)
"""A denial of more than that something was there."""
_LONGEST_STATEMENT = 90


def may_deny(text: str) -> bool:
    """Whether what stands before an outcome may be a "not" that a scan misread: `N0t pass`, 下合格."""
    return _LIKE_NOT.match(plain(text).strip()) is not None


def worst(results: Iterable[Result]) -> Result | None:
    """The outcome that decides over several; None where there is none."""
    found = set(results)
    return next((result for result in WORST_FIRST if result in found), None)


@lru_cache(REMEMBERED)
def is_blank_mark(text: str) -> bool:
    """Whether a cell holds nothing, or a dash or slash in the place of a value."""
    bare = plain(text).strip()
    return not bare or (len(bare) <= 6 and all(character in "-/\\—–―−…*.·一ー ~" for character in bare))


@dataclass(frozen=True)
class ResultWords:
    """Reads outcomes. `whole`: words that must be the whole cell; `inside`: words found in statements;
    `told`: signs that a report's own legend explains, dashes among them; `denied` and `hedged`: what turns a
    "pass" behind it into its opposite, or leaves it open."""

    whole: Mapping[str, Result]
    signs: Mapping[str, Result]
    inside: re.Pattern[str]
    meaning: Mapping[str, Result | None]
    told: Mapping[str, Result] = field(default_factory=dict)
    denied: re.Pattern[str] = re.compile(r"(?!)")
    hedged: re.Pattern[str] = re.compile(r"(?!)")

    def read(self, text: str) -> Result | None:
        """The outcome when the cell holds nothing else than outcomes and their notes; None otherwise."""
        shown = plain(_RAISED.sub(" ", text)).strip()
        if shown in self.told:
            return self.told[shown]
        if is_blank_mark(shown) or len(shown) > _LONGEST_STATEMENT:
            return None
        if _JOINED.match(shown):
            return Result.FAIL if self._single(shown) is Result.FAIL else Result.SEE_REMARK
        return self._single(shown) or self._several(shown) or self._noted(shown) or self._denied(shown)

    def leaves_denied(self, text: str) -> bool:
        """Whether a text that states no outcome denies something nobody knows, or ends so: `Does not`."""
        return _DENIES.search(squeezed(plain(text))) is not None

    def is_choice(self, text: str) -> bool:
        """Whether a text names outcomes to choose from, each once, a pass and a failure among them, as heads
        of columns do: `P / F`."""
        named = [self._single(part.strip()) for part in plain(text).split("/")]
        return (
            {Result.PASS, Result.FAIL} <= set(named) and len(set(named)) == len(named) and None not in named
        )

    def read_statement(self, text: str) -> Result | None:
        """The outcome of a cell that may say it in a sentence; the worst of several."""
        found = set(self.found_in(text))
        return self.read(text) or worst(found - {Result.SEE_REMARK} or found)

    def found_in(self, text: str) -> tuple[Result, ...]:
        """Every outcome stated in a text, in order; longer words hide the shorter ones inside them."""
        return tuple(result for _, result in self.placed_in(text))

    def placed_in(self, text: str) -> tuple[tuple[re.Match[str], Result], ...]:
        """The same, each with the words that say it."""
        shown = _CHOICE.sub(lambda match: " " * len(match.group()), plain(text))
        meanings = ((match, self.meaning[fold(match.group()).text]) for match in self.inside.finditer(shown))
        return tuple(
            (match, self._behind(shown[: match.start()], result, match.group()))
            for match, result in meanings
            if result is not None
        )

    def _behind(self, before: str, result: Result, said: str = "") -> Result:
        """The outcome with what stands before it: `not yet passed` failed, `partly complies` is open."""
        if result is not Result.PASS:
            return result
        if self.denied.search(before):
            return Result.FAIL
        return Result.SEE_REMARK if self.hedged.search(before) or _JOINED.match(said) else result

    def _denied(self, shown: str) -> Result | None:
        """A cell of nothing but a denial, or a hedge, and an outcome: `Not fulfilled`."""
        for place in range(1, len(shown)):
            before, said = shown[:place], self._single(shown[place:].strip())
            if said is Result.PASS and (self.denied.fullmatch(before) or self.hedged.fullmatch(before)):
                return self._behind(before, said)
        return None

    def opening(self, text: str) -> Result | None:
        """The outcome with which a text begins."""
        shown = plain(text).strip()
        for match, result in self.placed_in(shown)[:1]:
            before = shown[: match.start()]
            return result if not before or self.denied.fullmatch(before) else None
        return None

    def reference_at_end(self, text: str) -> int:
        """Where a reference to another place begins that ends a text (`… see result page`); 0 for none."""
        found = [*self.inside.finditer(plain(text))]
        if not found or found[-1].end() < len(text.rstrip(" .)")):
            return 0
        last = found[-1]
        meant = self.meaning[fold(last.group()).text]
        return last.start() if " " in last.group() and meant is Result.SEE_REMARK else 0

    def explained(self, legend: Mapping[str, Result]) -> "ResultWords":
        """The same words under a report's own legend, which goes before the common meaning."""
        own = {fold(token).text: result for token, result in legend.items() if fold(token).text}
        signs = {token: result for token, result in legend.items() if not fold(token).text}
        return replace(self, whole={**self.whole, **own}, signs={**self.signs, **signs}, told=signs)

    def _single(self, shown: str) -> Result | None:
        return self.signs.get(shown) or self.whole.get(fold(shown).text)

    def _noted(self, shown: str) -> Result | None:
        """An outcome with a note behind it; a failure told in the note counts as well."""
        bare = _FOOTNOTE.sub("", shown)
        before = bare[: self.reference_at_end(bare)]
        heads = (re.split(r"[\(\n\[]", text, maxsplit=1)[0].strip() for text in (bare, before))
        stated = self._single(bare) or next(
            (found for head in heads if head and (found := self._single(head))), None
        )
        return Result.FAIL if stated and Result.FAIL in self.found_in(shown) else stated

    def _several(self, shown: str) -> Result | None:
        """Several outcomes in one cell, one for each specimen; or one outcome in two languages."""
        unlabelled = _SPECIMEN.sub(" ", shown)
        for separator in _SEPARATORS:
            if results := self._each(separator.split(unlabelled)):
                return worst(set(results) - {Result.SEE_REMARK} or results)
        same = set(self._each(_OR.split(unlabelled)))
        return same.pop() if len(same) == 1 else None

    def _each(self, pieces: Iterable[str]) -> list[Result]:
        """The outcome of every piece; empty when one of them is something else."""
        shown = [_FOOTNOTE.sub("", piece).strip() for piece in pieces]
        results = [self._single(piece) for piece in shown if not is_blank_mark(piece)]
        found = [result for result in results if result is not None]
        return found if len(found) == len(results) else []


def result_words(vocabulary: Vocabulary) -> ResultWords:
    """The reader for the catalogue's words; words that only look like an outcome (未检出) hide it."""
    whole: dict[str, Result] = {}
    signs: dict[str, Result] = {}
    meaning: dict[str, Result | None] = {
        fold(word).text: None for word in vocabulary.terms.get("not_detected", ())
    }
    inside = [word for word in vocabulary.terms.get("not_detected", ()) if _can_stand_inside(word)]
    for result in reversed(WORST_FIRST):
        for word in vocabulary.results.get(result, ()):
            if not (folded := fold(word).text):
                signs[plain(word)] = result
                continue
            whole[folded] = meaning[folded] = result
            inside += [word] if _can_stand_inside(word) else []
    terms = vocabulary.terms
    denied, hedged = (_ending(terms.get(name, ()), terms) for name in ("denials", "hedges"))
    return ResultWords(whole, signs, _alternatives(inside), meaning, denied=denied, hedged=hedged)


def _ending(words: Iterable[str], terms: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A text that ends with one of these words, nothing but fillers behind it."""
    fillers = "|".join(_edged(word) for word in terms.get("denial_fillers", ())) or r"(?!)"
    starts = "|".join(_edged(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?:{starts})(?:[\s\-]*(?:{fillers})){{0,4}}[\s\-]*$", re.IGNORECASE)


def _edged(word: str) -> str:
    """The word with the edges that Latin letters ask for; n't is the end of one."""
    if any(map(is_cjk, word)):
        return re.escape(word)
    return (r"" if word.startswith("n'") else r"(?<![a-z])") + re.escape(word) + r"(?![a-z])"


def _can_stand_inside(word: str) -> bool:
    folded = fold(word).text
    return len(folded) >= (2 if any(map(is_cjk, folded)) else 4)


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: -len(fold(word).text))
    return re.compile("|".join(_loose(word) for word in longest_first) or r"(?!)", re.IGNORECASE)


def _loose(word: str) -> str:
    """A pattern for the word that bears lost and added spaces, and for Latin letters asks for its edges."""
    folded = fold(word).text
    if any(map(is_cjk, folded)):
        return r"\s*".join(map(re.escape, folded))
    parts = [re.escape(part) for part in re.split(r"[^0-9a-z]+", plain(word).lower()) if part]
    return r"(?<![a-z])" + r"[\s\-/.]*".join(parts) + r"(?![a-z])"
