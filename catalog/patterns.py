"""Regular expressions of the catalogue: whether they compile, and whether they can run away."""

import re
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from catalog.flaws import Flaw

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}


def pattern_flaws(patterns: Iterable[str], *path: str | int) -> Iterator[Flaw]:
    """A flaw for each pattern that does not compile, or that repeats without bound what already does."""
    for position, pattern in enumerate(patterns):
        try:
            tree = _parser.parse(pattern)
        except re.error as error:
            yield Flaw((*path, position), "regex_broken", {"name": pattern, "problem": str(error)})
            continue
        if _runs_away(tree, inside_repeat=False):
            yield Flaw((*path, position), "regex_slow", {"name": pattern})


def _runs_away(node: Any, inside_repeat: bool) -> bool:
    """Whether an unbounded repeat stands inside another: the usual way to exponential time."""
    if isinstance(node, (list, tuple, _parser.SubPattern)):
        if isinstance(node, tuple) and len(node) == 2 and node[0] in _REPEATS:
            _, highest, body = node[1]
            unbounded = highest is _constants.MAXREPEAT
            return (unbounded and inside_repeat) or _runs_away(body, inside_repeat or unbounded)
        return any(_runs_away(part, inside_repeat) for part in node)
    return False
