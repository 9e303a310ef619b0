"""A scan's own text layer compared with what OCR sees: where they differ, nobody knows without looking.

Such a layer is somebody else's OCR, or a forger's: it can be searched and is never displayed. The words of
the page are always those that are displayed.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from models.document import Page, PageStatus, Word
from models.evidence import Method
from models.geometry import inverse, through
from parser.reading import reasons
from parser.reading.lines import baselines

SIMILAR = 0.5
"""Share of the characters on which layer and OCR agree from which they are readings of one text."""

ENOUGH = 40
"""Characters of a layer from which it can be said to tell another story."""

MISREAD, CONTRADICTED = 0.6, 0.1
"""The most that a word is believed whose letters look like the layer's, which a third reader may settle;
and that of a word for which the layer has another text, which no reader settles."""

_LOOK_ALIKES = str.maketrans("odqil|!jszbg", "000111115286")
"""Letters that are read for one another, in one form."""

Sign = tuple[str, int]
"""A character that carries meaning, and the index of its word."""


def compared(read: Page, layer: Sequence[Word], junk: bool) -> Page:
    """The page read by OCR, held against its own `layer`, whose words are in the page as filed.

    Where they differ, the word keeps the layer's reading beside its own and is in doubt. A layer that says
    something else altogether puts the whole page in doubt; one that is `junk` says nothing.
    """
    if junk or not layer:
        return read
    against = _held_against(read, layer)
    return _another_story(read) if against.another_story else against.page


def part_compared(read: Page, layer: Sequence[Word]) -> Page | None:
    """The same for a page of which a part was read by OCR; None where the layer is no transcript of it."""
    against = _held_against(read, layer)
    return None if against.agreed < SIMILAR * against.said else against.page


@dataclass(frozen=True, slots=True)
class _Against:
    """The page with its doubts, how many characters the layer has, and on how many of them both agree."""

    page: Page
    said: int
    agreed: int

    @property
    def another_story(self) -> bool:
        return self.said >= ENOUGH and self.agreed < SIMILAR * self.said


def _held_against(read: Page, layer: Sequence[Word]) -> _Against:
    back = None if read.to_filed is None else inverse(read.to_filed)
    told = [replace(word, box=through(word.box, back)) for word in layer]
    seen_here = [word for word in read.words if word.method is Method.OCR]
    agreed = said = 0
    others: dict[Word, str] = {}
    for seen, heard in _rows(seen_here, told):
        alike, differing = _differences(seen, heard)
        agreed, said = agreed + alike, said + len(_signs(heard))
        others.update(differing)

    def doubted(word: Word) -> Word:
        return _doubted(word, others[word]) if word in others else word

    lines = tuple(replace(line, words=tuple(map(doubted, line.words))) for line in read.lines)
    return _Against(replace(read, words=tuple(map(doubted, read.words)), lines=lines), said, agreed)


def _another_story(read: Page) -> Page:
    if read.status is PageStatus.NOT_READ:
        return read
    return replace(read, status=PageStatus.READ_WITH_DOUBT, reason=reasons.OTHER_LAYER)


def _doubted(word: Word, other: str) -> Word:
    alternatives = (*word.alternatives, other) if other else word.alternatives
    most = MISREAD if _alike(word.text, other) else CONTRADICTED
    return replace(word, confidence=min(word.confidence, most), alternatives=alternatives)


def _alike(one: str, other: str) -> bool:
    """Whether one text may be the other misread."""
    return _coarse(one) == _coarse(other)


def _coarse(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LOOK_ALIKES)
    return "".join(c for c in folded.replace("rn", "m").rstrip(".") if c.isalnum() or c in ".<>±")


def _rows(words: Iterable[Word], layer: Iterable[Word]) -> list[tuple[list[Word], list[Word]]]:
    """The words of each line with the layer's words at its height; both from left to right."""
    level = [word for word in words if word.angle == 0]
    rows = [(row, list[Word]()) for row in baselines(level)]
    spans = [(min(w.box.top for w in row), max(w.box.bottom for w in row)) for row, _ in rows]
    lost: list[Word] = []
    for word in layer:
        shared = [min(low, word.box.bottom) - max(high, word.box.top) for high, low in spans]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        if best is None or shared[best] < 0.3 * word.box.height:
            lost.append(word)
        else:
            rows[best][1].append(word)
    return [*((row, sorted(heard, key=lambda w: w.box.x0)) for row, heard in rows), ([], lost)]


def _signs(words: Sequence[Word]) -> list[Sign]:
    """The letters and figures of the words, and the points and comparisons that change a figure."""
    return [
        (character, index)
        for index, word in enumerate(words)
        for character in unicodedata.normalize("NFKC", word.text).casefold()
        if character.isalnum() or character in ".<>±"
    ]


def _differences(seen: Sequence[Word], heard: Sequence[Word]) -> tuple[int, dict[Word, str]]:
    """How many characters are alike, and the words that differ with the layer's reading of them."""
    ours, theirs = _signs(seen), _signs(heard)
    if not theirs:
        return 0, {}
    match = SequenceMatcher(None, [c for c, _ in ours], [c for c, _ in theirs], autojunk=False)
    alike, touched = 0, dict[int, None]()
    opposite: list[set[int]] = [set() for _ in ours]
    for kind, start, end, first, last in match.get_opcodes():
        for place in range(start, end):
            at = [first + place - start] if kind == "equal" else range(first, last)
            opposite[place].update(theirs[other][1] for other in at)
        if kind == "equal":
            alike += end - start
        else:
            touched.update(dict.fromkeys(_touched(ours, start, end)))
    return alike, {seen[index]: _opposite(ours, opposite, index, heard) for index in touched}


def _opposite(signs: Sequence[Sign], opposite: Sequence[set[int]], index: int, heard: Sequence[Word]) -> str:
    """What the layer has in the place of one word."""
    there = {
        other for (_, own), others in zip(signs, opposite, strict=True) if own == index for other in others
    }
    return " ".join(heard[other].text for other in sorted(there))


def _touched(signs: Sequence[Sign], start: int, end: int) -> list[int]:
    """The words whose characters differ; for characters that only the layer has, the word they fall into."""
    if start < end:
        return [index for _, index in signs[start:end]]
    inside = 0 < start < len(signs) and signs[start - 1][1] == signs[start][1]
    return [signs[start][1]] if inside else []
