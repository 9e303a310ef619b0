import pytest

from parser.reading.options import ReadingOptions


@pytest.fixture
def options() -> ReadingOptions:
    return ReadingOptions(ocr_threads=1)
