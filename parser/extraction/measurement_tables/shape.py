"""How a table of values is laid out: which columns hold values, for which specimen or analyte."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.knowledge import Analyte
from models.report import Result
from parser.extraction.doubts.rival_readings import other_texts
from parser.extraction.folding import squeezed, without_unread
from parser.extraction.measurement_tables.quantities import QuantityReader
from parser.extraction.result_words import is_blank_mark
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_MOST = 0.6
_ENOUGH = 2
_LONGEST_HEAD = 60
_LONGEST_NUMBER = 12
_BRACKETED_END = re.compile(r"\s*[(\[（][^()\[\]（）]{1,14}[)\]）]\s*$")
_VALUE_WORDS = (Role.RESULT, Role.MEASURED)
_FREE = (Role.REMARK, Role.SPECIMEN, Role.NUMBER)


@dataclass(frozen=True)
class Kit:
    """What reading values needs of the catalogue."""

    words: TableWords
    quantities: QuantityReader

    def is_row_of(self, term: str, label: str) -> bool:
        """Whether a row's label says that the row holds limits, units, methods and the like."""
        return self.words.is_listed(term, label)

    def without_unit(self, head: str) -> str:
        """A header without the unit in brackets at its end: `Sample 1 [mg/kg]`."""
        bare = _BRACKETED_END.sub("", head)
        return bare if bare.strip() and self.quantities.unit(head[len(bare) :]) else head


@dataclass(frozen=True)
class ValueColumns:
    """The columns of a table whose rows are analytes: one value column for each specimen."""

    names: tuple[int, ...]
    values: tuple[int, ...]
    specimens: Mapping[int, str | None]


def holds_values(segment: Segment, words: TableWords) -> bool:
    """Whether a segment has analytes over its columns: its outcomes then belong to specimens."""
    return bool(analyte_columns(segment, words))


def analyte_columns(segment: Segment, words: TableWords) -> dict[int, Analyte]:
    """The columns headed by one analyte each; empty where a single one stands beside no specimens."""
    found = {
        column: analyte
        for column, heads in segment.heads.items()
        if heads and heads != segment.heads.get(column - 1) and len(segment.label(column)) <= _LONGEST_HEAD
        if (analyte := words.analytes.find(" ".join(heads)) or _wavering(segment, column, words)) is not None
    }
    several = len({analyte.key for analyte in found.values()}) >= _ENOUGH
    specimens = any(words.headers.role(segment.label(column)) is Role.SPECIMEN for column in segment.heads)
    return found if several or (found and specimens) else {}


def analyte_told_above(segment: Segment, heading: str, words: TableWords) -> dict[int, Analyte]:
    """The one column of values of a table that names specimens only, under a heading that names one analyte:
    `Total lead in substrates` over specimen, result and outcome."""
    values = segment.columns(Role.MEASURED, Role.RESULT)
    named = segment.columns(Role.TITLE, Role.CLAUSE, Role.STANDARD)
    analyte = words.analytes.find(heading) if len(values) == 1 and not named else None
    return {values[0]: analyte} if analyte and segment.columns(Role.SPECIMEN) else {}


def _wavering(segment: Segment, column: int, words: TableWords) -> Analyte | None:
    """The one analyte among the other readings of a column's head: "Sh" was read, "Sb" seen as well."""
    found = {
        analyte.key: analyte
        for cell in segment.head_cells(column)
        for other in other_texts(cell)
        if (analyte := words.analytes.find(other)) is not None
    }
    return found.popitem()[1] if len(found) == 1 else None


def value_columns(segment: Segment, kit: Kit) -> ValueColumns | None:
    """The value columns of a table whose rows are analytes or items; None where it is no such table."""
    names = segment.columns(Role.TITLE)
    measured = segment.columns(Role.MEASURED)
    supported = bool(segment.columns(Role.UNIT, Role.LIMIT, Role.DETECTION_LIMIT, Role.CAS))
    values = measured or (
        [column for column in _unnamed(segment) if _is_values(segment, column, kit)] if supported else []
    )
    if not names or not values:
        return None
    if not supported and not _are_analytes(_texts(segment, names), kit):
        return None
    return ValueColumns(
        tuple(names), tuple(values), {column: _specimen(segment, column, kit) for column in values}
    )


def _unnamed(segment: Segment) -> list[int]:
    columns = range(segment.grid.table.column_count)
    return [
        column for column in columns if segment.roles.get(column) is None or segment.roles[column] in _FREE
    ]


def _texts(segment: Segment, columns: Iterable[int]) -> list[str]:
    return [text for column in columns for text in segment.texts(column)]


def _is_values(segment: Segment, column: int, kit: Kit) -> bool:
    """Whether most of a column are values, the outcomes of rows that conclude the table left aside."""
    own = (cell for cell in segment.cells(column) if not _concludes(segment, cell.row, kit))
    texts = [cell.text for cell in own if not is_blank_mark(cell.text)]
    if column == 0 and [text.strip(" .") for text in texts] == [str(n + 1) for n in range(len(texts))]:
        return False
    return bool(texts) and sum(kit.quantities.read(text) is not None for text in texts) >= _MOST * len(texts)


def _concludes(segment: Segment, row: int, kit: Kit) -> bool:
    return any(kit.is_row_of("conclusion_rows", cell.text) for cell in segment.grid.own(row)[:1])


def _are_analytes(texts: Sequence[str], kit: Kit) -> bool:
    return bool(texts) and sum(kit.words.analytes.find(text) is not None for text in texts) >= len(texts) / 2


def _specimen(segment: Segment, column: int, kit: Kit) -> str | None:
    """The specimen named in a value column's header, below words such as Result."""
    for printed in reversed(segment.heads.get(column, ())):
        head = without_unread(printed)
        plain_unit = kit.quantities.unit(head) is not None and not any(c.isdigit() for c in head)
        role = kit.words.headers.role(head)
        numbered = role is Role.SPECIMEN and any(character.isdigit() for character in head)
        if (behind := _behind_role(kit.without_unit(head), kit)) is not None:
            return behind
        if (role is None or numbered) and not plain_unit and not is_blank_mark(head):
            return squeezed(kit.without_unit(head))
    return None


def _behind_role(head: str, kit: Kit) -> str | None:
    """A specimen's number behind the word for results in one header: `Test Result (1)`."""
    words = head.split()
    for size in range(len(words) - 1, 0, -1):
        rest = " ".join(words[size:])
        if kit.words.headers.role(" ".join(words[:size])) in _VALUE_WORDS and any(map(str.isdigit, rest)):
            return rest if len(rest) <= _LONGEST_NUMBER and kit.quantities.unit(rest) is None else None
    return None


def specimen_name(texts: Sequence[str]) -> str | None:
    """A specimen from the cells before its values: its number where that stands beside a description."""
    numbers = [text for text in texts if len(text) <= _LONGEST_NUMBER and any(map(str.isdigit, text))]
    if len(texts) > 1 and texts[:1] == numbers[:1]:
        return texts[0]
    return " ".join(texts) or None


@dataclass(frozen=True)
class Conclusions:
    """The outcomes of the row that concludes a table, by column."""

    by_column: Mapping[int, Result]

    @cached_property
    def single(self) -> Result | None:
        """The one outcome where the row gives just one for all columns."""
        results = set(self.by_column.values())
        return results.pop() if len(results) == 1 else None


def conclusion_rows(segment: Segment, kit: Kit) -> list[int]:
    """The rows that conclude the table."""
    return [
        row
        for row in segment.body
        if segment.grid.own(row) and kit.is_row_of("conclusion_rows", segment.grid.own(row)[0].text)
    ]


def conclusions(segment: Segment, columns: Iterable[int], kit: Kit) -> Conclusions:
    """What the concluding rows say of each of these columns."""
    found: dict[int, Result] = {}
    for row in conclusion_rows(segment, kit):
        for column in columns:
            result = kit.words.results.read_statement(segment.grid.text(row, column))
            if result is not None:
                found[column] = result
    return Conclusions(found)
