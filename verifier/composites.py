"""Composite specimens: several parts tested together."""

import re

_JOINT = re.compile(r"\s*[+/＋、&]\s*")
_PART = re.compile(r"#?[A-Za-z]{0,3}\d{1,3}#?[A-Za-z]?")


def parts_of(specimen: str | None) -> int:
    """How many parts a specimen name joins: "3+4+5" and "001/002/003" are 3, anything else is 1."""
    if not specimen:
        return 1
    parts = _JOINT.split(specimen.strip())
    return len(parts) if all(_PART.fullmatch(part) for part in parts) else 1
