"""From a `Document` to a `TestReport`: one module for each kind of value. Knows nothing of channels.

`labelled` finds what stands behind labels, `tables` what stands in rows and columns; `dates`, `parties`,
`products`, `standards`, `clause_tables` and `measurement_tables` make values of it; `doubts` asks how surely
they were read; `assemble` puts the report together.
"""

from catalog.catalogue import Catalogue
from catalog.feature_words import feature_finder
from models.document import Document
from models.report import TestReport
from models.reread import Reread, no_reread
from parser.extraction.assemble import assemble
from parser.extraction.lexicon import lexicon_of
from parser.extraction.tables.known_words import table_words

__all__ = ["extract_report", "warm"]


def extract_report(document: Document, catalogue: Catalogue, reread: Reread = no_reread) -> TestReport:
    """The test report that `document` holds, every value with evidence and confidence.

    Values that are not printed are None or empty; nothing is taken from an invoice or a blank page.
    """
    return assemble(document, catalogue, reread)


def warm(catalogue: Catalogue) -> None:
    """Makes ready what the first report would wait for; may run in a thread while a document is read."""
    lexicon = lexicon_of(catalogue)
    _ = (
        lexicon.labels,
        lexicon.dates,
        lexicon.label_words,
        table_words(catalogue),
        feature_finder(catalogue),
    )
