"""Dates that no known label asks for: the one day that stands alone, the one period that can be the testing.

A laboratory never met before may call its testing what it likes ("Work carried out"). What it prints is then
not missing, and saying so would be false: it is a value whose meaning a word beside it, or a person, settles.
"""

from collections.abc import Iterator
from datetime import date

from models.evidence import Evidence, Value
from parser.extraction.dates.order import DayOrders
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span

_DATE_FIELDS = (
    "received",
    "received_weak",
    "tested",
    "test_started",
    "test_completed",
    "manufactured",
    "manufactured_or_batch",
    "other_date",
)
_WHOLE_LINE = 0.78
_BESIDE_TESTING = 0.8
"""A period between receipt and issue, with a word of testing on its line."""
_BY_PLACE_ALONE = 0.6
"""The same without such a word: shown, and left to a person."""
_COVER_PAGES = 2


def day_alone(gathered: Gathered, orders: DayOrders) -> Value[date] | None:
    """A date without label that is a whole line of the first page, where there is just one such."""
    labelled = _labelled(gathered)
    found: dict[date, Evidence] = {}
    sureness = gathered.lexicon.dates.sureness
    for fragment in gathered.layouts[0].fragments if gathered.layouts else ():
        for mention in gathered.lexicon.dates.mentions(fragment.text):
            whole = (mention.start, mention.end) == (0, len(fragment.text.rstrip(" .,;")))
            day = orders.day(mention)
            if whole and day and id(fragment) not in labelled:
                found[day] = Passage((Span(fragment, 0, len(fragment.text)),)).evidence(_WHOLE_LINE, sureness)
    if len(found) != 1:
        return None
    ((day, evidence),) = found.items()
    return _value(day, evidence)


def period_alone(
    gathered: Gathered, orders: DayOrders, received: Value[date] | None, issued: Value[date] | None
) -> tuple[Value[date] | None, Value[date] | None]:
    """First and last day of the one period on the first pages that lies between receipt and issue."""
    if issued is None or issued.value is None:
        return None, None
    earliest = received.value if received and received.value else date.min
    found: dict[tuple[date, date], Evidence] = {}
    for days, evidence in _unlabelled_periods(gathered, orders):
        if earliest <= days[0] < days[1] <= issued.value:
            found.setdefault(days, evidence)
    if len(found) != 1:
        return None, None
    ((days, evidence),) = found.items()
    first, last = (_value(day, evidence) for day in days)
    return first, last


def _value(day: date, evidence: Evidence) -> Value[date]:
    return Value(value=day, confidence=evidence.confidence, evidence=(evidence,))


def _unlabelled_periods(
    gathered: Gathered, orders: DayOrders
) -> Iterator[tuple[tuple[date, date], Evidence]]:
    labelled = _labelled(gathered)
    for layout in gathered.layouts[:_COVER_PAGES]:
        for fragment in layout.fragments:
            if id(fragment) in labelled:
                continue
            for period in gathered.lexicon.dates.periods(fragment.text):
                first, last = orders.day(period.first), orders.day(period.last)
                if first and last:
                    passage = Passage((Span(fragment, *period.span),))
                    sure = _confidence(gathered, layout, fragment)
                    yield (first, last), passage.evidence(sure, gathered.lexicon.dates.sureness)


def _confidence(gathered: Gathered, layout: PageLayout, fragment: Fragment) -> float:
    """How sure it is that a period is the testing's, by the words on its line."""
    line = " ".join(
        other.text
        for other in layout.fragments
        if other.box.top < fragment.box.bottom and fragment.box.top < other.box.bottom
    )
    named = gathered.lexicon.pattern("testing_patterns").search(line)
    return _BESIDE_TESTING if named else _BY_PLACE_ALONE


def _labelled(gathered: Gathered) -> set[int]:
    """The fragments that labels of dates already claim, by identity."""
    return {
        id(span.fragment)
        for field in _DATE_FIELDS
        for candidate in gathered.of(field)
        for span in candidate.passage.spans
    }
