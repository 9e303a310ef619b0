from collections.abc import Callable, Sequence

import pytest

from catalog.catalogue import Catalogue
from models.document import Document, Table
from models.report import ClauseRow, Measurement
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.measurement_tables.quantities import QuantityReader
from parser.extraction.measurements import read_measurements
from parser.extraction.tables.known_words import TableWords, table_words

Rows = Callable[..., tuple[ClauseRow, ...]]
Values = Callable[..., tuple[Measurement, ...]]


@pytest.fixture(scope="session")
def words(catalogue: Catalogue) -> TableWords:
    return table_words(catalogue)


@pytest.fixture(scope="session")
def quantities(words: TableWords) -> QuantityReader:
    return QuantityReader(words.terms)


@pytest.fixture(scope="session")
def rows(catalogue: Catalogue) -> Rows:
    """Reads the clause rows of a document."""

    def read(document: Document) -> tuple[ClauseRow, ...]:
        return read_clauses(document, catalogue, no_reread)

    return read


@pytest.fixture(scope="session")
def values(catalogue: Catalogue) -> Values:
    """Reads the measurements of a document."""

    def read(document: Document) -> tuple[Measurement, ...]:
        return read_measurements(document, catalogue, no_reread)

    return read


def brief(read: Sequence[ClauseRow]) -> list[tuple[str | None, str | None, str]]:
    return [(row.standard, row.clause, row.result.value) for row in read]


__all__ = ["Table", "brief"]
