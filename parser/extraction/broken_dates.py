"""Dates broken at the end of a line: day and month in a narrow cell, the year on the line below."""

import re

from parser.extraction.layout import Fragment, PageLayout, Passage, Span

_OPEN = re.compile(r"(?:[A-Za-z]{3,9}\.?[\s-]*\d{1,2}|\d{1,2}[\s.-]*[A-Za-z]{3,9}\.?)\s*[,，.-]?\s*$")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)(?!\d)")
_NEAR = 0.8


def with_year_below(passage: Passage, layout: PageLayout) -> Passage:
    """The passage, with the line below it where it ends with month and day and the year begins that line."""
    last = passage.spans[-1]
    if not _OPEN.search(passage.text):
        return passage
    below = next((other for other in layout.fragments if _goes_on(last.fragment, other)), None)
    match = _YEAR.match(below.text) if below else None
    if below is None or match is None:
        return passage
    return Passage((*passage.spans, Span(below, match.start(1), match.end(1))))


def _goes_on(line: Fragment, other: Fragment) -> bool:
    """Whether the other fragment is the next line of the same cell."""
    gap = other.box.top - line.box.bottom
    height = line.box.height
    under = line.box.x0 - height <= other.box.x0 <= line.box.x1
    return other is not line and -0.3 * height <= gap <= _NEAR * height and under
