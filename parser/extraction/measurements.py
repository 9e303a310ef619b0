"""The measured values of a report: one record for each analyte and specimen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from catalog import Catalogue
from models.document import Cell, Document
from models.report import Measurement, Result
from models.reread import Reread
from parser.extraction.clause_tables.in_standard import take_fitting_standard
from parser.extraction.clauses import carries_outcomes
from parser.extraction.doubts.rival_readings import agrees_only_so, has_no_rival, names_no_other
from parser.extraction.doubts.second_look import BELIEVED, CONTESTED, SURE, SecondLook
from parser.extraction.folding import UNREAD, fold, is_cjk, squeezed
from parser.extraction.measurement_tables.by_column import ByColumn
from parser.extraction.measurement_tables.by_row import ByRow
from parser.extraction.measurement_tables.likelier import likelier_text
from parser.extraction.measurement_tables.limits import LimitTables
from parser.extraction.measurement_tables.quantities import Quantity, QuantityReader
from parser.extraction.measurement_tables.reading import Reading
from parser.extraction.measurement_tables.shape import Kit
from parser.extraction.measurement_tables.stated import Stated, stated_beside
from parser.extraction.tables.column_content import has_untold_column
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import evidence_of
from parser.extraction.tables.in_force import InForce
from parser.extraction.tables.of_document import TablesOf, tables_of
from parser.extraction.tables.segments import Segment

_NAMED_BY_SUBSTANCE = frozenset({"element", "phthalate", "amine", "pah"})
LOST_WORDS = 0.7
"""Factor for a value at whose height words fell into no cell."""
UNREAD_IN_HEAD = 0.85
"""The most for a value of a column whose head says more than was understood: of the specimen, or a limit; and
for the values of a table with a column under a head that was not read."""
_BARE_NUMBER = re.compile(r"(?<![^\s≤<])\d+(?:[.,]\d+)?(?!\S)")
_SIGN_AS_LETTER = re.compile(r"[sS]\d")
_TWO_NUMBERS, _THOUSANDS = re.compile(r"[\d.,]+\s+[\d.,]+"), re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+")
SAID_TWICE = 0.6
"""The most for values of one substance in one specimen that differ: columns or rows were mistaken."""


def read_measurements(document: Document, catalogue: Catalogue, reread: Reread) -> tuple[Measurement, ...]:
    """Every value measured, in printed order."""
    tables = tables_of(document, catalogue)
    kit = Kit(tables.words, QuantityReader(tables.words.terms))
    return tuple(MeasurementReader(tables, kit, SecondLook(reread)).read())


@dataclass
class MeasurementReader:
    """Walks through the tables; limits printed in a table of their own are kept for those after it."""

    tables: TablesOf
    kit: Kit
    look: SecondLook
    limits: LimitTables = field(default_factory=LimitTables)

    def read(self) -> Iterator[Measurement]:
        """Every measurement of the document."""
        for placed, segments in self.tables.placed:
            force = InForce.over(placed, self.tables)
            stated = stated_beside(placed.table, self.tables.blocks, self.kit)
            for segment in segments:
                if carries_outcomes(segment):
                    take_fitting_standard(segment, force, self.tables.words)
                yield from self._segment(segment, force, stated)

    def _segment(self, segment: Segment, force: InForce, stated: Stated) -> Iterator[Measurement]:
        if (by_column := ByColumn.of(segment, force.section.heading, self.kit)) is not None:
            values = [*by_column.analytes]
            self._look(segment, values)
            rows = by_column.limit_rows()
            name = force.standard.name if force.standard else None
            self.limits.keep(name, rows, by_column.unit_of_limits())
            found = by_column.rows(rows)
        elif (by_row := ByRow.of(segment, self.kit)) is not None:
            limits = segment.columns(Role.LIMIT, Role.DETECTION_LIMIT)
            values = [*by_row.columns.values]
            self._look(segment, [*values, *limits])
            found = by_row.rows()
        else:
            values, found = [], ((row, []) for row in segment.body)
        made: list[Measurement] = []
        for row, readings in found:
            if not readings and force.is_heading(segment, row):
                force.head(" ".join(cell.text for cell in segment.grid.own(row)))
            for reading in readings:
                made += self._measurement(reading, segment, force, stated)
        most = UNREAD_IN_HEAD if has_untold_column(segment, values) else 1.0
        yield from (_capped(one, most) for one in _doubted(made))

    def _look(self, segment: Segment, columns: Sequence[int]) -> None:
        for column in columns:
            self.look.look(segment.cells(column))

    def _measurement(
        self, reading: Reading, segment: Segment, force: InForce, stated: Stated
    ) -> Iterator[Measurement]:
        """The record of a reading; nothing where the cell holds no value and no outcome."""
        printed = likelier_text(reading.cell, self.kit)
        quantity = self.kit.quantities.read(printed)
        said = self.kit.words.results.read(printed) if quantity is None else None
        if quantity is None and said is None and not (reading.analyte or reading.limit):
            return
        standard = force.standard.name if force.standard else None
        item = self._item(reading, force)
        told = quantity or reading.analyte or item
        unit = (quantity.unit if quantity else None) or (reading.unit if told else None)
        if unit is None and reading.analyte and standard in self.limits.units and not reading.limit:
            unit = self.limits.units[standard]
        if unit is None and quantity is not None and reading.analyte:
            unit = stated.unit
        cells = [cell for cell in (reading.name_cell, reading.cell) if cell is not None]
        limit = self.kit.quantities.limit(reading.limit, unit)
        if limit is None:
            limit = self.limits.limit(standard, reading.name) or stated.limit(reading.name, unit)
        detection = (quantity.detection_limit if quantity else None) or reading.detection_limit
        yield Measurement(
            standard=standard,
            clause=force.clause.printed if force.clause else None,
            item=item,
            analyte=_name(reading, item),
            cas=" / ".join(reading.cas) or None,
            specimen=reading.specimen,
            operator=quantity.operator if quantity else None if _withheld(said) else "=",
            value=quantity.value if quantity else None if _withheld(said) else squeezed(printed),
            unit=unit,
            limit=limit,
            detection_limit=detection
            or self.limits.detection_limit(standard, reading.name)
            or stated.detection_limit(reading.name),
            method=reading.method or force.section.method,
            result=reading.result or (said if _withheld(said) else None),
            printed=printed,
            confidence=self._confidence(segment, reading, quantity, said, force),
            evidence=tuple(evidence_of(cell) for cell in dict.fromkeys(cells)),
        )

    def _confidence(
        self,
        segment: Segment,
        reading: Reading,
        quantity: Quantity | None,
        said: Result | None,
        force: InForce,
    ) -> float:
        """How sure a value is with its limits, and its unit where it is none in words: the grid, the words,
        the second reader, and words lost beside it.
        """
        lost = LOST_WORDS if segment.grid.has_orphans([reading.cell]) else 1.0
        untold = UNREAD_IN_HEAD if _untold_in_head(segment.label(reading.cell.column), reading) else 1.0
        head = min(untold, self._beside_limit(reading, understood=bool(quantity or said)))
        asked = [c for c in reading.beside if quantity or segment.roles.get(c.column) is not Role.UNIT]
        beside = min((self._beside(cell, reading, force) for cell in asked), default=1.0)
        sure = min(self._named(reading, force), head, beside, self._sureness(reading.cell, quantity, said))
        return round(segment.grid.sureness * lost * sure, 4)

    def _beside_limit(self, reading: Reading, understood: bool) -> float:
        """How sure a value can be beside its limit: one of two numbers, or behind a letter that was a sign,
        is in doubt, and so is a word beside a number that says nothing known: `Not`, whose rest was lost."""
        word = not understood and not any(map(str.isdigit, reading.cell.text))
        unlike = word and self.kit.quantities.number(reading.limit) is not None
        misread = _is_of_two(reading.limit) or _SIGN_AS_LETTER.match(reading.limit)
        several = not understood and self._holds_several(reading.cell.text)
        return CONTESTED if unlike or misread or several else 1.0

    def _holds_several(self, text: str) -> bool:
        """Whether a cell that is no value holds several: those of other columns are among them."""
        return sum(self.kit.quantities.read(word) is not None for word in text.split()) > 1

    def _named(self, reading: Reading, force: InForce) -> float:
        """How sure the name is that stands beside a value; 1 where there is none."""
        cell = reading.name_cell
        if cell is None:
            return 1.0
        known = reading.analyte is not None
        known &= self.kit.words.analytes.find(cell.text) == reading.analyte
        item, entry = self._item(reading, force), force.standard.entry if force.standard else None
        named = self.look.sureness([cell], known or (item is not None and reading.analyte is None))
        if item and entry and has_no_rival([cell], self.tables.words.items(entry), item):
            return max(named, BELIEVED)
        return self._borne_out(named, cell, reading, force)

    def _borne_out(self, sure: float, cell: Cell, reading: Reading, force: InForce) -> float:
        """How sure a cell is where the substance that it names is borne out: by its name and symbol, which
        agree in this reading alone, or by the standard, which sets the very limit that stands beside it,
        where no other reading of the cell names another substance."""
        entry, analyte = force.standard.entry if force.standard else None, reading.analyte
        analytes, printed = self.kit.words.analytes, self.kit.quantities.number(reading.limit)
        if analyte is None or sure >= BELIEVED:
            return sure
        if analytes.find(cell.text) == analyte and agrees_only_so(cell, analytes):
            return BELIEVED
        if entry is None:
            return sure
        own = {
            limit.value for limit in entry.limits if limit.analyte in (analyte.key, f"total {analyte.key}")
        }
        named = analytes.find(cell.text) == analyte and names_no_other(cell, analytes, analyte.key)
        return BELIEVED if named and printed in own else sure

    def _beside(self, cell: Cell, reading: Reading, force: InForce) -> float:
        """How sure a cell beside a value is, the head that names the substance, a limit, an outcome: where
        both readers saw a number in it, they must agree."""
        first, second = (self.kit.quantities.number(text) for text in (cell.text, self.look.text(cell)))
        differ = first is not None and second is not None and first != second
        read = self._borne_out(self.look.sureness([cell]), cell, reading, force)
        return min(read, CONTESTED) if differ else read

    def _sureness(self, cell: Cell, quantity: Quantity | None, said: Result | None) -> float:
        second = self.kit.quantities.read(self.look.text(cell))
        other = self.kit.words.results.read(self.look.text(cell)) if second is None else None
        silent = (second is None and other is None) or _lost_a_part(cell, self.look.text(cell))
        agrees = None if silent else (second, other) == (quantity, said)
        guessed = likelier_text(cell, self.kit) != cell.text
        return self.look.confidence(min(cell.confidence, CONTESTED if guessed else 1.0), cell, agrees)

    def _item(self, reading: Reading, force: InForce) -> str | None:
        """The catalogue item of a value, where the standard has items."""
        entry = force.standard.entry if force.standard else None
        if entry is None or not entry.items:
            return None
        found = self.tables.words.items(entry).find(reading.title or reading.name, reading.method or "")
        return found[0].key if len(found) == 1 else None


def _lost_a_part(cell: Cell, seen: str) -> bool:
    """Whether the second reader saw only a part of a Chinese word that the first is sure of: without its last
    character 未检出 is another answer.
    """
    first, second = squeezed(cell.text), "".join(seen.split())
    return cell.confidence >= SURE and second != first and second in first and all(map(is_cjk, first))


def _doubted(made: Sequence[Measurement]) -> Iterator[Measurement]:
    """The values of one table, those in doubt that say several things of one substance in one specimen, or
    stand beside each other without a specimen that tells them apart.
    """
    said: dict[tuple[str | None, ...], list[tuple[str | None, float | str | None]]] = defaultdict(list)
    for one in made:
        said[_place(one)].append((one.operator, one.value))
    for one in made:
        values = said[_place(one)]
        twice = len(values if one.specimen is None else set(values)) > 1
        yield _capped(one, SAID_TWICE if twice else 1.0)


def _capped(one: Measurement, most: float) -> Measurement:
    return one.model_copy(update={"confidence": most}) if one.confidence > most else one


def _place(one: Measurement) -> tuple[str | None, ...]:
    """What two values of one thing share; acid and alkaline perspiration are one item by two names."""
    named = fold(one.evidence[0].text).text if len(one.evidence) > 1 else None
    return one.standard, one.clause, one.analyte, named, one.specimen, one.method


def _name(reading: Reading, item: str | None) -> str:
    """The analyte's key where it is a substance of its own, else the item's, else the printed words."""
    if reading.analyte is not None and (item is None or reading.analyte.group in _NAMED_BY_SUBSTANCE):
        return reading.analyte.key
    return item or reading.name


def _untold_in_head(head: str, reading: Reading) -> bool:
    """Whether ink was left unread in a column's head, or numbers stand beside the analyte in it though its
    values have no limit: the rows of limits grew together with it."""
    if UNREAD in head:
        return True
    over = reading.name_cell is None and reading.analyte is not None
    return over and not reading.limit and _BARE_NUMBER.search(head) is not None


def _is_of_two(limit: str) -> bool:
    """Whether a limit is two numbers: one of them is another column's, the limit of detection perhaps."""
    return _TWO_NUMBERS.fullmatch(limit.strip()) is not None and not _THOUSANDS.fullmatch(limit.strip())


def _withheld(said: Result | None) -> bool:
    """Whether a value cell says that there is no value."""
    return said in (Result.NOT_APPLICABLE, Result.NOT_TESTED)
