"""From a file's bytes to its test report: reading, then extraction with a second look at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from catalog.catalogue import Catalogue
from models.document import Document
from models.progress import Progress, no_progress
from models.report import TestReport
from parser.as_filed import as_filed
from parser.enclosed import Unfolding
from parser.extraction import extract_report, warm
from parser.reading import PageImages, ReadingOptions, read_document, second_look

DEFAULT_OPTIONS = ReadingOptions()


def parse_document(
    data: bytes,
    file_name: str,
    catalogue: Catalogue,
    options: ReadingOptions = DEFAULT_OPTIONS,
    progress: Progress = no_progress,
) -> TestReport:
    """Reads one document and extracts its report, with those of the papers inside it.

    Raises DocumentUnreadable and its kin for what cannot be read, LimitExceeded for what is too large; a
    paper inside that cannot be read stands among the `enclosed` and says so.
    """

    def read_one(
        data: bytes, file_name: str, options: ReadingOptions, progress: Progress
    ) -> tuple[TestReport, Document]:
        images = PageImages()
        with _warming(catalogue):
            document = read_document(data, file_name, options, progress, images)
        report = extract_report(document, catalogue, second_look(data, document, options, images))
        return as_filed(report, document), document

    return Unfolding(read_one, options, progress).whole(data, file_name)


@contextmanager
def _warming(catalogue: Catalogue) -> Iterator[None]:
    """Makes extraction ready while the document is read: its first use costs as much as the reading."""
    thread = Thread(target=warm, args=(catalogue,), name="warming")
    thread.start()
    try:
        yield
    finally:
        thread.join()
