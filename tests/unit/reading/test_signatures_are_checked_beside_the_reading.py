"""Another process checks signatures while pages are read, and says what this one would have said."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parser.reading.signatures import process as signature_process
from parser.reading.signatures.facts import read_signatures
from parser.reading.signatures.process import begin_signatures
from tests.unit.reading.signing import infrastructure, signed

ROOT = Path(__file__).parent.parent.parent.parent
MALFORMED = b"%PDF-1.7\n/ByteRange nonsense\n%%EOF"


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, signature_process.CHECKS, raising=False)
    monkeypatch.chdir(ROOT)


def test_an_unsigned_file_costs_nothing() -> None:
    assert begin_signatures(b"%PDF-1.7 nothing signed") is tuple


def test_both_ways_say_the_same(cold: None) -> None:
    assert begin_signatures(MALFORMED)() == read_signatures(MALFORMED)


def test_the_other_process_knows_whom_to_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    data, root = signed(), infrastructure()[1]
    monkeypatch.delitem(sys.modules, signature_process.CHECKS, raising=False)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(signature_process, "read_signatures", None)
    assert [facts.trust for facts in begin_signatures(data, [root])()] == ["trusted"]
    assert [facts.trust for facts in begin_signatures(data)()] == ["unknown"]


@pytest.mark.corpus
def test_a_signed_report_is_described_alike(cold: None, corpus: Path) -> None:
    data = next((corpus / "real").rglob("astm-f963-23-linhao.pdf")).read_bytes()
    beside = begin_signatures(data)()
    assert beside == read_signatures(data)
    assert beside[0].signer


@pytest.mark.parametrize("error", [OSError("no process"), subprocess.TimeoutExpired("x", 1)])
def test_without_the_process_they_are_checked_here(
    cold: None, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*arguments: object, **options: object) -> Callable[[], None]:
        raise error

    monkeypatch.setattr(subprocess, "run", fails)
    assert begin_signatures(MALFORMED)() == read_signatures(MALFORMED)
