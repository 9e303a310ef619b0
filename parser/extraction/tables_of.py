"""The tables of a document with all that is needed to read them: words, legend, sections, standards cited."""

from dataclasses import dataclass, replace

from catalog import Catalogue
from models.document import Document
from parser.extraction.flow import flow
from parser.extraction.sections import Placed, cited_standards, legend, sections_of
from parser.extraction.standard_mentions import Mention
from parser.extraction.table_repair import repaired
from parser.extraction.table_words import TableWords, table_words


@dataclass(frozen=True)
class TablesOf:
    """A document's tables, each in its section."""

    words: TableWords
    cited: tuple[Mention, ...]
    placed: tuple[Placed, ...]


def tables_of(document: Document, catalogue: Catalogue) -> TablesOf:
    """Gets a document's tables ready for reading."""
    words = table_words(catalogue)
    tables = tuple(repaired(table, words.results.read, words.is_value) for table in document.tables)
    blocks = flow(replace(document, tables=tables))
    words = words.explained(legend(blocks, words.results))
    cited = cited_standards(blocks, words.standards)
    return TablesOf(words, cited, sections_of(blocks, catalogue, words.standards))
