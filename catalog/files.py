"""The catalogue's files: which there are, their values, and the digest over their content."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from models.exceptions import InvalidCatalogue

HERE = Path(__file__).parent
FOLDERS = ("channels", "standards", "laboratories", "vocabulary", "messages")
PARSED = HERE / "__pycache__" / "catalogue.json"
"""The values of the YAML files, kept beside the compiled code as Python keeps its own: reading YAML takes
most of the time of loading. Replaced when any file differs; never needed."""


@dataclass(frozen=True)
class CatalogueFile:
    """One YAML file: `name` is its path inside the catalogue ("channels/ningbo-stem-toy.yaml")."""

    name: str
    content: Any

    @property
    def folder(self) -> str:
        """The folder it lies in; empty for the catalogue's own top."""
        return self.name.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")


def read_files(root: Path = HERE) -> dict[str, bytes]:
    """Every YAML file of the catalogue by its name inside it, in the order of names."""
    paths = [*root.glob("*.yaml"), *(path for folder in FOLDERS for path in (root / folder).glob("*.yaml"))]
    return dict(sorted((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths))


def channel_ids(root: Path = HERE) -> frozenset[str]:
    """The ids of the channels that there are: a channel's file bears its id."""
    return frozenset(path.stem for path in (root / "channels").glob("*.yaml"))


def parse_files(files: dict[str, bytes]) -> tuple[CatalogueFile, ...]:
    """The values of the files. Raises `InvalidCatalogue` with file and line."""
    return tuple(CatalogueFile(name, _parsed(name, data)) for name, data in files.items())


def _parsed(name: str, data: bytes) -> Any:
    from catalog.yamlfile import YamlMistake, read_yaml  # PyYAML is not needed where the values are kept

    try:
        return read_yaml(data).content
    except YamlMistake as mistake:
        raise InvalidCatalogue(f"{name}, {mistake}") from mistake


def remembered(digest: str, path: Path = PARSED) -> tuple[CatalogueFile, ...] | None:
    """The values kept from an earlier reading of the same files, if there are any."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads(path.read_bytes())
        if kept["digest"] == digest:
            return tuple(CatalogueFile(name, content) for name, content in kept["files"].items())
    return None


def remember(digest: str, files: Iterable[CatalogueFile], path: Path = PARSED) -> None:
    """Keeps the values for the next process; where that is not allowed, nothing happens."""
    kept = {"digest": digest, "files": {file.name: file.content for file in files}}
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as draft:
            json.dump(kept, draft, ensure_ascii=False, default=str)
        Path(draft.name).replace(path)


def digest_of(files: dict[str, bytes]) -> str:
    """SHA-256 over names and contents; line ends count the same on every system."""
    return sha256_of(*(part for name, data in files.items() for part in (name, data.replace(b"\r\n", b"\n"))))


def sha256_of(*parts: str | bytes) -> str:
    """SHA-256 over several parts, each with its own length, so that no two lists of parts look alike."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode() + data)
    return total.hexdigest()
