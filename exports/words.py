"""The reader's words, handed in by whoever asks for an export: exports themselves hold no language."""

from typing import Protocol


class Words(Protocol):
    """Looks up an interface text by its key (`verdict.ready`) and fills its places."""

    def __call__(self, key: str, **places: object) -> str:
        """The text in the reader's language."""
        ...
