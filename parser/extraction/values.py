"""What a printed value is once label, language and neighbours are taken off: numbers, companies, texts."""

import re
from dataclasses import dataclass

from parser.extraction.folding import UNREAD, is_cjk, squeezed
from parser.extraction.labelled.layout import Passage
from parser.extraction.lexicon import Lexicon

_EDGES = " \t\n:*|#"
_TOKEN = re.compile(r"[(\[]?[A-Za-z0-9][\w\-–./()\[\]*&+]*")
_CHINESE_TOKEN = re.compile(r"[(\[（〔]?[\u4e00-\u9fff][\w\-–./()\[\]（）〔〕]*(?<=[号A-Za-z0-9])")
"""`浙检（2026）字第W0821号`: the body's name, the year and the running number in one."""
_CHINESE_DAY = re.compile(r"年.{1,3}月")
_MORE = re.compile(
    r" (?:\d[\w\-./]*|[A-Za-z]{1,4}-?\d[\w\-./]*|\([A-Za-z0-9 .\-]{1,12}\)|[A-Z]\d{1,2}|[A-Z]$)(?=\s|$)"
)
_NOT_MORE = re.compile(
    r"\s*(?:\d{1,4}\s*(?:(?:of|von|页)|/\s*\d{1,4}(?!\d))|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:19|20)\d\d[-/.年]|\d{1,2}[-\s][A-Za-z]{3,9}[-\s,]\s?\d{4})",
    re.I,
)
_WRAPPED = re.compile(r"\n(\d{2,4})\s*$")
"""A last group of figures on a line of its own: `60012345` above `001` in a narrow cell."""
_LOOKS_LIKE_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d")
_ABBREVIATED = re.compile(r"(?:\b(?:ltd|inc|co|corp|pte|pvt|pty|bhd)|\.\w|\b\w)\.$", re.I)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a printed value: the text made plain, its place, and how well it suits its field, 0..1."""

    text: str
    start: int
    end: int
    shape: float = 1.0


def trimmed(passage: Passage) -> Passage:
    """The passage without the colons, stars and spaces at its ends."""
    text = passage.text
    start, end = 0, len(text)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES + ",;，；、":
        end -= 1
    return passage.part(start, end) if (start, end) != (0, len(text)) and start < end else passage


def read_number(text: str) -> Found | None:
    """A report's number at the beginning of `text`: one token, or several where figures follow a space."""
    match = _TOKEN.match(text)
    if match is None:
        return _chinese_number(text)
    if _LOOKS_LIKE_DATE.fullmatch(match.group().rstrip(".,")):
        return None
    end = match.end()
    while end - match.start() < 36:
        more = _MORE.match(text, end)
        if more is None or _NOT_MORE.match(text, end):
            break
        end = more.end()
    wrapped = _WRAPPED.match(text, end)
    if wrapped and not _NOT_MORE.match(text, end):
        end = wrapped.end(1)
    printed = _unbracketed(text[match.start() : end].rstrip(".,;:/-–*&+"))
    digits = sum(character.isdigit() for character in printed)
    if digits == 0 or len(printed) < 3 or len(printed) > 40:
        return None
    shape = 1.0 if digits >= 3 and len(printed) >= 5 else 0.7
    return Found(printed.replace("\n", " "), match.start(), match.start() + len(printed), shape)


def _chinese_number(text: str) -> Found | None:
    """A report's number that begins in Chinese: with four figures at least, and no day."""
    match = _CHINESE_TOKEN.match(text)
    printed = _unbracketed(match.group()) if match else ""
    if sum(map(str.isdigit, printed)) < 4 or len(printed) > 40 or _CHINESE_DAY.search(printed):
        return None
    return Found(printed, 0, len(printed))


def _unbracketed(text: str) -> str:
    """Without a bracket at an end that has no partner."""
    for opening, closing in ("()", "[]", "（）"):
        if text.startswith(opening) and closing not in text:
            text = text[1:]
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        if text.count(opening) > text.count(closing) and opening in text:
            text = text[: text.rindex(opening)].rstrip()
    return text


def read_company(text: str, lexicon: Lexicon) -> Found | None:
    """A company's name at the beginning of `text`, without the address behind it.

    The name ends with its legal form and branch; where none is printed, with its line.
    """
    first_line = text.split("\n", 1)[0]
    end = _legal_end(text, lexicon)
    if end is None:
        end = _plain_end(text, first_line, lexicon)
        shape = 0.97
    else:
        shape = 1.0
    printed = without_full_stop(text[:end].strip().rstrip(",;，；、"))
    if (
        not any(character.isalpha() for character in printed)
        or len(squeezed(printed)) < 2
        or len(printed) > 200
    ):
        return None
    if lexicon.is_empty(printed) or lexicon.is_reference(printed):
        return None
    return Found(joined_lines(printed), 0, len(printed), shape)


def without_full_stop(text: str) -> str:
    """A name without the full stop behind it; that of an abbreviation stays."""
    if text.endswith("..") or (text.endswith(".") and not _ABBREVIATED.search(text)):
        return text[:-1]
    return text


def _legal_end(text: str, lexicon: Lexicon) -> int | None:
    """Where the name ends after its legal form and branch; None where no legal form is printed."""
    best = None
    for match in lexicon.pattern("legal_form_patterns").finditer(text):
        if best is not None and (match.start() - best > 2 or "\n" in text[best : match.start()]):
            break
        if match.start() == 0 or _address_before(text[: match.start()], lexicon):
            continue
        best = match.end()
    if best is None:
        return None
    branch = lexicon.pattern("branch_patterns").match(text, best)
    while branch and branch.end() > branch.start():
        best = branch.end()
        branch = lexicon.pattern("branch_patterns").match(text, best)
    if text[best : best + 1] == ".":
        best += 1
    return best


def _address_before(text: str, lexicon: Lexicon) -> bool:
    """Whether an address already began, so that a legal form found later belongs to something else."""
    lines = text.split("\n")
    return len(lines) > 1 and bool(lexicon.pattern("address_patterns").search("\n".join(lines[1:])))


def _plain_end(text: str, first_line: str, lexicon: Lexicon) -> int:
    """Where a name without legal form ends: before an address in the same line, else with the line."""
    comma = first_line.find(",")
    if comma > 2 and lexicon.pattern("address_patterns").search(first_line[comma:]):
        return comma
    rest = text[len(first_line) + 1 :]
    goes_on = rest and "\n" not in rest and lexicon.pattern("company_end_patterns").search(rest)
    return len(text) if goes_on and not any(map(str.isdigit, rest)) else len(first_line)


def joined_lines(text: str) -> str:
    """Lines as one: nothing between Chinese characters or after a hyphen, a space elsewhere."""
    parts = [squeezed(line) for line in text.split("\n") if line.strip()]
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        tight = (is_cjk(whole[-1]) and is_cjk(part[0])) or (whole.endswith("-") and whole[-2:-1].isalnum())
        whole += part if tight else f" {part}"
    return whole


def read_text(text: str, lexicon: Lexicon) -> Found | None:
    """A description: everything printed, lines joined, no full stop at its end."""
    printed = text.replace(UNREAD, " ").strip()
    if not printed or lexicon.is_empty(printed) or lexicon.is_reference(printed) or len(printed) > 600:
        return None
    whole = joined_lines(printed)
    return Found(without_full_stop(whole), 0, len(text))


def languages_apart(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The Chinese and the other part of a value printed in two languages; None where it is one text.

    "锂离子电池 Li-ion Battery" is two, "DIY 积木 120pcs" is one.
    """
    cjk = [place for place, character in enumerate(text) if is_cjk(character)]
    if len(cjk) < 2:
        return None
    start, end = cjk[0], cjk[-1] + 1
    while end < len(text) and text[end] in ")）”】":
        end += 1
    inside, before, after = text[start:end], text[:start].strip(" /|\n"), text[end:].strip(" /|\n(")
    if len(_LATIN_WORD.findall(inside)) > 1 or (before and after):
        return None
    other = before or after
    words = _LATIN_WORD.findall(other)
    if sum(map(str.isalpha, other)) <= sum(map(str.isdigit, other)):
        return None
    if not (len(words) >= 2 or (words and "\n" in text and len(other) >= 3)):
        return None
    place = text.index(other)
    return (start, end), (place, place + len(other))
