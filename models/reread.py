"""The second look: extraction asks reading for another opinion on a place without knowing how it reads."""

from typing import Protocol

from models.document import Word
from models.geometry import Box


class Reread(Protocol):
    """Reads one place of a page again, with another reader than the first time."""

    def __call__(self, page: int, box: Box) -> tuple[Word, ...]:
        """The words in `box` (points) of the 1-based `page` by the second reader; empty if it sees none."""
        ...


def no_reread(page: int, box: Box) -> tuple[Word, ...]:  # noqa: ARG001
    """The second look where there is none to be had: it sees nothing, and so neither agrees nor doubts."""
    return ()
