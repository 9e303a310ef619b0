"""Rows of a standard of which a scan does not tell surely what they are about, and nobody knows such one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from models.evidence import Method
from models.report import ROWS_NOT_UNDERSTOOD, ClauseRow, Level, Measurement, ReportWarning
from models.standard import Standard
from parser.extraction.doubts.second_look import UNCONFIRMED
from parser.extraction.tables.known_words import TableWords


def unknown_rows(
    clauses: Iterable[ClauseRow],
    measurements: Iterable[Measurement],
    standards: Mapping[str, Standard],
    words: TableWords,
) -> Iterator[ReportWarning]:
    """A warning for each page with rows that name no clause or item of their standard and were read unsurely,
    or whose substance has another name than its symbol says: what seems to be missing may be one of them."""
    pages = Counter(
        row.evidence[0].page
        for row in clauses
        if row.evidence and row.level is Level.CLAUSE and row.standard and row.standard in standards
        if _is_unknown(row, standards[row.standard], words)
    )
    pages.update(
        row.evidence[0].page
        for row in measurements
        if row.evidence and words.analytes.contradicts(row.evidence[0].text)
    )
    for page, count in sorted(pages.items()):
        message = f"What {count} rows of a table are about was not read surely, and no standard knows it."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


def _is_unknown(row: ClauseRow, standard: Standard, words: TableWords) -> bool:
    if words.analytes.contradicts(row.title or ""):
        return True
    if row.item is not None or not _is_unsure(row):
        return False
    numbers = {clause.number for clause in standard.clauses}
    return bool(standard.items) or (bool(numbers) and numbers.isdisjoint(row.clauses_covered))


def _is_unsure(row: ClauseRow) -> bool:
    """Whether the first of what the row shows, its number or name, comes from an image and is in doubt."""
    first = row.evidence[0]
    return first.method is Method.OCR and first.confidence < UNCONFIRMED
