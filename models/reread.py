"""The second look: extraction asks reading for another opinion on a place without knowing how it reads."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from models.document import Word
from models.geometry import Box


class Reread(Protocol):
    """Reads one place of a page again, with another reader than the first time."""

    def __call__(self, page: int, box: Box) -> tuple[Word, ...]:
        """The words in `box` (points) of the 1-based `page` by the second reader; empty if it sees none."""
        ...


Place = tuple[int, Box]
"""A box in points on a 1-based page."""


@runtime_checkable
class ReadsAhead(Protocol):
    """A second reader that takes many places together for much less than one after the other."""

    def read_ahead(self, places: Sequence[Place]) -> None:
        """Reads these places now, so that they are there when they are asked for."""
        ...


def read_ahead(reread: Reread, places: Sequence[Place]) -> None:
    """Tells the second reader which places will be asked for, if it can make use of that."""
    if isinstance(reread, ReadsAhead):
        reread.read_ahead(places)


def no_reread(page: int, box: Box) -> tuple[Word, ...]:  # noqa: ARG001
    """The second look where there is none to be had: it sees nothing, and so neither agrees nor doubts."""
    return ()
