"""Documents by their content, in a folder or at any fsspec URL (s3://, oss://)."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fsspec

from jobs.store.keys import content_hash
from models.exceptions import FileMissing, GreenlaneError, StoreUnavailable

MARK = ".greenlane"
"""Stands in a folder of documents from the first one on: where it is gone, the folder is another one now."""

COPY_SECONDS = 900.0
"""How long a copy of a document that is kept elsewhere stays on this machine after its last use."""


class DocumentStore:
    """Bytes under their SHA-256: the same content is kept once, and a half-written file is never seen."""

    def __init__(self, url: str) -> None:
        self._files: Any
        self._local = urlsplit(url).scheme in ("", "file")
        self._files, self._root = fsspec.core.url_to_fs(url)
        self.url = str(Path(self._root).absolute()) if self._local else url
        self._mark = Path(self._root) / MARK if self._local else None
        self._was_there = False

    def keep(self, data: bytes) -> str:
        """Keeps the bytes and returns their hash. Raises StoreUnavailable where they cannot be written."""
        sha256 = content_hash(data)
        place = self._place(sha256)
        with _translated("kept"):
            self._attend()
            if not self._files.exists(place):
                self._write(place, data)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes. Raises FileMissing where they were erased or never kept, StoreUnavailable."""
        with _translated("read"):
            try:
                data: bytes = self._files.cat_file(self._place(sha256))
            except FileNotFoundError as cause:
                raise self._missing() from cause
        return data

    def local_path(self, sha256: str) -> Path:
        """A path on this machine; fetched once where documents are kept elsewhere.

        Raises FileMissing, and StoreUnavailable where the whole place is away.
        """
        if self._local:
            path = Path(self._place(sha256))
            if not path.exists():
                raise self._missing()
            self._was_there = self._was_there or self._is_marked()
            return path
        folder = Path(tempfile.gettempdir()) / f"greenlane-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        _clear(folder)
        copy = folder / sha256
        if copy.exists():
            copy.touch()
        else:
            _write_whole(copy, self.read(sha256))
        return copy

    def erase(self, sha256: str) -> None:
        """Removes the bytes, if they are there. Raises StoreUnavailable where they cannot be removed."""
        with _translated("erased"), suppress(FileNotFoundError):
            if self._files.exists(self._place(sha256)):
                self._files.rm_file(self._place(sha256))

    def _attend(self) -> None:
        """Marks a folder that is new. Raises StoreUnavailable where one that was there is gone.

        A disk that was unmounted leaves an empty folder: what were written there would be lost from sight.
        """
        if self._mark is None:
            return
        if self._is_away():
            raise _away(self.url)
        if not self._was_there:
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
            self._was_there = True

    def _is_away(self) -> bool:
        return self._was_there and not self._is_marked()

    def _is_marked(self) -> bool:
        """Whether the mark stands there; a folder that was filled before there were marks has none."""
        return self._mark is not None and self._mark.exists()

    def _missing(self) -> GreenlaneError:
        """Why a document is not there: it was erased, or everything is away with it."""
        return _away(self.url) if self._is_away() else FileMissing("The document is no longer kept.")

    def _place(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256}"

    def _write(self, place: str, data: bytes) -> None:
        """Whole or not at all: object stores are atomic by themselves, folders by renaming."""
        if not self._local:
            self._files.pipe_file(place, data)
            return
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        _write_whole(Path(place), data)


def _away(url: str) -> StoreUnavailable:
    return StoreUnavailable(f"The place of the documents is away: {url}.")


@contextmanager
def _translated(what: str) -> Iterator[None]:
    """What a folder or any fsspec backend raises, as our own error."""
    try:
        yield
    except GreenlaneError:
        raise
    except OSError as cause:
        raise StoreUnavailable(f"The document cannot be {what}: {cause.strerror or cause}.") from cause
    except Exception as cause:  # each backend has errors of its own for a network that fails
        raise StoreUnavailable(f"The document cannot be {what}: {type(cause).__name__}.") from cause


def _write_whole(path: Path, data: bytes) -> None:
    """Writes beside the place and moves there: a reader sees all of it or nothing."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        try:
            part.write(data)
            part.flush()
        except OSError:
            Path(part.name).unlink(missing_ok=True)
            raise
    Path(part.name).replace(path)


def _clear(folder: Path) -> None:
    """Takes away copies that nobody has used for a while: what is confidential does not gather here."""
    oldest = time.time() - COPY_SECONDS
    for copy in folder.iterdir():
        with suppress(FileNotFoundError):
            if copy.stat().st_mtime < oldest:
                copy.unlink()
