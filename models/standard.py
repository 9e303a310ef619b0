"""A standard in one edition: its clauses or items, what triggers them and its limits."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from models.base import Data
from models.sourced import Bilingual, Source, Status


class Certainty(StrEnum):
    """How sure an entry of the catalogue is; `low` never fails a report by itself."""

    VERIFIED = "verified"
    PARTLY = "partly"
    HIGH = "gk_high"
    LOW = "gk_low"


class Trigger(Data):
    """When a clause is required. Exactly one of the fields is given.

    `feature` is a key of `catalog/features.yaml`; ages are in months, the lower bound inclusive, the upper
    exclusive. `never` marks clauses that are shown and not required.
    """

    always: bool = False
    never: bool = False
    feature: str | None = None
    age_lt_months: int | None = None
    age_between_months: tuple[int, int] | None = None
    any: tuple["Trigger", ...] = ()
    all: tuple["Trigger", ...] = ()

    @model_validator(mode="after")
    def _exactly_one(self) -> "Trigger":
        given = [self.always, self.never, self.feature, self.age_lt_months, self.age_between_months]
        if sum(bool(value) for value in (*given, self.any, self.all)) != 1:
            raise ValueError("a trigger states exactly one of always, never, feature, an age, any, all")
        return self


class ClauseEntry(Data):
    """One clause. A `heading` is covered by any of its children.

    `every_toy_has_it`: N/A contradicts the nature of the product (4.1, 4.3.5), so it goes to review.
    Rows of `partial_clauses` and measurements of `partial_analytes` are too little where nothing else of the
    clause was tested: total lead says nothing of the soluble elements.
    `shows_feature`: an outcome tells that the product has what triggers the clause; not where laboratories
    print one for any toy (4.3.1).
    `absent_to_review` re-grades a missing row to review where the mandatory rule leaves the clause out (4.2).
    """

    number: str
    title: Bilingual
    when: Trigger
    heading: bool = False
    every_toy_has_it: bool = False
    shows_feature: bool = True
    absent_to_review: bool = False
    third_party: bool | None = None
    aliases: tuple[str, ...] = ()
    partial_clauses: tuple[str, ...] = ()
    partial_analytes: tuple[str, ...] = ()
    note: str | None = None
    certainty: Certainty
    source: tuple[str, ...]


class ItemEntry(Data):
    """One item of a list standard (GB 31701): matched by title, alias, substance or test method.

    `item_class` is `chemical`, `physical` or `flammability`. `not_applicable_without`: features whose
    absence makes N/A a fair answer (no cords, no filling).
    """

    key: str
    title: Bilingual
    aliases: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    item_class: str
    unit: str | None = None
    not_applicable_without: tuple[str, ...] = ()
    may_be_not_applicable: bool = False
    counted: bool = True
    note: str | None = None
    status: Status
    certainty: Certainty
    source: tuple[str, ...]


class Limit(Data):
    """A limit of one analyte: at most `value` `unit`, for the given material where several differ."""

    analyte: str
    value: float
    unit: str
    clause: str | None = None
    material: str | None = None
    certainty: Certainty
    source: tuple[str, ...]


class Standard(Data):
    """A standard in one edition: `designation` `ASTM F963`, `edition` `23`; key `ASTM F963-23`.

    `patterns` are regular expressions that find it in print; group `edition` captures the printed year, and
    `printed_editions` are other prints of this edition ("2023" for "23"). An entry whose `edition` is None
    stands for every edition that has no entry of its own.
    """

    key: str
    designation: str
    edition: str | None
    title: Bilingual
    patterns: tuple[str, ...] = ()
    printed_editions: tuple[str, ...] = ()
    published: date | None = None
    superseded_by: str | None = None
    scope_age_below_months: int | None = None
    clauses: tuple[ClauseEntry, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    limits: tuple[Limit, ...] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    note: str | None = None
