"""Tables with an analyte or item in each row: value columns for one or several specimens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Cell
from models.report import Result
from parser.extraction.folding import squeezed
from parser.extraction.measurement_tables.reading import Reading
from parser.extraction.measurement_tables.shape import (
    Conclusions,
    Kit,
    ValueColumns,
    conclusions,
    specimen_name,
    value_columns,
)
from parser.extraction.result_words import is_blank_mark, worst
from parser.extraction.standards.analytes import cas_numbers
from parser.extraction.tables.columns import Role
from parser.extraction.tables.segments import Segment

_SPECIAL = ("conclusion_rows", "limit_rows", "detection_limit_rows", "overall_labels")
_BESIDE = (Role.LIMIT, Role.UNIT, Role.DETECTION_LIMIT, Role.CAS, Role.VERDICT)


@dataclass(frozen=True)
class ByRow:
    """A table whose rows are analytes or items."""

    segment: Segment
    columns: ValueColumns
    kit: Kit

    @classmethod
    def of(cls, segment: Segment, kit: Kit) -> "ByRow | None":
        """The table read so, None where it has no values."""
        columns = value_columns(segment, kit)
        return cls(segment, columns, kit) if columns else None

    @property
    def concluded(self) -> Conclusions:
        """The outcomes of the concluding row."""
        return conclusions(self.segment, self.columns.values, self.kit)

    def rows(self) -> Iterator[tuple[int, list[Reading]]]:
        """Every row with its values, one for each specimen; a row without values has an empty list."""
        concluded = self.concluded
        for row in self.segment.body:
            yield row, [*self._readings(row, concluded)]

    def _readings(self, row: int, concluded: Conclusions) -> Iterator[Reading]:
        names = self._filled(row, self.columns.names)
        title = squeezed(" ".join(cell.text for cell in names))
        if not names or any(self.kit.is_row_of(term, title) for term in _SPECIAL):
            return
        analyte = self.kit.words.analytes.find(title)
        own = Reading(
            name=analyte.key if analyte else title,
            analyte=analyte,
            cell=names[-1],
            name_cell=names[-1],
            cas=self._cas(row),
            unit=self._unit(row, title),
            limit=self._text(row, Role.LIMIT),
            detection_limit=self.kit.quantities.number(self._text(row, Role.DETECTION_LIMIT)),
            method=self._text(row, Role.METHOD) or None,
            result=self._verdict(row),
            title=title,
            beside=tuple(self._filled(row, self.segment.columns(*_BESIDE))),
        )
        for column in self.columns.values:
            cell = self.segment.grid.cell(row, column)
            if cell is None or cell.column not in self.columns.values or is_blank_mark(cell.text):
                continue
            specimen = self.columns.specimens[column] or self._specimen(row)
            unit = own.unit or self.kit.quantities.unit(self.segment.label(column))
            result = own.result or concluded.by_column.get(column)
            yield own._replace(cell=cell, specimen=specimen, unit=unit, result=result)

    def _filled(self, row: int, columns: Sequence[int]) -> list[Cell]:
        found = (self.segment.grid.cell(row, column) for column in columns)
        return list(
            dict.fromkeys(cell for cell in found if cell is not None and not is_blank_mark(cell.text))
        )

    def _text(self, row: int, role: Role) -> str:
        texts = (cell.text for cell in self._filled(row, self.segment.columns(role)))
        return squeezed(" ".join(texts))

    def _specimen(self, row: int) -> str | None:
        """What the columns of specimens say; beside its number, a specimen's description says no more."""
        columns = [c for c in self.segment.columns(Role.SPECIMEN) if c not in self.columns.values]
        return specimen_name([squeezed(cell.text) for cell in self._filled(row, columns)])

    def _cas(self, row: int) -> tuple[str, ...]:
        return cas_numbers(" ".join(cell.text for cell in self.segment.grid.row(row)))

    def _unit(self, row: int, title: str) -> str | None:
        """The unit of a row: its own column, its title, or the header over its limit or detection limit."""
        heads = [
            self.segment.label(c) for c in self.segment.columns(Role.LIMIT, Role.DETECTION_LIMIT, Role.TITLE)
        ]
        places = (self._text(row, Role.UNIT), title, *heads)
        return next((unit for text in places if text and (unit := self.kit.quantities.unit(text))), None)

    def _verdict(self, row: int) -> Result | None:
        texts = [self.segment.grid.text(row, column) for column in self.segment.columns(Role.VERDICT)]
        results = (self.kit.words.results.read_statement(text) for text in texts)
        return worst(result for result in results if result is not None)
