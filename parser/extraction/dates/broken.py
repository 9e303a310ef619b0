"""Dates broken at the end of a line: in a narrow cell, or in a period that is longer than its line."""

import re
from collections.abc import Iterator

from models.geometry import around
from parser.extraction.dates.figures import HAN
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span

_NUMERALS = rf"[\d{HAN}]"
_BROKEN = (
    (
        re.compile(r"(?:^|[^\d.,/-])\s?\d{1,2}(?:st|nd|rd|th)?\s*$"),
        re.compile(r"\s*(?P<rest>[A-Za-z]{3,9}[.,，\s-]{1,2}(?:19|20)\d\d)(?!\d)"),
    ),
    (
        re.compile(r"(?:[A-Za-z]{3,9}\.?[\s-]*\d{1,2}|\d{1,2}[\s.-]*[A-Za-z]{3,9}\.?)\s*[,，.-]?\s*$"),
        re.compile(r"\s*(?P<rest>(?:19|20)\d\d)(?!\d)"),
    ),
    (
        re.compile(rf"(?:^|[^\d{HAN}])(?:{_NUMERALS}{{4}}年)?(?:{_NUMERALS}{{1,3}}月)?{_NUMERALS}{{1,3}}$"),
        re.compile(
            rf"\s*(?P<rest>{_NUMERALS}{{0,3}}(?:年\s?{_NUMERALS}{{1,3}}月\s?{_NUMERALS}{{1,3}}日?|月\s?{_NUMERALS}{{1,3}}日?|日))"
        ),
    ),
    (
        re.compile(rf"{_NUMERALS}日?\s?(?:[-–—~～至到]|to|TO|until)\s*$"),
        re.compile(r"\s*(?P<rest>\S.*)"),
    ),
)
"""How a line ends in which a date or a period is broken, and how the next goes on: a day before its month, a
day and month before the year, Chinese numerals before what they count, a period before its last day."""
_NEAR = 1.2
"""The next line begins within this share of the line's height: on scans that is the height of the ink."""


def with_rest_below(passage: Passage, layout: PageLayout) -> Passage:
    """The passage, with the rest of its last date where that stands on the line below."""
    text = passage.text
    for end, start in _BROKEN:
        for below in _below(passage, layout) if end.search(text) else ():
            if match := start.match(below.text):
                return Passage((*passage.spans, Span(below, *match.span("rest"))))
    return passage


def _below(passage: Passage, layout: PageLayout) -> Iterator[Fragment]:
    """The fragments that may be the next line of the same value."""
    taken = [span.fragment for span in passage.spans]
    last = taken[-1]
    line = around([one.box for one in taken if abs(one.box.top - last.box.top) < last.box.height / 2])
    for other in layout.fragments:
        gap = other.box.top - line.bottom
        under = line.x0 - line.height <= other.box.x0 <= line.x1
        if other not in taken and -0.3 * line.height <= gap <= _NEAR * line.height and under:
            yield other
