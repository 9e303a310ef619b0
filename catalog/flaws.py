"""What can be wrong in a file that has the right shape: names that nothing bears, numbers that disagree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.standard import Trigger

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Flaw:
    """One mistake: where it stands, its reason (message code `channel-file.<reason>`) and its details."""

    path: Path
    reason: str
    details: dict[str, str] = field(default_factory=dict)

    def under(self, *prefix: str | int) -> "Flaw":
        """The same mistake, seen from further up."""
        return Flaw((*prefix, *self.path), self.reason, self.details)


def unknown(names: Iterable[str], known: Iterable[str], what: str, *path: str | int) -> Iterator[Flaw]:
    """A flaw for each of `names` that is not among `known`."""
    allowed = set(known)
    for position, name in enumerate(names):
        if name not in allowed:
            yield Flaw((*path, position), f"unknown_{what}", {"name": name})


def duplicates(names: Iterable[str], *path: str | int) -> Iterator[Flaw]:
    """A flaw for each name that stood before."""
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            yield Flaw((*path, position), "duplicate", {"name": name})
        seen.add(name)


def trigger_features(trigger: Trigger) -> Iterator[str]:
    """Every feature that a trigger names."""
    if trigger.feature:
        yield trigger.feature
    for part in (*trigger.any, *trigger.all):
        yield from trigger_features(part)
