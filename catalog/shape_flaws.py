"""What pydantic says of a file of the wrong shape, as flaws with a reason of our own."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic_core import ErrorDetails

from catalog.flaws import Flaw, Path
from models.base import Data
from models.channel import Channel, Requirement, RequirementId

_REASONS = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "string_type": "text_expected",
    "int_type": "number_expected",
    "int_parsing": "number_expected",
    "int_from_float": "number_expected",
    "bool_type": "truth_expected",
    "bool_parsing": "truth_expected",
    "date_type": "date_expected",
    "date_parsing": "date_expected",
    "date_from_datetime_parsing": "date_expected",
    "date_from_datetime_inexact": "date_expected",
    "enum": "not_one_of",
    "literal_error": "not_one_of",
    "union_tag_invalid": "unknown_requirement",
    "union_tag_not_found": "missing_id",
    "tuple_type": "list_expected",
    "dict_type": "fields_expected",
    "model_type": "fields_expected",
    "model_attributes_type": "fields_expected",
    "string_pattern_mismatch": "id_shape",
    "too_short": "empty_list",
}
_KINDS = frozenset(kind.value for kind in RequirementId)


def shape_flaw(mistake: ErrorDetails, content: Any) -> Flaw:
    """The flaw behind one of pydantic's errors; its path is that of the file."""
    path = _path_in(content, mistake["loc"])
    name = str(path[-1]) if path else ""
    reason = _REASONS.get(mistake["type"], "other")
    details = {"name": name, "value": _shown(mistake["input"]), "problem": mistake["msg"]}
    if reason == "not_one_of":
        details["allowed"] = str(mistake.get("ctx", {}).get("expected", "")).replace("'", "")
    if reason == "unknown_field":
        details["suggestion"] = _nearest(name)
    if reason == "unknown_requirement":
        details["allowed"] = ", ".join(RequirementId)
        details["value"] = _shown(mistake["input"].get("id"))
    return Flaw(path, reason, details)


def _path_in(content: Any, place: tuple[int | str, ...]) -> Path:
    """Drops what pydantic adds (the kind of a requirement); a missing key stays as the last part."""
    path: list[str | int] = []
    for position, part in enumerate(place):
        if holds(content, part):
            content = content[part]
        elif position < len(place) - 1 or part in _KINDS:
            continue
        path.append(part)
    return tuple(path)


def holds(content: Any, part: str | int) -> bool:
    """Whether `part` is a key of a mapping or a position in a list."""
    if isinstance(content, list):
        return isinstance(part, int) and part < len(content)
    return isinstance(content, dict) and part in content


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _nearest(name: str) -> str:
    """The known field whose name is most like `name`; itself where none is."""
    models: list[type[Data]] = [Channel, *get_args(get_args(Requirement)[0])]
    known = {field for model in models for field in model.model_fields} | {
        "value",
        "status",
        "source",
        "note",
    }
    return next(iter(get_close_matches(name, sorted(known), n=1)), "-")
