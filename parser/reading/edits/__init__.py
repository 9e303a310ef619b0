"""Signs of changed text on a page of a PDF: covered, hidden, printed over, off the page."""

from parser.reading.edits.find import PageEdits, find_edits

__all__ = ["PageEdits", "find_edits"]
