"""Mutation testing of the verifier: changes it in many small ways and counts which the tests notice.

Run through `scripts/mutation`. One warm process has everything imported and the catalogue loaded; each mutant
is a fork of it that runs the tests which reach the changed statement, those first that killed its neighbours,
until one fails. `--sample` draws mutants from all modules in proportion, and the share has its interval.
A run that is stopped tells what it found so far.
"""

import argparse
import functools
import gc
import hashlib
import json
import math
import os
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest

from catalog import load_catalogue
from scripts.mutants import ROOT, Mutant, mutants_of

TESTS = (
    "tests/unit/verifier",
    "tests/unit/lookup",
    "tests/acceptance/decision_table/test_every_defect_is_found.py",
    "tests/acceptance/decision_table/test_every_defect_is_told_in_full.py",
)
OPTIONS = (
    *("-q", "-s", "-m", "not source", "--tb=native", "--assert=plain", "-p", "no:xdist"),
    *("-k", "not test_a_defect_never_leaves_it_ready"),
)
"""That test asks for the verdict alone of what its neighbours ask in full: it would double the time."""

OUT = ROOT / "build" / "mutation"
SURVIVORS = OUT / "survivors.txt"
KILLED, SURVIVED, TIMEOUT, INVALID, UNREACHED = "killed", "survived", "timeout", "invalid", "unreached"
NOTICED = (KILLED, TIMEOUT)
_SPARE_SECONDS = 5
_MEMORY = 4 << 30
_Z = 1.96


Reached = tuple[list[float], dict[str, dict[int, list[int]]]]
"""The seconds of each test, and the tests that reach each line, by file."""


class Trying:
    """The run within pytest: which test reaches which line, then every mutant."""

    def __init__(self, mutants: Sequence[Mutant], workers: int) -> None:
        self.mutants = mutants
        self.workers = workers
        self.states: dict[str, str] = {}
        self._kills: dict[str, Counter[int]] = defaultdict(Counter)
        self._running: dict[int, tuple[Mutant, int]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the mutants in the place of the tests."""
        self.items = session.items
        load_catalogue()
        self.seconds, self.reaching = self._known() or self._reached()
        gc.collect()
        gc.freeze()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            for number, mutant in enumerate(self.mutants, 1):
                self._begin(mutant)
                while len(self._running) >= self.workers:
                    self._end()
                if number % 20 == 0:
                    self._say()
            while self._running:
                self._end()
        except KeyboardInterrupt:
            self._say()
        return True

    def _say(self) -> None:
        """Writes down what is known so far."""
        left = write_survivors(self.mutants, self.states)
        tried = f"{len(self.states)} of {len(self.mutants)} tried"
        print(f"{tried}, {left} left over", file=sys.stderr, flush=True)

    def _known(self) -> Reached | None:
        """What an earlier run found of the same sources and tests."""
        self.kept = OUT / f"reached-{_digest(self.items)}.json"
        return _by_number(*json.loads(self.kept.read_text(encoding="utf-8"))) if self.kept.exists() else None

    def _reached(self) -> Reached:
        """Seconds of each test, and the tests by file and line. Raises SystemExit where a test fails."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _quietly(functools.partial(self._measure, writer))
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        if not told:
            raise SystemExit("The tests could not be run without a mutant.")
        seconds, failed, lines = json.loads(told)
        if failed:
            raise SystemExit("These fail without a mutant:\n" + "\n".join(failed))
        OUT.mkdir(parents=True, exist_ok=True)
        self.kept.write_text(json.dumps([seconds, lines]), encoding="utf-8")
        return _by_number(seconds, lines)

    def _measure(self, writer: int) -> None:
        measured = coverage.Coverage(data_file=None, config_file=False, include=[f"{ROOT}/verifier/*"])
        seconds, failed = [], []
        _forget()
        measured.start()
        for place, item in enumerate(self.items):
            measured.switch_context(str(place))
            started = time.perf_counter()
            if not _passes(item):
                failed.append(item.nodeid)
            seconds.append(time.perf_counter() - started)
        measured.stop()
        data = measured.get_data()
        lines = {
            Path(path).relative_to(ROOT).as_posix(): {
                line: [int(one) for one in tests if one]
                for line, tests in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump([seconds, failed, lines], pipe)

    def _tests(self, mutant: Mutant) -> list[int]:
        """The tests that reach the change: first those that killed its neighbours, then the quick ones."""
        lines = self.reaching.get(mutant.path, {})
        reaching = {test for line in mutant.lines for test in lines.get(line, ())}
        function, module = self._kills[f"{mutant.path}:{mutant.function}"], self._kills[mutant.path]
        return sorted(reaching, key=lambda test: (-function[test], -module[test], self.seconds[test], test))

    def _begin(self, mutant: Mutant) -> None:
        tests = self._tests(mutant)
        if not tests:
            self.states[mutant.name] = UNREACHED
            return
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _quietly(functools.partial(self._try, mutant, tests, writer))
        os.close(writer)
        self._running[child] = mutant, reader

    def _try(self, mutant: Mutant, tests: Sequence[int], writer: int) -> None:
        """In the fork: tells the first test that fails, -1 for none, -2 where the change is no code."""
        allowed = int(3 * sum(self.seconds[test] for test in tests)) + _SPARE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        try:
            mutant.install()
        except SyntaxError:
            os.write(writer, b"-2")
            return
        _forget()
        killer = next((test for test in tests if not _passes(self.items[test])), -1)
        os.write(writer, str(killer).encode())

    def _end(self) -> None:
        """Waits for one fork and takes down what became of its mutant."""
        child, _ = os.wait()
        mutant, reader = self._running.pop(child)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            told = pipe.read()
        state = {"": TIMEOUT, "-1": SURVIVED, "-2": INVALID}.get(told, KILLED)
        self.states[mutant.name] = state
        if state is KILLED:
            for key in (mutant.path, f"{mutant.path}:{mutant.function}"):
                self._kills[key][int(told)] += 1


def _by_number(seconds: list[float], lines: dict[str, dict[str, list[int]]]) -> Reached:
    """The same as JSON has it, with numbers of lines that are numbers."""
    return seconds, {
        path: {int(line): tests for line, tests in found.items()} for path, found in lines.items()
    }


def _digest(items: Sequence[pytest.Item]) -> str:
    """Of the tests by name and of everything that decides what they reach."""
    folders = ("verifier", "models", "catalog", "tests/builders", "tests/unit", "tests/acceptance")
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    known = hashlib.sha256("\n".join(item.nodeid for item in items).encode())
    for path in files:
        if "__pycache__" not in path.parts:
            known.update(path.read_bytes())
    return known.hexdigest()[:16]


def _quietly(work: Callable[[], None]) -> None:
    """Does the work of a fork without a word, and ends it."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        work()
    finally:
        os._exit(0)


def _passes(item: pytest.Item) -> bool:
    """Runs one test by itself. A change may raise anything, at any time."""
    from _pytest.runner import runtestprotocol

    try:
        return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
    except BaseException:  # noqa: BLE001
        return False


def _forget() -> None:
    """Empties what the verifier and its tests remember of calls: it was made before the change."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith(("verifier", "tests")):
            one.cache_clear()


def drawn(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """So many mutants, from each module in proportion to what it has; the same for the same seed.

    In no order, so that the first of them are a fair sample too.
    """
    by_module: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_module[mutant.path].append(mutant)
    share = min(1.0, size / max(1, len(mutants)))
    wanted = {path: len(own) * share for path, own in by_module.items()}
    counts = {path: int(part) for path, part in wanted.items()}
    rest = sorted(wanted, key=lambda path: (counts[path] - wanted[path], path))
    for path in rest[: min(size, len(mutants)) - sum(counts.values())]:
        counts[path] += 1
    generator = random.Random(seed)
    found = [one for path in sorted(by_module) for one in generator.sample(by_module[path], counts[path])]
    generator.shuffle(found)
    return found


def interval(noticed: int, tried: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not tried:
        return 0.0, 1.0
    share, spread = noticed / tried, _Z * _Z / tried
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / tried + spread / (4 * tried)) / (1 + spread)
    return middle - half, middle + half


def summary(mutants: Iterable[Mutant], states: dict[str, str], sampled: bool) -> list[str]:
    """The share noticed, by module and in all, weakest first; the interval where a part was tried."""
    by_module: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        if states[mutant.name] != INVALID:
            by_module[mutant.path][states[mutant.name]] += 1
    rows = [(_noticed(one) / one.total(), path, one) for path, one in by_module.items()]
    lines = [
        f"{_noticed(one):5} of {one.total():5} killed  {path}"
        for _, path, one in sorted(rows, key=lambda row: row[:2])
    ]
    everything = sum(by_module.values(), Counter[str]())
    noticed, tried = _noticed(everything), everything.total()
    low, high = interval(noticed, tried)
    within = f" (95 % interval {100 * low:.1f} to {100 * high:.1f} %)" if sampled else ""
    return [*lines, f"{noticed:5} of {tried:5} killed: {100 * noticed / max(1, tried):.1f} %{within}"]


def _noticed(counted: "Counter[str]") -> int:
    return sum(counted[state] for state in NOTICED)


def chosen(paths: Sequence[Path]) -> list[Mutant]:
    """The mutants of the modules at these paths, of the whole verifier where none is given."""
    files = paths or sorted((ROOT / "verifier").rglob("*.py"))
    return [mutant for path in files for mutant in mutants_of(path)]


def main(arguments: Sequence[str]) -> int:
    """Tries what was asked for, prints the share killed and writes the survivors."""
    asked = _asked(arguments)
    mutants = chosen(asked.paths)
    if asked.again:
        names = {line.partition("\t")[0] for line in SURVIVORS.read_text(encoding="utf-8").splitlines()}
        mutants = [one for one in mutants if one.name in names]
    sampled = bool(asked.sample) and asked.sample < len(mutants)
    everything = len(mutants)
    if sampled:
        mutants = drawn(mutants, asked.sample, asked.seed)
    print(f"{len(mutants)} of {everything} mutants", file=sys.stderr, flush=True)
    trying = Trying(mutants, asked.workers)
    code = pytest.main([*OPTIONS, *TESTS], plugins=[trying])
    tried = [one for one in mutants if one.name in trying.states]
    if not tried:
        return int(code) or 1
    left = write_survivors(tried, trying.states)
    print("\n".join(summary(tried, trying.states, len(tried) < everything)))
    print(f"{left} survivors: {SURVIVORS.relative_to(ROOT)}")
    return 0


def write_survivors(mutants: Sequence[Mutant], states: dict[str, str]) -> int:
    """Writes the mutants that nothing noticed, a line each, and says how many they are."""
    left = [one for one in mutants if states.get(one.name) in (SURVIVED, UNREACHED)]
    OUT.mkdir(parents=True, exist_ok=True)
    lines = sorted(f"{one.name}\t{states[one.name]}\t{one.told}\n" for one in left)
    SURVIVORS.write_text("".join(lines), encoding="utf-8")
    return len(left)


def _module(path: str) -> Path:
    """A module that was named. Raises ArgumentTypeError where there is none."""
    if not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"there is no module {path}; name one as verifier/limits.py")
    return Path(path)


def _asked(arguments: Sequence[str]) -> Any:
    parser = argparse.ArgumentParser(prog="scripts/mutation", description=__doc__)
    parser.add_argument(
        "paths", nargs="*", type=_module, help="modules, for example verifier/limits.py; all where left out"
    )
    parser.add_argument("--sample", type=int, default=0, help="try so many mutants, drawn from all modules")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--workers", type=int, default=1, help="mutants tried at once")
    parser.add_argument("--again", action="store_true", help="only the survivors of the last run")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
