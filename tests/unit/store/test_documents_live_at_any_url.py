"""Documents in a folder or at any fsspec URL: kept once, read back, erased, copied here only for a while."""

import os
import time
from pathlib import Path

import pytest

from jobs.store import documents
from jobs.store.documents import DocumentStore
from models.exceptions import FileMissing, StoreUnavailable


@pytest.fixture(params=["folder", "file", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> DocumentStore:
    urls = {
        "folder": str(tmp_path / "papers"),
        "file": f"file://{tmp_path}/papers",
        "memory": f"memory://papers-{os.getpid()}-{time.monotonic_ns()}",
    }
    return DocumentStore(urls[request.param])


@pytest.fixture(autouse=True)
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(documents.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path / f"greenlane-{os.getuid()}"


def test_what_is_kept_is_read_back_and_erased(place: DocumentStore) -> None:
    sha256 = place.keep(b"paper")
    assert place.keep(b"paper") == sha256
    assert place.read(sha256) == b"paper"
    assert place.local_path(sha256).read_bytes() == b"paper"
    place.erase(sha256)
    place.erase(sha256)
    with pytest.raises(FileMissing):
        place.read(sha256)


def test_another_store_at_the_same_url_sees_it(place: DocumentStore) -> None:
    sha256 = place.keep(b"paper")
    assert DocumentStore(place.url).read(sha256) == b"paper"


def test_copies_of_documents_from_elsewhere_do_not_gather(copies: Path) -> None:
    place = DocumentStore(f"memory://far-{time.monotonic_ns()}")
    old, new = place.keep(b"old"), place.keep(b"new")
    path = place.local_path(old)
    os.utime(path, (0, 0))
    place.local_path(new)
    assert [copy.name for copy in copies.iterdir()] == [new]
    assert place.local_path(old).read_bytes() == b"old"


def test_a_folder_that_is_away_is_no_document_that_was_erased(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    place = DocumentStore(str(folder))
    sha256 = place.keep(b"paper")
    folder.rename(tmp_path / "away")
    folder.mkdir()  # as a disk that was unmounted leaves it
    for ask in (place.read, place.local_path):
        with pytest.raises(StoreUnavailable, match="away"):
            ask(sha256)
    with pytest.raises(StoreUnavailable, match="away"):
        place.keep(b"another paper")
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    assert place.read(sha256) == b"paper"


def test_a_backend_that_fails_is_a_store_that_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    place = DocumentStore(f"memory://far-{time.monotonic_ns()}")
    sha256 = place.keep(b"paper")

    def broken(path: str) -> bytes:
        raise RuntimeError(path)

    monkeypatch.setattr(place._files, "cat_file", broken)
    with pytest.raises(StoreUnavailable, match="RuntimeError"):
        place.read(sha256)


def test_a_folder_that_was_filled_before_there_were_marks_is_not_away(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    sha256 = DocumentStore(str(folder)).keep(b"paper")
    (folder / documents.MARK).unlink()
    place = DocumentStore(str(folder))
    assert place.local_path(sha256).read_bytes() == b"paper"
    assert place.read(place.keep(b"another paper")) == b"another paper"
