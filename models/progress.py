"""Progress by page: one callback for the command line and the service."""

from typing import Protocol


class Progress(Protocol):
    """Told after each page."""

    def __call__(self, pages_done: int, pages_total: int, file_name: str) -> None:
        """Takes the pages done and in all of the named file. May raise `Cancelled` to stop the reading."""
        ...


def no_progress(pages_done: int, pages_total: int, file_name: str) -> None:
    """Progress that nobody watches."""
