"""Print made comparable: full-width or half-width, capital or small, with or without spaces."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

UNREAD = "\ufffd"
"""Stands in a cell for ink that nobody could read."""

REMEMBERED = 32_768
"""Texts remembered folded: the same cells and labels are asked for by many readers of one report."""


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """`text` with every character in its compatibility form, length and positions unchanged.

    Full-width digits, letters and punctuation become half-width; a character whose compatibility form is
    longer than one stays as it is; every kind of space and private-use character becomes a space.
    """
    return "".join(_plain_character(character) for character in text)


def _plain_character(character: str) -> str:
    if character < "\x7f":
        return " " if character.isspace() and character != "\n" else character
    if character.isspace() or unicodedata.category(character) in ("Co", "Cf"):
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def is_cjk(character: str) -> bool:
    """Whether the character is a Chinese one (a letter of a script written without gaps)."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


@dataclass(frozen=True, slots=True)
class Folded:
    """Letters and digits of a text, small and without gaps; `places[i]` is where `text[i]` stood."""

    text: str
    places: tuple[int, ...]


@lru_cache(REMEMBERED)
def fold(text: str) -> Folded:
    """Only letters, digits and `#` of `text`, case-folded: spaces that OCR lost or added do not count."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isascii():
            shapes: Iterable[str] = character.lower()
        else:
            shapes = unicodedata.normalize("NFKC", character).casefold()
        for shape in shapes:
            if shape.isalnum() or shape == "#":
                kept.append(shape)
                places.append(place)
    return Folded("".join(kept), tuple(places))


def squeezed(text: str) -> str:
    """`text` with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def without_unread(text: str) -> str:
    """`text` on one line without what stands for unread ink: what was read beside it may still be told."""
    return squeezed(text.replace(UNREAD, " "))


def unwrapped(text: str) -> str:
    """`text` on one line: Chinese that a line's end broke closes up again, other words keep a space."""
    whole = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        apart = whole and not (is_cjk(whole[-1]) and is_cjk(line[0]))
        whole += f" {line}" if apart else line
    return squeezed(whole)
