"""What each page says of itself: "page x of N", report numbers and issue dates in its print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.report import PageInfo
from parser.extraction.dates.of_report import issue_dates_on
from parser.extraction.dates.order import DayOrders
from parser.extraction.doubts.second_look import SURE
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, PageLayout, Zone, make_fragment
from parser.extraction.report_number import number_readings

LONGEST_PAGE_COUNT = 2000
_NUMBER_LIKE = re.compile(r"[A-Z0-9(][\w\-./()]{5,}")


def read_pages(gathered: Gathered, number: str | None, orders: DayOrders) -> tuple[PageInfo, ...]:
    """Every page with its printed number and total, its report numbers and issue dates."""
    stated = _stated_numbers(gathered)
    shape = _shape(number) if number else None
    return tuple(
        _page(gathered, layout, _numbers(layout, stated.get(layout.page.number, []), number, shape), orders)
        for layout in gathered.layouts
    )


def _page(gathered: Gathered, layout: PageLayout, numbers: Sequence[str], orders: DayOrders) -> PageInfo:
    page = layout.page
    printed, total = printed_page(gathered, layout)
    dates: tuple[date, ...] = issue_dates_on(gathered, page.number, orders)
    return PageInfo(
        number=page.number,
        status=page.status,
        source=page.source,
        rotation=page.rotation,
        reason=page.reason,
        printed_number=printed,
        printed_total=total,
        report_numbers=tuple(numbers),
        issue_dates=dates,
    )


def printed_page(gathered: Gathered, layout: PageLayout) -> tuple[int | None, int | None]:
    """The page's own number and the count of pages as printed; header and footer before the rest.

    A word in doubt may be read otherwise where both are found only so: the slash of "7/7" looks like a one.
    """
    rows = _rows(layout.fragments)
    others = [row for fragments in _read_otherwise(layout.fragments) for row in _rows(fragments)]
    numbered = (("page_patterns", rows), ("page_patterns", others), ("page_number_patterns", rows))
    for name, texts in numbered:
        for pattern in gathered.lexicon.patterns(name):
            for row in texts:
                match = pattern.search(row)
                if match and 0 < int(match["number"]) <= LONGEST_PAGE_COUNT:
                    total = match.groupdict().get("total")
                    return int(match["number"]), int(total) if total else None
    return None, None


def _read_otherwise(fragments: Sequence[Fragment]) -> Iterator[tuple[Fragment, ...]]:
    """The header and footer with another reading of one word in doubt, for each such reading."""
    edge = [fragment for fragment in fragments if fragment.zone is not Zone.BODY]
    for place, fragment in enumerate(edge):
        for index, word in enumerate(fragment.words):
            for other in word.alternatives if word.confidence < SURE else ():
                words = [*fragment.words]
                words[index] = replace(word, text=other)
                read = replace(make_fragment(fragment.page, words), zone=fragment.zone)
                yield (*edge[:place], read, *edge[place + 1 :])


def _rows(fragments: Sequence[Fragment]) -> list[str]:
    """The rows of header and footer, fragments on one height joined, then short lines of the rest."""
    edge = [fragment for fragment in fragments if fragment.zone is not Zone.BODY]
    rows: list[tuple[float, list[str]]] = []
    for fragment in sorted(edge, key=lambda f: (f.box.middle[1], f.box.x0)):
        if rows and abs(rows[-1][0] - fragment.box.middle[1]) < 0.5 * fragment.box.height:
            rows[-1][1].append(fragment.text)
        else:
            rows.append((fragment.box.middle[1], [fragment.text]))
    body = [f.text for f in fragments if f.zone is Zone.BODY and len(f.text) <= 60]
    return [" ".join(texts) for _, texts in rows] + [f.text for f in edge] + body


def _stated_numbers(gathered: Gathered) -> dict[int, list[str]]:
    """The labelled report numbers of each page, in the order of print."""
    found: dict[int, list[str]] = {}
    for item in number_readings(gathered):
        numbers = found.setdefault(item.evidence.page, [])
        if item.confidence >= 0.5 and item.value not in numbers:
            numbers.append(item.value)
    return found


def _numbers(layout: PageLayout, stated: list[str], number: str | None, shape: str | None) -> list[str]:
    """The stated numbers, the main one where it stands without label, and others of its shape at the edge."""
    found = list(stated)
    if number is None:
        return found
    keys = {fold(text).text for text in found}
    if fold(number).text not in keys and fold(number).text in fold(layout.text).text:
        found.append(number)
        keys.add(fold(number).text)
    for fragment in layout.fragments:
        if fragment.zone is Zone.BODY:
            continue
        for match in _NUMBER_LIKE.finditer(fragment.text):
            text = match.group().rstrip(".,-/(")
            if _shape(text) == shape and fold(text).text not in keys:
                found.append(text)
                keys.add(fold(text).text)
    return found


def _shape(number: str) -> str:
    """Letters as A, digits as 9: numbers of one laboratory have one shape."""
    return re.sub(r"\d", "9", re.sub(r"[A-Za-z]", "A", number))
