"""Which Unicode characters a text layer's codes stand for, and which scripts are written without spaces."""

import unicodedata
from functools import lru_cache

REPLACEMENT = "\ufffd"

_SYMBOLS = {
    "symbol": {
        0x6D: "µ",
        0x57: "Ω",
        0x61: "α",
        0x62: "β",
        0x44: "Δ",
        0xA3: "≤",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB9: "≠",
        0xBB: "≈",
        0xD7: "·",
    },
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x76: "❖",
        0xA7: "▪",
        0xA8: "□",
        0xD8: "➢",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
}
"""What the two symbol fonts of word processors draw, by the low byte of the code."""

_RADICALS = dict(
    zip(
        "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺎⺏⺜⺝⺬⺮⺯",
        "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟兀尣日月示竹糸",
        strict=True,
    )
)
"""Radicals that subsetting tools put in the place of the characters (Unicode EquivalentUnifiedIdeograph)."""


@lru_cache(maxsize=65536)
def clean(code: int) -> str:
    """The text of one character code: ligatures and compatibility forms opened, invisible ones dropped, any
    white space as " ".

    Superscripts, fractions and full-width punctuation stay as printed: folding them would change the
    meaning ("10²" is not "102"). An unmapped code becomes U+FFFD.
    """
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return REPLACEMENT
    character = chr(code)
    if character == "\u00ad":
        return "-"
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    if character.isspace():
        return " "
    if character in _RADICALS:
        return _RADICALS[character]
    return unicodedata.normalize("NFKC", character) if _foldable(code) else character


@lru_cache(maxsize=4096)
def symbol(code: int, font: str) -> str:
    """The text of a code from U+F020 to U+F0FF in the font of that name; the character where it is unknown.

    Symbol fonts are written by their codes at U+F000 (OpenType, cmap platform 3 encoding 0).
    """
    for name, drawn in _SYMBOLS.items():
        if name in font.lower():
            return drawn.get(code - 0xF000, chr(code))
    return chr(code)


def _foldable(code: int) -> bool:
    return (
        0xFB00 <= code <= 0xFB06  # Latin ligatures
        or (0xFF10 <= code <= 0xFF5A and chr(code).isalnum())  # full-width letters and digits
        or 0x2E80 <= code <= 0x2FDF  # CJK and Kangxi radicals
        or 0xF900 <= code <= 0xFAFF  # CJK compatibility ideographs
        or code in (0xA0, 0x3000, 0x2126, 0x212B)  # spaces; ohm and angstrom signs
        or 0x2000 <= code <= 0x200A  # typographic spaces
    )


def unspaced(character: str) -> bool:
    """Whether the character belongs to a script written without spaces: Han, kana, and their punctuation."""
    code = ord(character)
    return (
        0x3000 <= code <= 0x30FF
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )
