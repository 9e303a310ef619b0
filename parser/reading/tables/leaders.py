"""Dots that lead the eye from one column to the next: they part columns and are no text of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from models.document import Line, Page, Word
from models.geometry import Box, around

_LEADERS = re.compile(r"\.{4,}|…{2,}|·{4,}")
_FEW = re.compile(r"[.…·]+")


def without_leaders(page: Page) -> Page:
    """The page without leader dots, each line parted where they stood."""
    if not any(_LEADERS.search(word.text) or _FEW.fullmatch(word.text) for word in page.words):
        return page
    words = tuple(piece for word in page.words for piece in _pieces(word))
    lines = tuple(part for line in page.lines for part in _parted(line))
    return replace(page, words=words, lines=lines)


def _pieces(word: Word) -> Iterator[Word]:
    """What stands in a word before, between and behind leader dots."""
    if _FEW.fullmatch(word.text):
        return
    ends = [0, *(place for match in _LEADERS.finditer(word.text) for place in match.span()), len(word.text)]
    if len(ends) == 2:
        yield word
        return
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        if word.text[start:end].strip(" ."):
            yield _part(word, start, end)


def _part(word: Word, start: int, end: int) -> Word:
    count = len(word.text)
    edges = word.edges
    if len(edges) != count + 1:
        step = word.box.width / max(1, count)
        edges = tuple(word.box.x0 + step * place for place in range(count + 1))
    box = Box(edges[start], word.box.top, edges[end], word.box.bottom)
    return replace(word, text=word.text[start:end], box=box, edges=edges[start : end + 1])


def _parted(line: Line) -> Iterator[Line]:
    """The line's pieces between leader dots; the line itself where it has none."""
    if not any(_LEADERS.search(word.text) for word in line.words):
        yield line
        return
    pieces = [(word, piece) for word in line.words for piece in _pieces(word)]
    if not pieces:
        return
    run = [pieces[0][1]]
    for (before, _), (word, piece) in pairwise(pieces):
        if before is word or _dots_between(line.words, before, word) or _led(before, word):
            yield _line(run)
            run = []
        run.append(piece)
    yield _line(run)


def _dots_between(words: Iterable[Word], left: Word, right: Word) -> bool:
    return any(_FEW.fullmatch(w.text) and left.box.x1 <= w.box.x1 <= right.box.x1 for w in words)


def _led(left: Word, right: Word) -> bool:
    """Whether dots hang at the end of one word or the beginning of the next."""
    return bool(
        re.search(r"(?:\.{4,}|…{2,}|·{4,})$", left.text) or re.match(r"\.{4,}|…{2,}|·{4,}", right.text)
    )


def _line(words: list[Word]) -> Line:
    return Line(" ".join(word.text for word in words), around([word.box for word in words]), tuple(words))
