"""The file of a user's own values (contract, section 5)."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.yamlfile import YamlMistake, read_yaml
from models.exceptions import FileMissing, InvalidLocalValues, NotAFile
from models.local import LocalValues

MAX_BYTES = 5_000_000


def load_local(path: Path) -> LocalValues:
    """The user's own values in a YAML or JSON file; names of list files are taken beside it.

    Raises `FileMissing`, `NotAFile`, and `InvalidLocalValues` naming line and field.
    """
    if not path.exists():
        raise FileMissing(f"There is no file {path}.")
    if path.is_dir():
        raise NotAFile(f"{path} is a directory; a file is wanted here.")
    if path.stat().st_size > MAX_BYTES:
        raise InvalidLocalValues(f"{path.name} is larger than {MAX_BYTES} bytes.")
    return _with_folder(read_local(path.read_bytes(), path.name), path.parent)


def read_local(data: bytes, name: str) -> LocalValues:
    """The values in a YAML or JSON text. Raises `InvalidLocalValues` naming line and field."""
    try:
        file = read_yaml(data, with_lines=True)
    except YamlMistake as mistake:
        raise InvalidLocalValues(f"{name}, {mistake}") from mistake
    if not isinstance(file.content, dict):
        raise InvalidLocalValues(f"{name} holds no fields.")
    try:
        return LocalValues.model_validate(file.content)
    except ValidationError as error:
        first: Any = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        line = file.line_of(tuple(first["loc"]))
        raise InvalidLocalValues(f"{name}, line {line}: {place}: {first['msg']}") from error


def _with_folder(local: LocalValues, folder: Path) -> LocalValues:
    lists = tuple(
        listed.model_copy(update={"file": str(folder / listed.file)}) for listed in local.accreditation_lists
    )
    channels = tuple(str(folder / name) for name in local.channels)
    return local.model_copy(update={"accreditation_lists": lists, "channels": channels})
