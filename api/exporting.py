"""The exports of the command line, by name: each makes bytes of a result."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.cpsc_efiling import cpsc_efiling
from exports.retest_calendar import retest_calendar
from exports.tables import findings_csv
from exports.untp import conformity_credentials
from exports.workbook import verdict_workbook
from models.verification import Verification


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, the ending of its file, and what makes it."""

    media_type: str
    ending: str
    make: Callable[[Verification], bytes]


def _json(result: Verification) -> bytes:
    return result.model_dump_json(indent=2).encode()


def _drawn(result: Verification) -> bytes:
    """The bundle holds the documents as well: `jobs.drawing` makes it, in a process of its own."""
    raise AssertionError(f"a bundle of {result.channel.id} is drawn, not made here")


FORMATS: dict[str, Export] = {
    "xlsx": Export(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", verdict_workbook
    ),
    "bundle": Export("application/zip", "zip", _drawn),
    "json": Export("application/json", "json", _json),
    "csv": Export("text/csv; charset=utf-8", "csv", findings_csv),
    "ics": Export("text/calendar; charset=utf-8", "ics", retest_calendar),
    "cpsc-efiling": Export("application/json", "json", cpsc_efiling),
    "untp-dcc": Export("application/json", "json", conformity_credentials),
}
