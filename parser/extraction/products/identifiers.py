"""Lists and ranges of product identifiers: "A100~A105", "AB-201/202", eighty styles over many lines."""

import re
from dataclasses import dataclass

from parser.extraction.folding import plain, squeezed
from parser.extraction.products.check_digits import gtin_is_valid

LONGEST_RANGE = 2000
"""No printed range is expanded into more identifiers than this."""
LONGEST_IDENTIFIER = 60

_HARD_BREAK = re.compile(r"[,;、，；|]|\n|\s/\s|\s&\s|(?<=\w)\s*\band\b\s*(?=\w)|以及|和")
_RANGE = re.compile(
    r"(?P<first>(?:[^\s,;~]+ )?[^\s,;~]*?\d+)(?P<first_tail>[A-Za-z]?)"
    r"\s*(?P<how>~|～|…|\.{3}|\bto\b|\bthrough\b|至|到|–|—|-)\s*"
    r"(?P<last>(?:[^\s,;~]+ )?[^\s,;~]*?\d+)(?P<last_tail>[A-Za-z]?)",
    re.I,
)
_SEPARATORS = re.compile(r"[,;、，；|/\n]")
_TIGHT = "\x1f"
"""Stands for a line's end inside an identifier."""
_SURE_RANGES = frozenset("~～…至到") | {"...", "to", "through"}
_LETTER = re.compile(r"(?<=\d)\s\([A-Z]\)$")
_SIZE_PARTS = 2
_SIZE_BEHIND = re.compile(r"(?<=\d)\s+(?:52|59|66|73|80|90|9[05]|1[0-8][05])/(?:[3-9]\d|1[01]\d)\s?[ABCY]?$")
"""A garment's size behind its model, height over girth in centimetres (GB/T 1335.3): "XH-6608 66/44"."""
_TRAILING_DIGITS = re.compile(r"^(?P<stem>.*?)(?P<digits>\d+)$", re.S)
_QUOTES = "\"'“”‘’「」"


@dataclass(frozen=True, slots=True)
class Piece:
    """One identifier and the place in the text that it was read from; `expanded` marks members of a range."""

    value: str
    start: int
    end: int
    expanded: bool = False


def read_identifiers(text: str) -> tuple[Piece, ...]:
    """The identifiers in a printed value, in order, each once. Lists are cut, evident ranges expanded."""
    text = _mended(plain(text))
    pieces: list[Piece] = []
    for start, end in _cut(text):
        pieces.extend(_expand(text[start:end], start))
    seen: set[str] = set()
    return tuple(p for p in pieces if p.value and not (p.value in seen or seen.add(p.value)))  # type: ignore[func-returns-value]


def _mended(text: str) -> str:
    """`text`, same length, in which a line's end inside an identifier no longer separates.

    It separates where numbers stand on both sides of it, or behind a comma; it joins behind a hyphen, between
    words, and where only both sides together look like the numbers before them.
    """
    lines = text.split("\n")
    whole = lines[0]
    for line in lines[1:]:
        above, below = _last_piece(whole), _SEPARATORS.split(line.strip(), maxsplit=1)[0].strip()
        if below and (whole.rstrip().endswith(("-", "~", "_")) or _broken(whole, above, below)):
            glue = _TIGHT
        elif not above or (_is_number(above) and _is_number(below)) or _is_number(line.strip()):
            glue = "\n"
        else:
            glue = " "
        whole += glue + line
    return whole


def _broken(whole: str, above: str, below: str) -> bool:
    """Whether a line's end parts one number of a list: "AB-201/A" and "B-202" below it."""
    shapes = {_shape(piece.strip()) for piece in _SEPARATORS.split(whole)[:-1]}
    alone = {_shape(above), _shape(below)}
    return bool(above) and _shape(above + below) in shapes and not alone <= shapes


def _last_piece(text: str) -> str:
    return _SEPARATORS.split(text)[-1].strip()


def _is_number(text: str) -> bool:
    """Whether it is one token with a figure and, unless it is all figures, a letter or sign before it."""
    return " " not in text and any(map(str.isdigit, text)) and (not text.isdigit() or len(text) > 4)


def _cut(text: str) -> list[tuple[int, int]]:
    """The places between separators; commas inside brackets do not separate."""
    depth, start, spans = 0, 0, []
    position = 0
    while position < len(text):
        depth = max(0, depth + {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[position], 0))
        match = _HARD_BREAK.match(text, position) if depth == 0 else None
        if match and match.end() > position:
            spans.append((start, position))
            start = position = match.end()
        else:
            position += 1
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place without what is no part of an identifier; a slash at its end leads on to the next line."""
    unwanted = " \t\n.:#*" + _QUOTES
    while start < end and text[start] in unwanted:
        start += 1
    while end > start and text[end - 1] in unwanted + "/":
        end -= 1
    return (start, end) if start < end else None


def _expand(piece: str, start: int) -> list[Piece]:
    piece = _SIZE_BEHIND.sub("", piece)
    whole = _spaced(piece, start) or [Piece(_clean(piece), start, start + len(piece))]
    piece = piece.replace(_TIGHT, "")
    match = _RANGE.fullmatch(piece.strip())
    members = _members(match) if match else []
    if members:
        return [Piece(member, start, start + len(piece), True) for member in members]
    return _slashed(piece, start) or whole


def _clean(piece: str) -> str:
    """The identifier without the letter in brackets that ties it to a part of the sample: `MH-7781 (A)`."""
    return _LETTER.sub("", squeezed(piece.replace(_TIGHT, "")))


def _spaced(piece: str, start: int) -> list[Piece]:
    """The members of a list with only spaces between: tokens of letters and figures, all of one shape."""
    tokens = list(re.finditer(r"\S+", piece))
    shapes = {_shape(token.group()) for token in tokens}
    if len(tokens) < 2 or len(shapes) > 1 or not re.search(r"A.*9", next(iter(shapes))):
        return []
    return [Piece(_clean(t.group()), start + t.start(), start + t.end()) for t in tokens]


def _members(match: re.Match[str]) -> list[str]:
    """The numbers of a range, both ends included; empty where it is not evidently one.

    "A100-A105" is one, "AB-201" is not: a hyphen counts only between two ends with the same stem. "~", "to"
    and the like also take a last end without the stem ("QX700-81~160", "A100~05").
    """
    first, last = match["first"], match["last"]
    if match["first_tail"] != match["last_tail"]:
        return []
    head, tail = _TRAILING_DIGITS.match(first), _TRAILING_DIGITS.match(last)
    if head is None or tail is None:
        return []
    stem, low, high = head["stem"], head["digits"], tail["digits"]
    sure = match["how"].lower() in _SURE_RANGES
    if tail["stem"] and tail["stem"].lower() != stem.lower():
        return []
    if not sure and (not stem or not tail["stem"]):
        return []
    if not tail["stem"] and len(high) < len(low):
        high = low[: len(low) - len(high)] + high
    count = int(high) - int(low) + 1
    if not 1 < count <= LONGEST_RANGE:
        return []
    width = len(low) if low.startswith("0") or len(low) == len(high) else 0
    return [f"{stem}{number:0{width}d}{match['first_tail']}" for number in range(int(low), int(high) + 1)]


def _slashed(piece: str, start: int) -> list[Piece]:
    """The parts of "B18/B16" or "AB-201/202/203"; empty where the slash belongs to the number itself."""
    parts = piece.split("/")
    if len(parts) < 2 or any(not part.strip() for part in parts):
        return []
    # spaces tell no numbers apart, and a scan loses them: "MMD 2982/MMD2983"
    shapes = {_shape("".join(part.split())) for part in parts}
    if len(shapes) == 1 and any(any(map(str.isdigit, part)) for part in parts) and not _is_size(parts):
        return _placed(parts, [part.strip() for part in parts], start)
    head = _TRAILING_DIGITS.match(parts[0].strip())
    rest = [part.strip() for part in parts[1:]]
    if head and head["stem"] and all(part.isdigit() and len(part) == len(head["digits"]) for part in rest):
        return _placed(parts, [parts[0].strip(), *(head["stem"] + part for part in rest)], start)
    return []


def _is_size(parts: list[str]) -> bool:
    """Whether two short bare figures are a garment's size ("66/44", "110/56") rather than two models."""
    return len(parts) == _SIZE_PARTS and all(
        part.strip().isdigit() and len(part.strip()) <= 3 for part in parts
    )


def _placed(parts: list[str], values: list[str], start: int) -> list[Piece]:
    pieces = []
    for part, value in zip(parts, values, strict=True):
        pieces.append(Piece(squeezed(value), start, start + len(part)))
        start += len(part) + 1
    return pieces


def _shape(text: str) -> str:
    """Letters as A, digits as 9, runs as one: numbers of one series have one shape."""
    return re.sub(r"9+", "9", re.sub(r"\d", "9", re.sub(r"[A-Za-z]+", "A", text)))


_HS_CODE = re.compile(r"(?<![\w.])(\d{4}(?:[. ]?\d{2}){1,3}|\d{4}(?:\.\d{2}){1,2}\.?\d{0,4}|\d{4})(?![\w])")
_GTIN = re.compile(r"(?<![\w.])\d(?:[ -]?\d){7,13}(?![\w])")


def read_hs_codes(text: str) -> tuple[Piece, ...]:
    """Tariff codes of 4 to 10 digits (chapters 01 to 97), as printed without spaces."""
    found = []
    for match in _HS_CODE.finditer(plain(text)):
        code = match.group().replace(" ", "")
        if 1 <= int(code[:2]) <= 97:
            found.append(Piece(code, *match.span()))
    return tuple(found)


def read_gtins(text: str) -> tuple[tuple[Piece, bool], ...]:
    """Article numbers of 8, 12, 13 or 14 digits, each with whether its check digit is right."""
    found = []
    for match in _GTIN.finditer(plain(text)):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) in (8, 12, 13, 14):
            found.append((Piece(digits, *match.span()), gtin_is_valid(digits)))
    return tuple(found)
