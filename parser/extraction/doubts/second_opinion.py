"""Deciding values read from an image are read again by another reader: agreement makes sure, dissent not."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from models.document import Word
from models.evidence import Evidence, Method, Value
from models.geometry import Box
from models.report import Accreditation, Dates, Identifier, StandardCited, TestReport
from models.reread import Place, Reread, read_ahead
from parser.extraction.dates.printed import DateReader
from parser.extraction.doubts.accord import Accord, accord_of_days, accord_of_ids, accord_of_words
from parser.extraction.labelled.readings import CONTESTED, SURE

T = TypeVar("T", str, date)
G = TypeVar("G", Identifier, StandardCited)

Compare = Callable[[str, Sequence[Word]], Accord]

_VALUES = ("report_number", "applicant", "manufacturer", "buyer")
UNCONFIRMED = 0.89
"""The most that a value from an image keeps when nobody could read it a second time."""
_DOUBT_LEFT = 0.3
_MARGIN = 0.2
MOST_IDENTIFIERS = 40
"""Further identifiers are left unconfirmed: a list of hundreds would take minutes."""


def look_ahead(report: TestReport, reread: Reread) -> None:
    """Tells which places of the report will be asked for, before any is: starting a reader costs."""
    read_ahead(reread, _places(report))


def with_second_opinion(report: TestReport, reread: Reread, dates: DateReader) -> TestReport:
    """The report with the values that decide a verdict confirmed or doubted; `dates` reads days."""
    look_ahead(report, reread)
    return _confirmed(report, reread, partial(accord_of_days, dates))


def _places(report: TestReport) -> list[Place]:
    """Every place that will be asked for."""
    places: list[Place] = []

    def note(page: int, box: Box) -> tuple[Word, ...]:
        places.append((page, box))
        return ()

    _confirmed(report, note, accord_of_words)
    return places


def _confirmed(report: TestReport, reread: Reread, of_days: Compare) -> TestReport:
    dates = report.dates
    laboratory = report.laboratory
    return report.model_copy(
        update={
            **{name: _again(getattr(report, name), reread) for name in _VALUES},
            "dates": dates.model_copy(
                update={
                    name: _again(getattr(dates, name), reread, of_days)
                    for name in Dates.model_fields
                    if name != "periods"
                }
            ),
            "laboratory": laboratory.model_copy(
                update={
                    "name": _again(laboratory.name, reread),
                    "accreditations": tuple(_id_again(one, reread) for one in laboratory.accreditations),
                }
            ),
            "product": report.product.model_copy(
                update={
                    "name": _again(report.product.name, reread),
                    "country_of_origin": _again(report.product.country_of_origin, reread),
                    "identifiers": _records(report.product.identifiers, reread),
                }
            ),
            "standards": _records(report.standards, reread),
        }
    )


def _again(value: Value[T] | None, reread: Reread, compare: Compare = accord_of_words) -> Value[T] | None:
    if value is None or not value.evidence:
        return value
    confidence = _confidence(value.confidence, value.evidence, reread, compare)
    return value if confidence == value.confidence else value.model_copy(update={"confidence": confidence})


def _id_again(record: Accreditation, reread: Reread) -> Accreditation:
    """An accreditation after the second look; what is shaped as its scheme's IDs are is compared as such."""
    number = record.number if record.well_formed else None
    compare = partial(accord_of_ids, number) if number else accord_of_words
    confidence = _confidence(record.confidence, record.evidence, reread, compare)
    return record.model_copy(update={"confidence": confidence})


def _records(records: Sequence[G], reread: Reread) -> tuple[G, ...]:
    return tuple(
        record.model_copy(update={"confidence": _confidence(record.confidence, record.evidence, reread)})
        if place < MOST_IDENTIFIERS
        else record
        for place, record in enumerate(records)
    )


def _confidence(
    confidence: float, evidence: Sequence[Evidence], reread: Reread, compare: Compare = accord_of_words
) -> float:
    """The confidence after a second look at the best place; unchanged where no image was read."""
    if not evidence or evidence[0].method is not Method.OCR:
        return confidence
    first = evidence[0]
    words = reread(first.page, first.box.grown(_MARGIN * first.box.height))
    accord = compare(first.text, words) if words else Accord.IN_PART
    if accord is Accord.FULL:
        return round(min(SURE, 1 - (1 - confidence) * _DOUBT_LEFT), 4)
    return min(confidence, UNCONFIRMED if accord is Accord.IN_PART else CONTESTED)
