"""The bookkeeping of `scripts/mutation`: which tests a mutant meets first, who survived, and the summary.

usage: python scripts/mutants.py narrow STATS MOST | survivors RESULTS | summary RESULTS
"""

import json
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

GOOD = ("killed", "timeout", "segfault", "caught by type check")
"""States of a mutant that something noticed."""

_SLOW_SECONDS = 0.15


def narrow(path: str, most: str) -> None:
    """Leaves each function at most so many of its tests in mutmut's statistics.

    The quick ones before the slow, those named after its module before others, then an even draw.
    """
    stats = json.loads(Path(path).read_text(encoding="utf-8"))
    taken: dict[str, float] = stats["duration_by_test"]
    tests: dict[str, list[str]] = stats["tests_by_mangled_function_name"]

    def rank(module: str, test: str) -> tuple[bool, bool, int]:
        own = any(part in test for part in module.split(".")[1:])
        return taken.get(test, 0) > _SLOW_SECONDS, not own, zlib.crc32(test.encode())

    for function, reaching in tests.items():
        module = function.partition(".x")[0]
        tests[function] = sorted(reaching, key=lambda test, module=module: rank(module, test))[: int(most)]
    Path(path).write_text(json.dumps(stats), encoding="utf-8")


def survivors(path: str) -> None:
    """Prints the names of the mutants that nothing noticed."""
    print("\n".join(name for name, state in _states(path) if state not in GOOD))


def summary(path: str) -> None:
    """Prints the share killed, by module and in all, and the survivors."""
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for name, state in _states(path):
        states[name.partition(".x")[0]][state] += 1
    for module, counted in sorted(states.items()):
        print(f"{_killed(counted):4} of {counted.total():4} killed  {module}")
    everything = sum(states.values(), Counter[str]())
    share = 100 * _killed(everything) / max(1, everything.total())
    print(f"{_killed(everything):4} of {everything.total():4} killed: {share:.1f} %")
    print("survivors:")
    survivors(path)


def _states(path: str) -> list[tuple[str, str]]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    pairs = (line.strip().rpartition(": ")[::2] for line in lines)
    return [(name, state) for name, state in pairs if name and state != "not checked"]


def _killed(counted: "Counter[str]") -> int:
    return sum(counted[state] for state in GOOD)


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    {"narrow": narrow, "survivors": survivors, "summary": summary}[command](*arguments)
