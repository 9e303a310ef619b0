"""Shipment files: YAML or JSON into data, mistakes named by field."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from models.exceptions import FileMissing, InvalidShipment, NotAFile, UsageError
from models.shipment import LineIdentifier, Shipment, ShipmentLine

_FIELDS = tuple(tuple(kind.model_fields) for kind in (Shipment, ShipmentLine, LineIdentifier))
"""The fields of a shipment, of its lines, and of a line's identifiers."""

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
    """Each wrong field with what is wrong, in a sentence."""
    found = cause.errors(include_url=False)
    inside = {mistake["loc"][0] for mistake in found if len(mistake["loc"]) > 1}
    return " ".join(_sentence(m["type"], m["loc"], m["msg"]) for m in found if m["loc"] not in _whole(inside))


def _whole(inside: Iterable[int | str]) -> set[tuple[int | str, ...]]:
    """The fields of whose parts something is wrong: that they are empty is a consequence."""
    return {(name,) for name in inside}


def _sentence(kind: str, place: tuple[int | str, ...], said: str) -> str:
    name, known = str(place[-1]), _FIELDS[min(len(place) // 2, len(_FIELDS) - 1)]
    where = f" ({'.'.join(map(str, place))})" if len(place) > 1 else ""
    if kind == "missing":
        return f"{name} is missing{where}."
    if kind == "extra_forbidden":
        near = get_close_matches(name, known, 1)
        hint = f"Did you mean {near[0]}?" if near else f"The fields here are {', '.join(known)}."
        return f"{name} is no field{where}. {hint}"
    return f"{name}: {said.rstrip('.')}{where}."


def _first_line(cause: BaseException) -> str:
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
