"""Reads what `mutmut results --all true` printed: the share killed, by module, and the survivors."""

import sys
from collections import Counter, defaultdict
from pathlib import Path

GOOD = ("killed", "timeout", "segfault", "caught by type check")
"""States of a mutant that something noticed."""


def main(path: str) -> int:
    """Prints the summary."""
    states: dict[str, Counter[str]] = defaultdict(Counter)
    survivors = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        name, _, state = line.strip().rpartition(": ")
        if name and state != "not checked":
            states[name.partition(".x")[0]][state] += 1
            survivors += [name] if state not in GOOD else []
    for module, counted in sorted(states.items()):
        print(f"{_killed(counted):4} of {counted.total():4} killed  {module}")
    everything = sum(states.values(), Counter[str]())
    share = 100 * _killed(everything) / max(1, everything.total())
    print(f"{_killed(everything):4} of {everything.total():4} killed: {share:.1f} %")
    print("\n".join(["survivors:", *survivors]))
    return 0


def _killed(counted: "Counter[str]") -> int:
    return sum(counted[state] for state in GOOD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
