"""Composite specimens: several parts tested together."""

import re

_JOINT = re.compile(r"\s*[+/＋、&]\s*")
_PART = re.compile(r"[(（]?(?:no\.?|nr\.?)?#?[a-z]{0,3}\d{1,3}#?[a-z]?[)）]?", re.IGNORECASE)


def parts_of(specimen: str | None) -> int:
    """How many parts a specimen name joins: "3+4+5" and "No.1/No.2/No.3" are 3, anything else is 1."""
    if not specimen:
        return 1
    parts = _JOINT.split("".join(specimen.split()))
    return len(parts) if all(_PART.fullmatch(part) for part in parts) else 1
