"""Mutation testing: one change a mutant, drawn from all modules in proportion, the share and its interval."""

from collections import Counter
from pathlib import Path

import pytest
from libcst import Module

from scripts.mutants import Mutant, mutants_of, plain
from scripts.mutation_run import drawn, interval, summary
from verifier import tying

MODULE = Path("verifier/tying.py")


def made(path: str, count: int) -> list[Mutant]:
    first = next(mutants_of(MODULE))
    return [Mutant(path, "function", number, frozenset({1}), "", "", first.parts) for number in range(count)]


def test_a_mutant_is_its_function_with_one_change() -> None:
    mutant = next(mutants_of(MODULE))
    original = mutant.parts[0]
    unchanged = [line.strip() for line in Module(body=[original]).code.splitlines() if line.strip()]
    changed = [line.strip() for line in mutant.source.splitlines() if line.strip()]
    assert len([one for one, other in zip(unchanged, changed, strict=True) if one != other]) == 1


def test_a_mutant_is_installed_in_the_function_that_others_have_imported() -> None:
    mutant = next(mutants_of(MODULE))
    function = plain(vars(tying)[mutant.function])
    kept = function.__code__
    try:
        mutant.install()
        assert function.__code__ is not kept
    finally:
        function.__code__ = kept


def test_each_module_gives_its_share() -> None:
    found = drawn([*made("a.py", 30), *made("b.py", 10)], 8, seed=1)
    assert Counter(one.path for one in found) == {"a.py": 6, "b.py": 2}


def test_a_draw_is_as_large_as_asked_for() -> None:
    assert len(drawn([*made("a.py", 7), *made("b.py", 5), *made("c.py", 3)], 4, seed=1)) == 4


def test_the_same_seed_draws_the_same() -> None:
    names = [[one.name for one in drawn(made("a.py", 50), 10, seed)] for seed in (1, 1, 2)]
    assert names[0] == names[1] != names[2]


def test_the_interval_is_wilsons() -> None:
    assert interval(90, 100) == pytest.approx((0.8256, 0.9448), abs=0.0002)


def test_the_weakest_module_comes_first_and_what_is_no_code_does_not_count() -> None:
    mutants = [*made("a.py", 2), *made("b.py", 3)]
    states = dict(
        zip(
            (one.name for one in mutants), ["killed", "timeout", "survived", "killed", "invalid"], strict=True
        )
    )
    assert summary(mutants, states, sampled=False) == [
        "    1 of     2 killed  b.py",
        "    2 of     2 killed  a.py",
        "    3 of     4 killed: 75.0 %",
    ]


def test_a_sample_shows_its_interval() -> None:
    mutants = made("a.py", 1)
    assert "interval" in summary(mutants, {mutants[0].name: "killed"}, sampled=True)[-1]
