"""What was read of each paper, value by value: how surely in words, where it stands, what people said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from api.page.marks import Place, Places
from catalog.texts import Texts
from exports.code_print import CodePrinted, printed_codes
from jobs.checks.corrections import Correction
from models.evidence import DOUBTFUL_BELOW, Evidence, Value
from models.report import Conclusion, Measurement, Result, TestReport

SURE_FROM = 0.9
"""From here on nothing in the reading asked for a second look."""


class Surety(StrEnum):
    """How surely a value was read, in the words that a person is shown."""

    CLEAR = "clear"
    LESS_CLEAR = "less_clear"
    DOUBTFUL = "doubtful"
    TWO_WAYS = "two_ways"
    MISSING = "missing"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value as it is shown. `path` is where it stands in the report (contract, section 3)."""

    path: str
    label: str
    shown: str
    raw: str
    surety: Surety
    places: tuple[Place, ...] = ()
    readings: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_day: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Values that belong together: `key` names the group's heading."""

    key: str
    values: list[ReadValue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Lists the values of one document's report."""

    number: int
    report: TestReport
    places: Places
    corrections: Sequence[Correction]
    texts: Texts

    def groups(self) -> list[Group]:
        """Every group that holds a value or lacks one that matters."""
        report = self.report
        return [
            Group("paper", list(self._paper())),
            Group("dates", [self._value(f"dates.{name}", getattr(report.dates, name)) for name in DATES]),
            Group("laboratory", list(self._laboratory())),
            Group("parties", [self._value(name, getattr(report, name)) for name in PARTIES]),
            Group("product", list(self._product())),
        ]

    def codes(self) -> list[CodePrinted]:
        """How the codes are printed, as far as that was measured."""
        return printed_codes([self.report], self.texts)

    def clauses(self) -> list[ReadValue]:
        """The rows of the clause tables."""
        return [
            self._grounded(
                f"clauses.{index}.result",
                " ".join(part for part in (row.clause or row.item, row.title) if part),
                row.result,
                row,
                choices=tuple(Result),
            )
            for index, row in enumerate(self.report.clauses)
        ]

    def measurements(self) -> list[ReadValue]:
        """The measured values."""
        return [
            self._grounded(
                f"measurements.{index}.value",
                " · ".join(part for part in (row.analyte, row.clause, row.specimen) if part),
                measured(row),
                row,
                raw="" if row.value is None else f"{row.value}",
            )
            for index, row in enumerate(self.report.measurements)
        ]

    def _paper(self) -> Iterator[ReadValue]:
        yield self._value("report_number", self.report.report_number)
        for index, standard in enumerate(self.report.standards):
            label = self.texts("web.value.standard")
            shown = standard.printed or f"{standard.designation}-{standard.edition or ''}"
            path = f"standards.{index}.edition"
            yield self._grounded(path, label, shown, standard, raw=standard.edition or "")
        yield self._value("conclusion", self.report.conclusion, choices=tuple(Conclusion))

    def _laboratory(self) -> Iterator[ReadValue]:
        laboratory = self.report.laboratory
        yield self._value("laboratory.name", laboratory.name)
        if laboratory.address:
            yield self._value("laboratory.address", laboratory.address)
        for index, one in enumerate(laboratory.accreditations):
            path, raw = f"laboratory.accreditations.{index}.number", one.number or ""
            yield self._grounded(path, one.scheme, raw or one.scheme, one, raw=raw)

    def _product(self) -> Iterator[ReadValue]:
        product, texts = self.report.product, self.texts
        yield self._value("product.name", product.name)
        for index, one in enumerate(product.identifiers):
            label = texts(f"web.identifier.{one.kind}")
            yield self._grounded(f"product.identifiers.{index}.value", label, one.value, one)
        if product.country_of_origin:
            yield self._value("product.country_of_origin", product.country_of_origin)
        for name in type(product.age_grades).model_fields:
            if found := getattr(product.age_grades, name):
                yield self._value(f"product.age_grades.{name}", found)
        for index, feature in enumerate(product.features):
            known = texts.catalogue.features.get(str(feature.value))
            shown = getattr(known.title, texts.language) if known else str(feature.value)
            label = texts("web.value.feature")
            yield self._grounded(f"product.features.{index}", label, shown, feature, raw=str(feature.value))

    def _value(self, path: str, value: Value[Any] | None, choices: tuple[str, ...] = ()) -> ReadValue:
        label = self.texts(f"web.value.{path}")
        is_day = path.startswith("dates.")
        if value is None:
            return self._made(path, label, "", "", Surety.MISSING, (), choices=choices, is_day=is_day)
        readings = tuple(str(one) for one in value.readings) if value.value is None else ()
        shown = self._said(value.value) if value.value is not None else ""
        surety = Surety.TWO_WAYS if readings else surety_of(value.confidence)
        raw = "" if value.value is None else str(value.value)
        return self._made(path, label, shown, raw, surety, value.evidence, readings, choices, is_day)

    def _grounded(
        self,
        path: str,
        label: str,
        shown: str,
        record: Any,
        raw: str | None = None,
        choices: tuple[str, ...] = (),
    ) -> ReadValue:
        said = self.texts(f"web.result.{shown}") if choices else shown
        given = shown if raw is None else raw
        return self._made(
            path, label, said, given, surety_of(record.confidence), record.evidence, (), choices
        )

    def _made(
        self,
        path: str,
        label: str,
        shown: str,
        raw: str,
        surety: Surety,
        evidence: Sequence[Evidence],
        readings: tuple[str, ...] = (),
        choices: tuple[str, ...] = (),
        is_day: bool = False,
    ) -> ReadValue:
        places = [self.places.at(self.number, one) for one in evidence]
        mine = tuple(one for one in self.corrections if (one.document, one.path) == (self.number, path))
        return ReadValue(
            path=path,
            label=label,
            shown=shown,
            raw=raw,
            surety=Surety.CORRECTED if mine else surety,
            places=tuple(place for place in places if place is not None),
            readings=readings,
            choices=choices,
            is_day=is_day,
            corrections=mine,
        )

    def _said(self, value: object) -> str:
        if isinstance(value, Conclusion):
            return self.texts(f"web.result.{value}")
        return value.isoformat() if isinstance(value, date) else str(value)


DATES = ("received", "test_started", "test_completed", "issued", "manufactured")
PARTIES = ("applicant", "manufacturer", "buyer")


def surety_of(confidence: float) -> Surety:
    """A confidence between 0 and 1, in words."""
    if confidence < DOUBTFUL_BELOW:
        return Surety.DOUBTFUL
    return Surety.CLEAR if confidence >= SURE_FROM else Surety.LESS_CLEAR


def measured(row: Measurement) -> str:
    """A measured value as a person writes it: `< 5 mg/kg`, `ND`, `25.5 mg/kg`."""
    sign = {"=": None, "nd": "ND", "<=": "≤", ">=": "≥"}.get(row.operator or "=", row.operator)
    number = f"{row.value:g}" if isinstance(row.value, float) else row.value
    unit = row.unit if number is not None else None
    return " ".join(str(part) for part in (sign, number, unit) if part is not None)
