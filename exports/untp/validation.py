"""A credential held against the schema beside this file before anybody gets it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from models.exceptions import InvalidExport

SCHEMA = Path(__file__).with_name("conformity_credential.schema.json")
"""The properties, required ones and code lists of the pilot release 0.6.0, stated in our own words."""


def validate(credential: dict[str, Any]) -> None:
    """Raises InvalidExport naming the first place that the schema does not allow."""
    mistakes = sorted(_validator().iter_errors(credential), key=lambda one: list(map(str, one.absolute_path)))
    if mistakes:
        place = ".".join(str(part) for part in mistakes[0].absolute_path) or "credential"
        raise InvalidExport(f"The credential would not be valid at {place}.", place=place)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
