"""Ink behind a label that nobody could read."""

from parser.extraction.folding import UNREAD
from parser.extraction.labelled.candidates import Placement
from parser.extraction.labelled.labels import Label
from parser.extraction.labelled.layout import Passage, Span


def unread_ink(label: Label) -> tuple[Placement, Passage] | None:
    """What stands behind the label in its line, where that was not read."""
    span = Span(label.last, *label.inline)
    return (Placement.INLINE, Passage((span,))) if UNREAD in span.text else None
