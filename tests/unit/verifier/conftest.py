"""What the verifier remembers between calls is forgotten first, so that every run starts from nothing."""

import sys

import pytest


@pytest.fixture(scope="session", autouse=True)
def _forget() -> None:
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "verifier"]
    for function in {
        value for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")
    }:
        function.cache_clear()
