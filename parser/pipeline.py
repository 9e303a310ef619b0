"""From a file's bytes to its test report: reading, then extraction with a second look at hand."""

from catalog.catalogue import Catalogue
from models.progress import Progress, no_progress
from models.report import TestReport
from parser.extraction import extract_report
from parser.reading import ReadingOptions, read_document

DEFAULT_OPTIONS = ReadingOptions()


def parse_document(
    data: bytes,
    file_name: str,
    catalogue: Catalogue,
    options: ReadingOptions = DEFAULT_OPTIONS,
    progress: Progress = no_progress,
) -> TestReport:
    """Reads one document and extracts its report.

    Raises DocumentUnreadable and its kin for what cannot be read, LimitExceeded for what is too large.
    """
    document = read_document(data, file_name, options, progress)
    return extract_report(document, catalogue)
