"""The setting for trust roots: a folder of certificates reaches the reading and the keys of readings."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.limits import reading_options
from jobs.settings import settings
from jobs.store.keys import engine_name
from jobs.trust import certificates_in, trust_name
from models.exceptions import InvalidSettings
from models.verification import Engine
from tests.unit.reading.signing import infrastructure

ENGINE = Engine(version="1", ocr={}, catalogue_digest="d")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GREENLANE_TRUST_ROOTS", str(tmp_path))
    settings.cache_clear()
    certificates_in.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()
    certificates_in.cache_clear()


def pem(der: bytes) -> str:
    return f"-----BEGIN CERTIFICATE-----\n{base64.encodebytes(der).decode()}-----END CERTIFICATE-----\n"


def test_both_forms_and_several_to_a_file_are_taken(folder: Path) -> None:
    root = infrastructure()[1]
    (folder / "one.der").write_bytes(root)
    (folder / "two.pem").write_text(pem(root) + pem(root))
    (folder / "README.txt").write_text("whose these are")
    assert reading_options().trust_roots == (root,)


def test_what_was_read_with_other_certificates_is_kept_apart(folder: Path) -> None:
    (folder / "one.der").write_bytes(infrastructure()[1])
    assert trust_name()
    assert engine_name(ENGINE, trust_name()) != engine_name(ENGINE)


def test_without_the_setting_nobody_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GREENLANE_TRUST_ROOTS", raising=False)
    settings.cache_clear()
    assert (reading_options().trust_roots, trust_name()) == ((), "")


@pytest.mark.parametrize("name", ["empty", "no such folder", "a bad file"])
def test_a_folder_that_cannot_be_used_is_named(folder: Path, name: str) -> None:
    if name == "no such folder":
        folder.rmdir()
    if name == "a bad file":
        (folder / "bad.pem").write_text("not a certificate")
    with pytest.raises(InvalidSettings, match="GREENLANE_TRUST_ROOTS"):
        reading_options()
