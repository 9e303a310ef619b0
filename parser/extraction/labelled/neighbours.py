"""The print around a label: whether it asks for a value of its own, and ink behind it that was not read."""

from collections.abc import Sequence

from models.geometry import share_of_height
from parser.extraction.folding import UNREAD, is_cjk
from parser.extraction.labelled.candidates import Placement
from parser.extraction.labelled.labels import Label
from parser.extraction.labelled.layout import Fragment, Passage, Span

LEVEL = 0.4
"""Texts of one line have more than this share of their height in common."""


def print_before(label: Label, fragments: Sequence[Fragment]) -> Fragment | None:
    """The nearest print left of the label in its line."""
    box = label.fragment.box
    left = [
        other for other in fragments if other.box.x1 <= box.x0 + 1 and share_of_height(other.box, box) > LEVEL
    ]
    return max(left, key=lambda other: other.box.x1, default=None)


def line_above(label: Label, fragments: Sequence[Fragment]) -> Fragment | None:
    """The nearest print above the label, less than a line's height apart."""
    box = label.fragment.box
    above = [
        other
        for other in fragments
        if box.top - box.height < other.box.bottom <= box.top + 1
        if other.box.x0 < box.x1 and box.x0 < other.box.x1
    ]
    return max(above, key=lambda other: other.box.bottom, default=None)


def is_other_half(label: Label, above: Sequence[Label]) -> bool:
    """Whether a label in the line above asks for the same in the other script, with its value behind it.

    Labels in both languages may stand on two lines; what stands below the lower one belongs to the next.
    """
    return any(
        other.has_inline and other.fields == label.fields and _is_chinese(other) != _is_chinese(label)
        for other in above
    )


def unread_ink(label: Label) -> tuple[Placement, Passage] | None:
    """What stands behind the label in its line, where that was not read."""
    span = Span(label.last, *label.inline)
    return (Placement.INLINE, Passage((span,))) if UNREAD in span.text else None


def _is_chinese(label: Label) -> bool:
    return is_cjk(label.fragment.text[label.start : label.start + 1])
