"""The days of testing from a table that gives a date beside every test."""

from collections.abc import Iterator
from datetime import date

from models.document import Cell, Table
from models.evidence import Value
from parser.extraction.dates.order import DayOrders
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.tables.grid import evidence_of

_BESIDE_TESTS = 0.85


def days_of_tests(gathered: Gathered, orders: DayOrders) -> tuple[Value[date] | None, Value[date] | None]:
    """First and last of the dates in columns headed "Date" beside a column headed "Test"; None for none.

    A date that cannot be understood leaves both open: it may be the last.
    """
    days: dict[date, Value[date]] = {}
    for cell in _dated_cells(gathered):
        mentions = gathered.lexicon.dates.mentions(cell.text)
        day = orders.day(mentions[0]) if len(mentions) == 1 else None
        if day is None:
            return None, None
        evidence = evidence_of(cell, _BESIDE_TESTS * cell.confidence)
        days.setdefault(day, Value(value=day, confidence=evidence.confidence, evidence=(evidence,)))
    return (days[min(days)], days[max(days)]) if days else (None, None)


def _dated_cells(gathered: Gathered) -> Iterator[Cell]:
    labels = {fold(word).text for word in gathered.lexicon.term("date_heads")}
    for table in gathered.document.tables:
        heads = {cell.column: cell.text for cell in table.cells if cell.row == 0}
        dated = [column for column, text in heads.items() if fold(text).text in labels]
        others = [text for column, text in heads.items() if column not in dated]
        if len(dated) == 1 and any(map(gathered.lexicon.pattern("testing_patterns").search, others)):
            yield from _below(table, dated[0])


def _below(table: Table, column: int) -> Iterator[Cell]:
    return (cell for cell in table.cells if cell.column == column and cell.row > 0 and cell.text.strip())
