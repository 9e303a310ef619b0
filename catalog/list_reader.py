"""The rows of an official accreditation list become laboratories; headers in English or Chinese."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from catalog.catalogue import Catalogue
from catalog.dates import first_date, last_date, read_date
from catalog.spreadsheets import Row, read_rows
from models.exceptions import InvalidAccreditationList
from models.laboratory import AccreditationList, ListedLaboratory, ListWords, Scheme, Standing

HEADER_WITHIN = 30
"""Official lists carry a title and notes above their header, never more than this many rows."""


def read_accreditation_list(
    path: Path, scheme: str, dated: date, complete: bool, catalogue: Catalogue
) -> AccreditationList:
    """The list of `scheme` in a CSV or XLSX file, as of the day `dated`.

    Rows without a number are headings or notes and are passed over; a row without a standing is accepted.
    Raises `FileMissing`, and `InvalidAccreditationList` naming the row that cannot be understood.
    """
    known = catalogue.schemes.get(scheme)
    if known is None:
        schemes = ", ".join(sorted(catalogue.schemes))
        raise InvalidAccreditationList(f"There is no accreditation scheme {scheme!r}; there are: {schemes}.")
    rows = read_rows(path)
    columns, below = _header(rows, catalogue.list_words, path)
    reader = _ListReader(known, columns, catalogue.list_words, path.name)
    laboratories = tuple(_joined(reader.laboratories(below)))
    if not laboratories:
        raise InvalidAccreditationList(f"{path.name}: no row below the header names a laboratory.")
    return AccreditationList(
        scheme=scheme, dated=dated, complete=complete, laboratories=laboratories, source=path.name
    )


def _joined(rows: Iterator[ListedLaboratory]) -> Iterator[ListedLaboratory]:
    """One entry where a list has a row for each test method of a laboratory: the scopes together."""
    alike: dict[ListedLaboratory, list[str]] = {}
    whole: set[ListedLaboratory] = set()
    for row in rows:
        bare = row.model_copy(update={"scopes": ()})
        alike.setdefault(bare, []).extend(row.scopes)
        whole |= set() if row.scopes else {bare}
    for bare, scopes in alike.items():
        yield bare if bare in whole else bare.model_copy(update={"scopes": tuple(dict.fromkeys(scopes))})


def _header(rows: list[Row], words: ListWords, path: Path) -> tuple[dict[str, int], list[Row]]:
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        columns = _columns(row, words)
        if {"number", "name"} <= columns.keys():
            return columns, rows[place + 1 :]
    wanted = ", ".join((*words.columns["number"][:3], words.columns["number"][-2]))
    raise InvalidAccreditationList(
        f"{path.name}: no row has a column for the number ({wanted} …) beside one for the name."
    )


def _columns(row: Row, words: ListWords) -> dict[str, int]:
    """Column to place; of two headers for one column the longer: "Registration No." beside "No."."""
    names = {_folded(word): column for column, known in words.columns.items() for word in known}
    found: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row.cells):
        text = _folded(cell)
        column = names.get(text)
        if column and len(text) > found.get(column, (0, 0))[0]:
            found[column] = len(text), place
    return {column: place for column, (_, place) in found.items()}


def _folded(text: Any) -> str:
    return re.sub(r"[\s_:：()（）*]+", " ", str(text or "")).strip().casefold()


class _ListReader:
    """Turns rows below a header into laboratories."""

    def __init__(self, scheme: Scheme, columns: dict[str, int], words: ListWords, file_name: str) -> None:
        self._scheme = scheme
        self._columns = columns
        self._standings = {
            _folded(word): standing for standing, all_ in words.standings.items() for word in all_
        }
        self._file_name = file_name

    def laboratories(self, rows: list[Row]) -> Iterator[ListedLaboratory]:
        for row in rows:
            number = self._number(row)
            if number:
                yield self._laboratory(row, number)

    def _laboratory(self, row: Row, number: str) -> ListedLaboratory:
        return ListedLaboratory(
            scheme=self._scheme.id,
            number=number,
            name=self._text(row, "name"),
            standing=self._standing(row),
            since=self._date(row, "since", first_date) or self._date_of_standing(row),
            until=self._date(row, "until", last_date),
            reason=self._text(row, "reason") or None,
            scopes=tuple(part for part in re.split(r"\s*[;；\n]\s*", self._text(row, "scopes")) if part),
            source=(self._file_name,),
        )

    def _number(self, row: Row) -> str:
        """The ID without the scheme's name; leading zeros that a spreadsheet dropped are put back."""
        printed = re.sub(r"\s+", " ", self._text(row, "number"))
        for form in self._scheme.written_forms:
            match = re.fullmatch(form, printed)
            if match and match["number"]:
                printed = match["number"]
        bare = printed.replace(" ", "")
        padded = (bare.zfill(length) for length in range(len(bare), 13))
        shaped = (text for text in padded if re.fullmatch(self._scheme.well_formed, text))
        return next(shaped, bare) if bare.isdigit() else bare

    def _standing(self, row: Row) -> Standing:
        printed = self._text(row, "standing")
        if not printed:
            return Standing.ACCEPTED
        word = self._word_of(printed)
        if word is None:
            raise self._mistake(row, f"the standing {printed!r} is none of accepted, suspended, withdrawn")
        return self._standings[word]

    def _word_of(self, printed: str) -> str | None:
        """The standing's word with which a cell begins: "Suspended with effect from 9 Apr 2024"."""
        text = _folded(printed)
        beginning = (word for word in self._standings if re.match(rf"{re.escape(word)}(?![a-z])", text))
        return max(beginning, key=len, default=None)

    def _date_of_standing(self, row: Row) -> date | None:
        """The day that stands behind the standing's word; None where there is none or it is unclear."""
        printed = _folded(self._text(row, "standing"))
        rest = printed.removeprefix(self._word_of(printed) or "")
        found = re.search(r"\d.*\d|\b[a-z]{3,9} \d{1,2},? \d{4}", rest)
        try:
            return read_date(found[0]) if found else None
        except ValueError:
            return None

    def _date(self, row: Row, column: str, read: Callable[[Any], date | None]) -> date | None:
        cell = self._cell(row, column)
        try:
            return read(cell)
        except ValueError as error:
            raise self._mistake(row, f"{cell!r} is not a clear date; write it as 2026-01-31") from error

    def _text(self, row: Row, column: str) -> str:
        cell = self._cell(row, column)
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else str(cell).strip()

    def _cell(self, row: Row, column: str) -> Any:
        place = self._columns.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _mistake(self, row: Row, what: str) -> InvalidAccreditationList:
        return InvalidAccreditationList(f"{self._file_name}, row {row.number}: {what}.")
