"""Tables with an analyte over each column: a row for each specimen, rows of limits above or below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.document import Cell
from models.knowledge import Analyte
from parser.extraction.folding import squeezed
from parser.extraction.measurement_tables.limits import LimitRows
from parser.extraction.measurement_tables.reading import Reading
from parser.extraction.measurement_tables.shape import (
    Conclusions,
    Kit,
    analyte_columns,
    analyte_told_above,
    conclusions,
    specimen_name,
)
from parser.extraction.result_words import is_blank_mark, worst
from parser.extraction.tables.columns import Role
from parser.extraction.tables.sections import heading_row
from parser.extraction.tables.segments import Segment

_LABEL_ROLES = (Role.UNIT, Role.DETECTION_LIMIT, Role.LIMIT, Role.VERDICT, Role.REMARK, Role.METHOD)


@dataclass(frozen=True)
class ByColumn:
    """A table whose columns are analytes."""

    segment: Segment
    analytes: Mapping[int, Analyte]
    kit: Kit

    @classmethod
    def of(cls, segment: Segment, heading: str, kit: Kit) -> "ByColumn | None":
        """The table under this heading read so, None where its columns are no analytes."""
        analytes = analyte_columns(segment, kit.words) or analyte_told_above(segment, heading, kit.words)
        return cls(segment, analytes, kit) if analytes else None

    def limit_rows(self) -> LimitRows:
        """The limits, detection limits, units and methods that stand in rows of their own."""
        terms = self.kit.words.terms
        rows = LimitRows(tuple(terms.get("clay_words", ())), tuple(terms.get("other_material_words", ())))
        material = ""
        for row in self.segment.body:
            label = self._label(row)
            across = self._across(row)
            if self._is_heading(row):
                continue
            if across is not None and self.kit.quantities.read(across.text) is None:
                material = squeezed(across.text)
                if self.kit.is_row_of("method_rows", label):
                    rows.methods.append(material)
            elif self.kit.is_row_of("limit_rows", label):
                rows.limits[material or label] = dict(self._limits(row))
            elif self.kit.is_row_of("detection_limit_rows", label):
                rows.detection.update(self._numbers(row))
        return rows

    def rows(self, limits: LimitRows) -> Iterator[tuple[int, list[Reading]]]:
        """Every row with its values, one for each analyte; a row without values has an empty list."""
        concluded = conclusions(self.segment, self.analytes, self.kit)
        for row in self.segment.body:
            label = self._label(row)
            heading = self._is_heading(row) or self._across(row) is not None
            special = heading or self._is_special(label)
            yield row, [] if special else [*self._readings(row, label, limits, concluded)]

    def _readings(self, row: int, label: str, rows: LimitRows, concluded: Conclusions) -> Iterator[Reading]:
        if self.segment.grid.own(row):
            verdicts = [
                self.kit.words.results.read_statement(self.segment.grid.text(row, c))
                for c in self.segment.columns(Role.VERDICT)
            ]
            result = worst(found for found in verdicts if found)
            for column, analyte in self.analytes.items():
                cell = self.segment.grid.cell(row, column)
                if cell is not None and not is_blank_mark(cell.text):
                    yield self._reading(row, column, analyte, cell, rows, label)._replace(
                        result=result or concluded.by_column.get(column)
                    )

    def _reading(
        self, row: int, column: int, analyte: Analyte, cell: Cell, rows: LimitRows, label: str
    ) -> Reading:
        unit = (
            self.kit.quantities.unit(self.segment.label(column))
            or self.kit.quantities.unit(label)
            or self._unit(row)
        )
        limit = rows.chosen.get(analyte.key)
        return Reading(
            name=analyte.key,
            analyte=analyte,
            cell=cell,
            name_cell=None,
            specimen=label or None,
            unit=unit,
            limit=str(limit) if limit is not None else "",
            detection_limit=rows.detection.get(analyte.key),
            method=rows.methods[0] if rows.methods else None,
            beside=tuple(self._beside(row, column)),
        )

    def _beside(self, row: int, column: int) -> Iterator[Cell]:
        """The head of the column, the cells of limits in it, and those of the row's name and outcome."""
        yield from self.segment.head_cells(column)
        rows = [other for other in self.segment.body if self._is_special(self._label(other))]
        yield from (cell for other in rows if (cell := self.segment.grid.cell(other, column)) is not None)
        yield from (cell for cell in self.segment.grid.own(row) if cell.column not in self.analytes)

    def unit_of_limits(self) -> str | None:
        """The unit that stands beside the words for limits: `Limit (mg/kg)`."""
        units = (self.kit.quantities.unit(label) for label in self._limit_labels())
        return next((unit for unit in units if unit), None)

    def _unit(self, row: int) -> str | None:
        texts = [self.segment.grid.text(row, column) for column in self.segment.columns(Role.UNIT)]
        heads = [
            self.segment.label(column)
            for column in range(self.segment.grid.table.column_count)
            if column not in self.analytes
        ]
        units = (self.kit.quantities.unit(text) for text in (*texts, *self._limit_labels(), *heads))
        return next((unit for unit in units if unit), None)

    def _limit_labels(self) -> list[str]:
        return [label for row in self.segment.body if (label := self._label(row)) and self._is_special(label)]

    def _label(self, row: int) -> str:
        """What stands before the values of a row."""
        first = min(self.analytes)
        cells = [cell for cell in self.segment.grid.row(row) if cell.column < first]
        named = [
            cell
            for cell in cells
            if self.segment.roles.get(cell.column) not in _LABEL_ROLES and cell.text.strip()
        ]
        return specimen_name([squeezed(cell.text) for cell in named]) or ""

    def _across(self, row: int) -> Cell | None:
        """A cell over several analyte columns: the material or method that the next rows are for."""
        cells = [cell for cell in self.segment.grid.own(row) if cell.column in self.analytes]
        if len(cells) != 1:
            return None
        end = cells[0].column + cells[0].column_span
        return cells[0] if sum(cells[0].column <= column < end for column in self.analytes) > 1 else None

    def _is_heading(self, row: int) -> bool:
        """Whether the row is a heading that begins before the analytes: something else follows."""
        own = self.segment.grid.own(row)
        return bool(heading_row(self.segment.grid, row)) and own[0].column < min(self.analytes)

    def _is_special(self, label: str) -> bool:
        terms = (
            "limit_rows",
            "detection_limit_rows",
            "conclusion_rows",
            "unit_rows",
            "method_rows",
            "cas_rows",
        )
        return any(self.kit.is_row_of(term, label) for term in terms)

    def _limits(self, row: int) -> Iterator[tuple[str, float | str]]:
        for column, analyte in self.analytes.items():
            limit = self.kit.quantities.limit(self.segment.grid.text(row, column))
            if limit is not None:
                yield analyte.key, limit

    def _numbers(self, row: int) -> Iterator[tuple[str, float]]:
        for column, analyte in self.analytes.items():
            number = self.kit.quantities.number(self.segment.grid.text(row, column))
            if number is not None:
                yield analyte.key, number
