"""Clause numbers as printed: `§ 4.3.5.2(2)(b)`, `5.4&5.3`, `4.25.1-4.25.3`, `Section 4.3.8`."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parser.extraction.folding import plain

_BRACKETS = r"(?:\s?\(\s?[0-9A-Za-z]{1,4}\s?\))*"
_NUMBER = r"(?:(?:Annex\s?|Appendix\s?|附录)?[A-Z]\.?)?\d{1,4}(?:\s?\.\s?\d{1,3}){0,6}" + _BRACKETS
_PART = r"(?:\s?\(\s?[0-9A-Za-z]{1,4}\s?\))+"
_JOIN = r"\s?(?:&|,|;|/|、|，|；|\+|\band\b|和|及|与)\s?"
_RANGE = r"\s?(?:-|~|–|—|－|～|至|到|\bto\b|\bthrough\b)\s?"
_WORDS = r"§+|(?:sub-?)?(?:clauses?|sections?|paragraphs?|para\.?|article)|cl\.|sec\.|条款|章节|第"
_MARK = rf"(?:{_WORDS})\s*(?:no\.?)?\s*[:：]?\s*"
_LIST = rf"{_NUMBER}(?:(?:{_RANGE}|{_JOIN})(?:§\s?)?(?:{_NUMBER}|{_PART}))*"

_WHOLE = re.compile(rf"(?:{_MARK})?(?P<list>{_LIST})\s*(?:条|款|章|节)?[.:：、]?", re.IGNORECASE)
_LEADING = re.compile(
    rf"(?:{_MARK})?(?P<list>{_LIST})(?P<after>[.:：、)]?\s+|[.:：、]?(?=[\u3400-\u9fff])|\s*[-–—:：]\s+)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?<![A-Za-z0-9]){_MARK}(?P<list>{_LIST})(?!\s*(?:[\d页頁次批组版号]|部分))", re.IGNORECASE
)
"""`第 2 页` counts pages, `第2部分` parts, `第1次` and `第1批` times and lots: none is a clause."""
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<part>{_PART})|(?P<range>{_RANGE})|{_JOIN}", re.IGNORECASE)
_ALONE = re.compile(rf"(?<![^\s\u3400-\u9fff,;:(]){_NUMBER}(?![^\s\u3400-\u9fff,;:)])", re.IGNORECASE)
_COMMAS = re.compile(r"\d{1,2}(?:[.,]\d{1,3}){1,5}")
_FIGURES = re.compile(r"\d{2,4}")
_CAS = re.compile(r"\d{2,7}-\d{2}-\d")
_RUNNING = re.compile(
    r"\(?(?P<number>[A-Z]|\d{1,2}|[ivx]{1,4}|[a-z])\s?(?:[.)、]|\s(?=[A-Z\u3400-\u9fff])(?!\s?CFR))\s*(?!\d)"
    r"|(?P<number_of_rule>\d{1,2})\.\s?(?=\d{2}\s?CFR)",
    re.IGNORECASE,
)
_LONGEST_RANGE = 60
_TWO_PLACES = re.compile(r"(\d{1,4})\.(\d{1,3})")
_MOST_PLAIN, _STRAYS, _CHAPTERS_APART = 0.6, 0.34, 4
"""Of numbers that are mostly `x.y`, so many may stray; a table leaves out this many chapters at most."""
_HIGHEST_CHAPTER = 99


@dataclass(frozen=True, slots=True)
class Clause:
    """A printed clause and the single numbers it covers; `rest` is what follows it in the same text."""

    printed: str
    covered: tuple[str, ...]
    rest: str = ""

    @property
    def dotted(self) -> bool:
        """Whether it has the shape of a clause and not of a running number."""
        return any(mark in self.printed for mark in ".(&") and not self.printed.endswith(".")


def read_clause(text: str, known: Sequence[str] = ()) -> Clause | None:
    """The clause when the text holds nothing else; `known`: the standard's numbers in order, for ranges."""
    shown = _with_dots(_dots_for_commas(plain(text).replace("\n", " ").strip(), known), known)
    match = _WHOLE.fullmatch(shown)
    return None if match is None or _CAS.fullmatch(shown) else _clause(match.group("list"), "", known)


def _dots_for_commas(text: str, known: Sequence[str]) -> str:
    """`4,13.2` as the number 4.13.2 that the standard has, where it cannot be a list of the standard's."""
    sign, bare = ("§", text[1:].lstrip()) if text.startswith("§") else ("", text)
    if "," not in bare or not _COMMAS.fullmatch(bare) or bare.replace(",", ".") not in known:
        return text
    return text if all(number in known for number in bare.split(",")) else sign + bare.replace(",", ".")


def _with_dots(text: str, known: Sequence[str]) -> str:
    """`42` as 4.2 where the standard has no 42 and only one number of these figures: the dot was not read."""
    if not _FIGURES.fullmatch(text) or text in known:
        return text
    alike = [number for number in known if number.replace(".", "") == text]
    return alike[0] if len(alike) == 1 else text


def leading_clause(text: str, known: Sequence[str] = ()) -> Clause | None:
    """The clause at the beginning of a text that goes on: `4.1 Material quality`."""
    shown = plain(text).strip()
    first, *rest = shown.split(" ", 1)
    shown = " ".join((_dots_for_commas(first, known), *rest))
    match = _LEADING.match(shown)
    if match is None:
        return None
    clause = _clause(match.group("list"), shown[match.end() :].strip(), known)
    return clause if clause and (clause.dotted or not match.group("after").strip()) else None


def running_number(text: str) -> tuple[str, str] | None:
    """A running number or letter before a text, and the text: `3. Total lead`, `B  ASTM F963-23`, `a) …`."""
    match = _RUNNING.match(plain(text).strip())
    if match is None:
        return None
    return match.group("number") or match.group("number_of_rule"), plain(text).strip()[match.end() :]


def marked_clause(text: str, known: Sequence[str] = ()) -> Clause | None:
    """The clause that a word announces anywhere in a text: `… materials, Section 4.3.5.2(2)(b)`."""
    shown = plain(text)
    match = _MARKED.search(shown)
    if match is None:
        return None
    rest = f"{shown[: match.start()].rstrip(' ,;:-–—')} {shown[match.end() :].lstrip(' ,;:.-–—')}".strip()
    return _clause(match.group("list"), rest, known)


def marked_clauses(text: str, known: Sequence[str] = ()) -> Iterator[tuple[int, Clause]]:
    """Every clause that a word announces in a text, with the place where that begins."""
    for match in _MARKED.finditer(plain(text)):
        if (clause := _clause(match.group("list"), "", known)) is not None:
            yield match.start(), clause


def last_clause(text: str, known: Sequence[str] = ()) -> Clause | None:
    """The last dotted number that stands by itself in a text, as in a cell `UN 38.3 试验 T.1`."""
    found = [read_clause(match.group(), known) for match in _ALONE.finditer(plain(text))]
    dotted = [clause for clause in found if clause is not None and clause.dotted]
    return dotted[-1] if dotted else None


def _clause(printed: str, rest: str, known: Sequence[str]) -> Clause | None:
    bare = re.sub(r"\s|§", "", re.sub(r"\s(?:and|和|及|与)\s", "&", printed, flags=re.IGNORECASE))
    covered = tuple(dict.fromkeys(_expanded(printed, known)))
    beyond = any(number.isdigit() and int(number) > _HIGHEST_CHAPTER for number in covered)
    return None if beyond else Clause(bare, covered, rest)


def _expanded(printed: str, known: Sequence[str]) -> Iterator[str]:
    """Every single number of a list: ranges filled in, `(2)` after a comma joined to the number before it."""
    previous, base, from_range = "", "", False
    for match in _PIECE.finditer(printed):
        piece = re.sub(r"\s|§", "", match.group())
        if match.group("range"):
            from_range = True
            continue
        if not (match.group("number") or match.group("part")):
            continue
        number = base + piece if match.group("part") else piece
        if from_range:
            yield from between(previous, number, known)
        yield number
        previous, base, from_range = number, re.sub(r"\([^()]*\)$", "", number), False


def between(first: str, last: str, known: Iterable[str] = ()) -> list[str]:
    """The clause numbers strictly between two: those the standard has, else counted up in the last place."""
    inside = [number for number in known if _key(first) < _key(number) < _key(last)]
    depth = first.count(".")
    if inside:
        return [number for number in inside if number.count(".") <= depth]
    stem, _, start = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if (
        stem != other
        or not (start.isdigit() and end.isdigit())
        or not 0 < int(end) - int(start) <= _LONGEST_RANGE
    ):
        return []
    return [f"{stem}.{n}" if stem else str(n) for n in range(int(start) + 1, int(end))]


def look_like_sections(numbers: Sequence[str]) -> bool:
    """Whether dotted numbers one below the other may be a standard's: those run on and do not begin at 0.

    Measured values of two figures (4.18, 4.17, 4.18 or 30.9, 45.2, 88.1) go up and down, leap, or end in a
    figure that no section has. Numbers of three places, in brackets or with a letter are no values.
    """
    pairs = [_TWO_PLACES.fullmatch(number) for number in numbers]
    values = [(int(pair[1]), pair[2]) for pair in pairs if pair]
    if not values:
        return True
    odd = sum(part.startswith("0") for _, part in values)
    steps = [_goes_on(first, second) for first, second in itertools.pairwise(values)]
    plain_numbers = len(values) > _MOST_PLAIN * len(numbers)
    strays = odd >= _STRAYS * len(values) or steps.count(False) >= max(1, _STRAYS * len(steps))
    return not (plain_numbers and strays)


def _goes_on(first: tuple[int, str], second: tuple[int, str]) -> bool:
    """Whether a section may stand below the other: the same again, a later one, a chapter close by."""
    (chapter, part), (other, following) = first, second
    if chapter == other:
        return int(part) <= int(following)
    return 0 < other - chapter <= _CHAPTERS_APART


def _key(number: str) -> tuple[tuple[int, str], ...]:
    pieces = re.findall(r"\d+|[A-Za-z]+", number)
    return tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces)
