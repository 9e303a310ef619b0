"""Shipment files and files of a user's own values: YAML or JSON into data, mistakes named by field."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from models.exceptions import FileMissing, InvalidLocalValues, InvalidShipment, NotAFile, UsageError
from models.local import LocalValues
from models.shipment import Shipment

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 5_000_000
"""No honest shipment file is larger; a larger one is refused before it is parsed."""


def load_shipment(path: Path) -> Shipment:
    """The shipment in a YAML or JSON file. Raises FileMissing, NotAFile, InvalidShipment."""
    return read_shipment(file_text(path), path.name)


def read_shipment(text: str, name: str = "shipment") -> Shipment:
    """The shipment in a YAML or JSON text. Raises InvalidShipment with the field that is wrong."""
    return _validated(Shipment, text, name, InvalidShipment)


def load_local(path: Path) -> LocalValues:
    """A user's own values. Raises FileMissing, NotAFile, InvalidLocalValues."""
    return _validated(LocalValues, file_text(path), path.name, InvalidLocalValues)


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


def _validated(model: type[M], text: str, name: str, error: type[UsageError]) -> M:
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as cause:
        raise error(f"{name} is neither YAML nor JSON: {_first_line(cause)}") from cause
    if not isinstance(data, dict):
        raise error(f"{name} holds no fields.")
    try:
        return model.model_validate(_without_yaml_types(data))
    except ValidationError as cause:
        raise error(f"{name}: {_mistakes(cause)}") from cause


def _without_yaml_types(data: dict[Any, Any]) -> dict[str, Any]:
    """YAML reads `9503` as a number and `NO` as false where a code is meant: give strings back."""
    for line in data.get("lines") or []:
        if isinstance(line, dict):
            for key in ("sku", "hs_code", "age_grade", "description"):
                if isinstance(line.get(key), int | float) and not isinstance(line.get(key), bool):
                    line[key] = str(line[key])
            for identifier in line.get("identifiers") or []:
                if isinstance(identifier, dict) and isinstance(identifier.get("value"), int):
                    identifier["value"] = str(identifier["value"])
    if data.get("destination") is False:
        data["destination"] = "NO"
    if isinstance(data.get("bill_of_lading"), int):
        data["bill_of_lading"] = str(data["bill_of_lading"])
    return data


def _mistakes(cause: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in mistake['loc'])}: {mistake['msg']}"
        for mistake in cause.errors(include_url=False)
    )


def _first_line(cause: BaseException) -> str:
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
