"""Folding of printed text, so that what differs only in dress compares equal."""

import re
import unicodedata
from functools import lru_cache

_COMPANY_FORMS = re.compile(
    r"\b(company|co|limited|ltd|incorporated|inc|corporation|corp|llc|gmbh|plc|sarl|bv|pte|pty)\b"
)
_SHORTEST_NAME = 4
_REMEMBERED = 1 << 16
_CONFUSABLE = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1"})


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """NFKC and lower case, without spaces, hyphens and invisible characters: how identifiers compare."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in normal if not _is_dress(character))


def _is_dress(character: str) -> bool:
    category = unicodedata.category(character)
    return character.isspace() or category in ("Pd", "Cf", "Cc") or character == "\u2212"


@lru_cache(maxsize=_REMEMBERED)
def fold_name(text: str) -> str:
    """A company's name without case, punctuation, spaces and legal form (Co., Ltd., Limited, Inc.)."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[^\w]+", " ", normal).replace("_", " ")
    return "".join(_COMPANY_FORMS.sub(" ", words).split())


def name_forms(text: str) -> frozenset[str]:
    """A name folded, and its Chinese and its Latin part where it is printed in both scripts."""
    parts = (re.sub(r"[^\u3400-\u9fff]+", " ", text), re.sub(r"[\u3400-\u9fff]+", " ", text))
    folded = (fold_name(part) for part in parts)
    return frozenset({fold_name(text), *(part for part in folded if len(part) >= _SHORTEST_NAME)} - {""})


def unconfused(folded: str) -> str:
    """A folded text with the letters that readers take for digits made digits: O is 0, I and L are 1."""
    return folded.translate(_CONFUSABLE)


def shape(folded: str) -> str:
    """Letters as `a`, digits as `9`: two report numbers of one series have the same shape."""
    return "".join("9" if c.isdigit() else "a" if c.isalpha() else c for c in folded)
