"""One value found in a table, before it is tied to its standard."""

from typing import NamedTuple

from models.document import Cell
from models.knowledge import Analyte
from models.report import Result


class Reading(NamedTuple):
    """A value cell and what the table says about it. `name` is the analyte's key, else its words as printed;
    `limit` as printed (empty: none); `beside`: the cells of limits, units, outcomes."""

    name: str
    analyte: Analyte | None
    cell: Cell
    name_cell: Cell | None
    specimen: str | None = None
    cas: tuple[str, ...] = ()
    unit: str | None = None
    limit: str = ""
    detection_limit: float | None = None
    method: str | None = None
    result: Result | None = None
    title: str = ""
    beside: tuple[Cell, ...] = ()
