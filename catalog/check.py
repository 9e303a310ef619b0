"""Checks an edited channel file: every mistake by its line, in words for a broker."""

from pathlib import Path

from catalog.channel_file import Problem, read_channel
from catalog.files import channel_ids
from catalog.loading import load_knowledge

__all__ = ["Problem", "check_channel_file"]


def check_channel_file(path: Path) -> tuple[Problem, ...]:
    """Every mistake of the channel file at `path`, in the order of its lines; none if it can be used.

    The file need not lie in the catalogue, and the catalogue's own channels are not looked at: one of them
    may be the very file that is wrong.
    """
    return read_channel(path.read_bytes(), load_knowledge(), channel_ids()).problems
