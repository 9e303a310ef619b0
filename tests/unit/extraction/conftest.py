from datetime import date

import pytest

from catalog import load_catalogue
from catalog.catalogue import Catalogue
from parser.extraction.dates import DateReader
from parser.extraction.lexicon import Lexicon, lexicon_of


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def lexicon(catalogue: Catalogue) -> Lexicon:
    return lexicon_of(catalogue)


@pytest.fixture(scope="session")
def dates(lexicon: Lexicon) -> DateReader:
    return lexicon.dates


def day(text: str) -> date:
    return date.fromisoformat(text)
