"""Raised and lowered signs put back on their words: "10" and a small "4" above it are "10⁴", not "10 4"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from models.document import Word
from models.geometry import Box

_RAISED = dict(zip("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True))

_ORDINALS = {"st", "nd", "rd", "th"}

SMALLER = 0.8
"""A script is smaller than its word by at least this share."""

SMALLEST = 0.4
"""Anything smaller yet belongs to something else."""

LONGEST = 4
"""Characters of a script."""

_BUCKET = 12.0
"""Points: side of the squares in which a script's word is looked for."""

Bucket = tuple[int, int]


def with_scripts(words: Iterable[Word]) -> list[Word]:
    """The words with their scripts: raised figures as superscript characters, lowered ones as figures."""
    words = list(words)
    ends: dict[Bucket, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if word.angle == 0:
            ends[_bucket(word.box.x1, word.box.middle[1])].append(index)
    gone: set[int] = set()
    for index, word in enumerate(words):
        if not _script(word):
            continue
        base = _base(word, words, ends)
        if base is not None and base != index and base not in gone:
            words[base] = _attached(words[base], word)
            ends[_bucket(word.box.x1, words[base].box.middle[1])].append(base)
            gone.add(index)
    return [word for index, word in enumerate(words) if index not in gone]


def _script(word: Word) -> bool:
    text = word.text
    if word.angle or len(text) > LONGEST or not word.edges:
        return False
    return text in _ORDINALS or all(character in _RAISED for character in text)


def _bucket(x: float, y: float) -> Bucket:
    return int(x // _BUCKET), int(y // _BUCKET)


def _base(word: Word, words: list[Word], ends: dict[Bucket, list[int]]) -> int | None:
    x, y = _bucket(word.box.x0, word.box.middle[1])
    near = (index for dx in (-1, 0, 1) for dy in (-1, 0, 1) for index in ends.get((x + dx, y + dy), ()))
    return next((index for index in near if _carries(words[index], word)), None)


def _carries(base: Word, script: Word) -> bool:
    size = base.size
    if not SMALLEST * size < script.size < SMALLER * size or abs(script.box.x0 - base.box.x1) > 0.2 * size:
        return False
    if not base.text[-1].isalnum() and base.text[-1] not in ")]":
        return False
    if script.text in _ORDINALS and not base.text[-1].isdigit():
        return False
    return base.box.top - 0.4 * size < script.box.middle[1] < base.box.bottom + 0.2 * size


def _attached(base: Word, script: Word) -> Word:
    raised = script.box.middle[1] < base.box.middle[1] and script.text not in _ORDINALS
    text = "".join(_RAISED[character] for character in script.text) if raised else script.text
    edges = (*base.edges[:-1], *script.edges) if base.edges else ()
    box = Box(base.box.x0, base.box.top, script.box.x1, base.box.bottom)
    return replace(base, text=base.text + text, box=box, edges=edges)
