"""Folding of printed text, so that what differs only in dress compares equal."""

import re
import unicodedata

_COMPANY_FORMS = re.compile(
    r"\b(company|co|limited|ltd|incorporated|inc|corporation|corp|llc|gmbh|plc|sarl|bv|pte|pty)\b"
)
_CONFUSABLE = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1"})


def fold(text: str) -> str:
    """NFKC and lower case, without spaces, hyphens and invisible characters: how identifiers compare."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in normal if not _is_dress(character))


def _is_dress(character: str) -> bool:
    category = unicodedata.category(character)
    return character.isspace() or category in ("Pd", "Cf", "Cc") or character == "\u2212"


def fold_name(text: str) -> str:
    """A company's name without case, punctuation, spaces and legal form (Co., Ltd., Limited, Inc.)."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[^\w]+", " ", normal).replace("_", " ")
    return "".join(_COMPANY_FORMS.sub(" ", words).split())


def unconfused(folded: str) -> str:
    """A folded text with the letters that readers take for digits made digits: O is 0, I and L are 1."""
    return folded.translate(_CONFUSABLE)


def shape(folded: str) -> str:
    """Letters as `a`, digits as `9`: two report numbers of one series have the same shape."""
    return "".join("9" if c.isdigit() else "a" if c.isalpha() else c for c in folded)
