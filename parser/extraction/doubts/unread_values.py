"""Values that stand in a table and that no reader took: silence about them would be the worst mistake."""

from collections.abc import Iterator, Sequence

from catalog import Catalogue
from models.document import Cell, Document
from models.geometry import Box
from models.report import VALUES_NOT_READ, ClauseRow, Measurement, ReportWarning
from parser.extraction.folding import squeezed
from parser.extraction.labelled.flow import Paragraph
from parser.extraction.measurement_tables.quantities import QuantityReader
from parser.extraction.measurement_tables.shape import Kit
from parser.extraction.standards.clause_numbers import read_clause
from parser.extraction.tables.columns import Role
from parser.extraction.tables.of_document import tables_of
from parser.extraction.tables.segments import Segment

_SPECIAL = ("limit_rows", "detection_limit_rows", "conclusion_rows", "unit_rows", "method_rows", "cas_rows")
_FEWEST_ANALYTES = 2
_MOST_NAMED = 3
_TOLD = frozenset(Role) - {Role.MEASURED, Role.RESULT, Role.TITLE}
"""Roles of columns whose numbers are no measured values."""

_OF_VALUES = (Role.UNIT, Role.LIMIT, Role.DETECTION_LIMIT, Role.CAS, Role.MEASURED)

Place = tuple[int, int, int]


def unread_values(
    document: Document,
    catalogue: Catalogue,
    measurements: Sequence[Measurement],
    clauses: Sequence[ClauseRow] = (),
) -> tuple[ReportWarning, ...]:
    """One warning for each page on which values of substances, or rows of clauses, were not understood."""
    tables = tables_of(document, catalogue)
    kit = Kit(tables.words, QuantityReader(tables.words.terms))
    taken = {_place(one.page, one.box) for row in measurements for one in row.evidence}
    lost: dict[int, list[str]] = {}
    for _, segments in tables.placed:
        for segment in (one for one in segments if _measures(one, kit)):
            for cell, named in _lost(segment, kit, taken):
                lost.setdefault(cell.page, []).append(f"{named} {cell.text}".strip())
    known = {(one.page, row.clause) for row in clauses for one in row.evidence}
    for block in tables.blocks:
        clause = _lost_row(block, kit) if isinstance(block, Paragraph) else None
        if clause and isinstance(block, Paragraph) and (block.page, clause) not in known:
            lost.setdefault(block.page, []).append(block.text)
    return tuple(_warning(page, texts) for page, texts in sorted(lost.items()))


def _lost_row(paragraph: Paragraph, kit: Kit) -> str | None:
    """The clause of a line outside of every table that reads like a row: a number, a title, an outcome."""
    first, *others = paragraph.fragments
    clause = read_clause(first.text)
    stated = any(kit.words.results.read(other.text) is not None for other in others)
    return clause.printed if clause and clause.dotted and stated else None


def _place(page: int, box: Box) -> Place:
    return page, round(box.x0), round(box.top)


def _measures(segment: Segment, kit: Kit) -> bool:
    """Whether it is a table of substances: several are named, or one under a head that speaks of values.

    A company's name may hold a symbol ("Co."), and an age beside it looks like a value.
    """
    named = {
        kit.words.analytes.find(cell.text) for cell in segment.grid.table.cells if _is_substance(cell, kit)
    }
    return len(named) >= _FEWEST_ANALYTES or bool(named and segment.columns(*_OF_VALUES))


def _lost(segment: Segment, kit: Kit, taken: set[Place]) -> Iterator[tuple[Cell, str]]:
    """The values beside or under the name of a substance that are in no measurement. A group's name that
    reaches down beside its members is no head over what follows.
    """
    over: dict[int, str] = {}
    for row in segment.body:
        cells = segment.grid.own(row)
        named = [cell for cell in cells if _is_substance(cell, kit)]
        if sum(cell.row_span == 1 for cell in named) >= _FEWEST_ANALYTES:
            over = {cell.column: cell.text for cell in named}
            continue
        if any(kit.is_row_of(term, cell.text) for term in _SPECIAL for cell in cells[:1]):
            continue
        for cell in cells:
            if not _is_value(cell, segment, kit) or _place(cell.page, cell.box.rounded()) in taken:
                continue
            if named and cell.column > named[0].column:
                yield cell, squeezed(named[0].text)
            elif not named and cell.column in over:
                yield cell, over[cell.column]


def _is_substance(cell: Cell, kit: Kit) -> bool:
    return kit.words.analytes.is_named_alone(cell.text) and kit.quantities.read(cell.text) is None


def _is_value(cell: Cell, segment: Segment, kit: Kit) -> bool:
    """Whether it holds a quantity, in a column that is not known to hold limits, numbers or the like."""
    return segment.roles.get(cell.column) not in _TOLD and kit.quantities.read(cell.text) is not None


def _warning(page: int, texts: Sequence[str]) -> ReportWarning:
    shown = "; ".join(texts[:_MOST_NAMED]) + ("; …" if len(texts) > _MOST_NAMED else "")
    message = f"{len(texts)} entries of tables could not be tied to their rows and columns: {shown}."
    return ReportWarning(code=VALUES_NOT_READ, message=message, page=page)
