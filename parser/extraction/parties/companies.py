"""When two printed names are the same company."""

from rapidfuzz import fuzz

_SAME = 93.0


def same_company(one: str, other: str) -> bool:
    """Whether two folded names differ only by a slip, or one is the other with its branch or town."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 6 and shorter in longer:
        return True
    return fuzz.ratio(one, other) >= _SAME
