"""What is built once from a catalogue and kept while it is in use."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from catalog.catalogue import Catalogue

T = TypeVar("T")

KEPT = 4
"""Catalogues remembered: the shipped one, and a few with users' own values."""


def once_a_catalogue(build: Callable[[Catalogue], T]) -> Callable[[Catalogue], T]:
    """The same result for the same catalogue, told by its digest; the last few are kept."""
    built: dict[str, T] = {}

    @wraps(build)
    def kept(catalogue: Catalogue) -> T:
        if catalogue.digest not in built:
            while len(built) >= KEPT:
                built.pop(next(iter(built)))
            built[catalogue.digest] = build(catalogue)
        return built[catalogue.digest]

    return kept
