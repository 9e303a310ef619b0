"""Documents by their content, in a folder or at any fsspec URL (s3://, oss://)."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fsspec

from jobs.store.keys import content_hash
from models.exceptions import FileMissing, StoreUnavailable

COPY_SECONDS = 900.0
"""How long a copy of a document that is kept elsewhere stays on this machine after its last use."""


class DocumentStore:
    """Bytes under their SHA-256: the same content is kept once, and a half-written file is never seen."""

    def __init__(self, url: str) -> None:
        self._files: Any
        self._local = urlsplit(url).scheme in ("", "file")
        self._files, self._root = fsspec.core.url_to_fs(url)
        self.url = str(Path(self._root).absolute()) if self._local else url

    def keep(self, data: bytes) -> str:
        """Keeps the bytes and returns their hash. Raises StoreUnavailable where they cannot be written."""
        sha256 = content_hash(data)
        place = self._place(sha256)
        try:
            if not self._files.exists(place):
                self._write(place, data)
        except OSError as cause:
            raise StoreUnavailable(f"The document cannot be kept: {cause.strerror or cause}.") from cause
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes. Raises FileMissing where they were erased or never kept."""
        try:
            data: bytes = self._files.cat_file(self._place(sha256))
        except FileNotFoundError as cause:
            raise FileMissing("The document is no longer kept.") from cause
        return data

    def local_path(self, sha256: str) -> Path:
        """A path on this machine; fetched once where documents are kept elsewhere. Raises FileMissing."""
        if self._local:
            path = Path(self._place(sha256))
            if not path.exists():
                raise FileMissing("The document is no longer kept.")
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
        try:
            if self._files.exists(self._place(sha256)):
                self._files.rm_file(self._place(sha256))
        except FileNotFoundError:
            return
        except OSError as cause:
            raise StoreUnavailable(f"The document cannot be erased: {cause.strerror or cause}.") from cause

    def _place(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256}"

    def _write(self, place: str, data: bytes) -> None:
        """Whole or not at all: object stores are atomic by themselves, folders by renaming."""
        if not self._local:
            self._files.pipe_file(place, data)
            return
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        _write_whole(Path(place), data)


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
