"""The bookkeeping of mutation testing: few quick tests first, survivors by name, the share by module."""

import json
from pathlib import Path

import pytest

from scripts.mutants import narrow, summary, survivors

RESULTS = """
    verifier.hosts.x_normal__mutmut_1: killed
    verifier.hosts.x_normal__mutmut_2: survived
    verifier.text.x_fold__mutmut_1: timeout
    verifier.text.x_fold__mutmut_2: no tests
    verifier.text.x_fold__mutmut_3: not checked
"""


@pytest.fixture
def results(tmp_path: Path) -> str:
    path = tmp_path / "results.txt"
    path.write_text(RESULTS, encoding="utf-8")
    return str(path)


def test_quick_tests_of_the_module_come_first(tmp_path: Path) -> None:
    path = tmp_path / "stats.json"
    stats = {
        "duration_by_test": {"tests/hosts.py::slow": 2.0, "tests/hosts.py::quick": 0.01, "tests/a.py": 0.01},
        "tests_by_mangled_function_name": {
            "verifier.hosts.x_normal": ["tests/hosts.py::slow", "tests/a.py", "tests/hosts.py::quick"]
        },
    }
    path.write_text(json.dumps(stats), encoding="utf-8")
    narrow(str(path), "2")
    left = json.loads(path.read_text(encoding="utf-8"))["tests_by_mangled_function_name"]
    assert left == {"verifier.hosts.x_normal": ["tests/hosts.py::quick", "tests/a.py"]}


def test_survivors(results: str, capsys: pytest.CaptureFixture[str]) -> None:
    survivors(results)
    assert capsys.readouterr().out.split() == [
        "verifier.hosts.x_normal__mutmut_2",
        "verifier.text.x_fold__mutmut_2",
    ]


def test_summary(results: str, capsys: pytest.CaptureFixture[str]) -> None:
    summary(results)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "   1 of    2 killed  verifier.hosts",
        "   1 of    2 killed  verifier.text",
        "   2 of    4 killed: 50.0 %",
    ]
