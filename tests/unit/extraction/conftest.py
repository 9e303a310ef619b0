from collections.abc import Callable

import pytest

from catalog import load_catalogue
from catalog.catalogue import Catalogue
from models.document import Document
from models.report import TestReport
from parser.extraction import extract_report
from parser.extraction.dates.printed import DateReader
from parser.extraction.lexicon import Lexicon, lexicon_of

Extract = Callable[[Document], TestReport]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def lexicon(catalogue: Catalogue) -> Lexicon:
    return lexicon_of(catalogue)


@pytest.fixture(scope="session")
def dates(lexicon: Lexicon) -> DateReader:
    return lexicon.dates


@pytest.fixture(scope="session")
def extract(catalogue: Catalogue) -> Extract:
    return lambda document: extract_report(document, catalogue)
