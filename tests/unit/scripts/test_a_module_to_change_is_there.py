"""A module that is named for mutation testing has to be there."""

import argparse

import pytest

from scripts.mutation_run import _module


def test_a_module_that_is_there_is_taken() -> None:
    assert _module("verifier/limits.py").name == "limits.py"


def test_a_module_that_is_not_there_is_told_by_its_name() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"verifier/nothing\.py"):
        _module("verifier/nothing.py")
