"""Page furniture: the headers and footers that stand on every page."""

import re
from collections.abc import Sequence

from models.document import Line, Page

MARGIN = 0.05
"""Share of the page's height at either end that belongs to headers and footers whatever stands there."""

ZONE = 0.25
"""Share of the page's height at either end in which repeated lines are headers and footers."""

_DIGITS = re.compile(r"\d+")


def between_pages(pages: Sequence[Page]) -> dict[int, list[Line]]:
    """By page number: its lines that are text, not furniture.

    Furniture is what stands in the margin, or at the same place on another page near it; numbers count up.
    """
    known = {page.number: {_mark(line) for line in page.lines} for page in pages}
    text = {}
    for index, page in enumerate(pages):
        near = [other.number for other in pages[max(0, index - 2) : index + 3] if other is not page]
        repeated = {mark for number in near for mark in known[number]}
        text[page.number] = [line for line in page.lines if not _furniture(line, page, repeated)]
    return text


def _mark(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.box.top / 4)


def _furniture(line: Line, page: Page, repeated: set[tuple[str, int]]) -> bool:
    middle = line.box.middle[1] / max(page.height, 1.0)
    if min(middle, 1 - middle) < MARGIN:
        return True
    if min(middle, 1 - middle) > ZONE:
        return False
    text, step = _mark(line)
    return any((text, step + shift) in repeated for shift in (-1, 0, 1))
