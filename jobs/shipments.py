"""Shipment files: YAML or JSON into data, mistakes named by field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from models.exceptions import FileMissing, InvalidShipment, NotAFile, UsageError
from models.shipment import Shipment

MAX_BYTES = 5_000_000
"""No honest shipment file is larger; a larger one is refused before it is parsed."""


def load_shipment(path: Path) -> Shipment:
    """The shipment in a YAML or JSON file. Raises FileMissing, NotAFile, InvalidShipment."""
    return read_shipment(file_text(path), path.name)


def file_text(path: Path) -> str:
    """A small text file. Raises FileMissing, NotAFile, or UsageError where it is no text."""
    if not path.exists():
        raise FileMissing(f"There is no file {path}.")
    if path.is_dir():
        raise NotAFile(f"{path} is a directory; a file is wanted here.")
    if path.stat().st_size > MAX_BYTES:
        raise UsageError(f"{path} is larger than {MAX_BYTES} bytes.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as cause:
        raise UsageError(f"{path} is not a UTF-8 text file.") from cause


class _AsPrinted(yaml.CSafeLoader):
    """Keeps every plain value as it is printed: 9503.00 is a code, not a number, and NO is Norway."""


_AsPrinted.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_shipment(text: str, name: str = "shipment") -> Shipment:
    """The shipment in a YAML or JSON text. Raises InvalidShipment with the field that is wrong."""
    try:
        data: Any = yaml.load(text, Loader=_AsPrinted)  # noqa: S506 - a safe loader with fewer types
    except (yaml.YAMLError, RecursionError, ValueError) as cause:
        raise InvalidShipment(f"{name} is neither YAML nor JSON: {_first_line(cause)}") from cause
    if not isinstance(data, dict):
        raise InvalidShipment(f"{name} holds no fields.")
    return shipment_of(data, name)


def shipment_of(data: Mapping[str, Any], name: str = "shipment") -> Shipment:
    """The shipment of fields. Raises InvalidShipment with the field that is wrong."""
    try:
        return Shipment.model_validate(data)
    except ValidationError as cause:
        raise InvalidShipment(f"{name}: {_mistakes(cause)}") from cause


def _mistakes(cause: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in mistake['loc'])}: {mistake['msg']}"
        for mistake in cause.errors(include_url=False)
    )


def _first_line(cause: BaseException) -> str:
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
