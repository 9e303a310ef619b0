"""A shipment typed into the page's form, or pasted from a spreadsheet, as data."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.datastructures import FormData

from jobs.shipments import shipment_of
from models.exceptions import InvalidShipment
from models.shipment import Shipment

SHARED = ("bill_of_lading", "port_of_loading", "terminal", "destination", "departs_on", "exporter")
IN_LINE = ("sku", "description", "hs_code", "quantity", "age_grade")
PASTED = IN_LINE
"""The columns of pasted rows, in their order."""

NO_FEATURE = "none"
MOST_LINES = 500
_LINE = re.compile(r"line\.(\d{1,4})\.\w+")


def typed_shipment(form: FormData) -> Shipment | None:
    """The shipment of the form's fields; None where no line is filled in. Raises InvalidShipment."""
    lines = [*_typed_lines(form), *pasted_lines(_word(form, "pasted"))]
    shared = {name: _word(form, name) for name in SHARED}
    if not lines:
        if any(shared.values()):
            raise InvalidShipment("At least one line is needed: its SKU is enough.")
        return None
    if len(lines) > MOST_LINES:
        raise InvalidShipment(
            f"There are {len(lines)} lines; at most {MOST_LINES} can be typed: send a file."
        )
    return shipment_of({**_given(shared), "lines": lines})


def pasted_lines(text: str) -> Iterator[dict[str, Any]]:
    """Rows of a spreadsheet: SKU, description, HS code, quantity, age; with tabs, else with commas."""
    for row in text.splitlines():
        cells = [cell.strip() for cell in row.split("\t" if "\t" in row else ",")]
        if cells[0] and cells[0].casefold() != "sku":
            yield _line(dict(zip(PASTED, cells, strict=False)))


def _typed_lines(form: FormData) -> Iterator[dict[str, Any]]:
    numbers = sorted({int(found[1]) for name in form if (found := _LINE.fullmatch(name))})
    for number in numbers:
        line = _line({name: _word(form, f"line.{number}.{name}") for name in IN_LINE})
        features = [str(value) for value in form.getlist(f"line.{number}.features")]
        if features:
            line["features"] = [key for key in features if key != NO_FEATURE]
        if line.get("sku"):
            yield line
        elif line:
            raise InvalidShipment(f"Line {number + 1} has no SKU.")


def _line(fields: Mapping[str, str]) -> dict[str, Any]:
    line: dict[str, Any] = _given(fields)
    if "quantity" in line:
        line["quantity"] = line["quantity"].replace(" ", "").replace(",", "")
    return line


def _given(fields: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
