"""Identifiers that nearly match: shown to a person, never taken for a match."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from verifier.text import unconfused

_SHORTEST = 4
_LONG = 8


def is_near(one: str, other: str) -> bool:
    """Whether two folded identifiers differ by what a reader or a typist gets wrong.

    O for 0 and I for 1 at any length; one change from four characters, two from eight; one continuing the
    other ("jy201" and "jy201blue").
    """
    if one == other:
        return False
    if unconfused(one) == unconfused(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST:
        return False
    return longer.startswith(shorter) or _few_changes(one, other, 2 if len(shorter) >= _LONG else 1)


def _few_changes(one: str, other: str, most: int) -> bool:
    return OSA.distance(one, other, score_cutoff=most) <= most


def nearest(key: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates near to `key`, the nearest first; equal distances in alphabetical order."""
    near = [candidate for candidate in candidates if is_near(key, candidate)]
    return tuple(sorted(near, key=lambda candidate: (OSA.distance(key, candidate), candidate)))
