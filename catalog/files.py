"""The catalogue's files: which there are, and the digest over their content."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from catalog.yamlfile import YamlMistake, read_yaml
from models.exceptions import InvalidCatalogue

HERE = Path(__file__).parent
FOLDERS = ("channels", "standards", "laboratories", "vocabulary", "messages")


@dataclass(frozen=True)
class CatalogueFile:
    """One YAML file: `name` is its path inside the catalogue ("channels/ningbo-stem-toy.yaml")."""

    name: str
    data: bytes

    @property
    def folder(self) -> str:
        """The folder it lies in; empty for the catalogue's own top."""
        return self.name.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")

    @cached_property
    def content(self) -> Any:
        """The values of the file. Raises `InvalidCatalogue` with file and line."""
        try:
            return read_yaml(self.data).content
        except YamlMistake as mistake:
            raise InvalidCatalogue(f"{self.name}, {mistake}") from mistake


def catalogue_files(root: Path = HERE) -> tuple[CatalogueFile, ...]:
    """Every YAML file of the catalogue, in the order of their names."""
    paths = [*root.glob("*.yaml"), *(path for folder in FOLDERS for path in (root / folder).glob("*.yaml"))]
    named = sorted((path.relative_to(root).as_posix(), path) for path in paths)
    return tuple(CatalogueFile(name, path.read_bytes()) for name, path in named)


def digest_of(files: Iterable[CatalogueFile]) -> str:
    """SHA-256 over names and contents; line ends count the same on every system."""
    return sha256_of(*(part for file in files for part in (file.name, file.data.replace(b"\r\n", b"\n"))))


def sha256_of(*parts: str | bytes) -> str:
    """SHA-256 over several parts, each by its own length, so that no two lists of parts look alike."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode() + data)
    return total.hexdigest()
