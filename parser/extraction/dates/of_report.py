"""The dates of the report: received, tested, issued, manufactured. Day and month are never guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.evidence import Evidence, Value
from models.report import Dates, Period
from parser.extraction.dates.broken import with_rest_below
from parser.extraction.dates.figures import HAN
from parser.extraction.dates.order import DayOrders, by_sequence, orders_of
from parser.extraction.dates.printed import DateMention, DateReader
from parser.extraction.dates.tabled import days_of_tests
from parser.extraction.dates.unlabelled import day_alone, period_alone
from parser.extraction.labelled.candidates import Candidate
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Fragment, Passage, Zone
from parser.extraction.labelled.readings import CONTESTED, LEAST_BELIEVED, RIVAL_SHARE, agreed, standing
from parser.extraction.labelled.readings import Reading as _Reading
from parser.extraction.values import trimmed

SETTLED_BY_OTHERS = 0.98
"""Factor of a date whose order of day and month other dates of the report settled."""
_SHORT_YEAR = 0.96
_WEAK = 0.96
_FORM_LINE = 0.3
_LATER_BODY, _BELOW_SIGNATURE = 0.8, 0.92
"""Factors of a date in the text of a later page: it may be of another paper, unless it stands below a
signature."""
_FIRST_PAGES, _SIGNATURE_LINES = 2, 5
_UNENDED = 0.5
_OPEN_RANGE = re.compile(
    rf"\s*(?:-|–|—|~|～|至|到|\bto\b)\s*[\d{HAN}]{{0,4}}\s*(?:\n|$)|\s*(?:\bto|TO)(?=[A-Z\d])"
)
"""A range sign that ends a line, or grew together with what follows, and no whole date read behind it."""


@dataclass(frozen=True)
class _Dated:
    """A date or period behind a label. `clear`: no digit of it was open."""

    first: DateMention
    last: DateMention
    candidate: Candidate
    passage: Passage
    reader: DateReader
    factor: float = 1.0

    def evidence(self) -> Evidence:
        return self.passage.evidence(standing(self.candidate) * self.factor, self.reader.sureness)


def day_orders(gathered: Gathered) -> DayOrders:
    """How this report writes day and month, as far as its own dates show it."""
    shown = [m for layout in gathered.layouts for m in gathered.lexicon.dates.mentions(layout.text)]
    steps = [_first(gathered, fields) for fields in (("received",), ("tested", "test_started"))]
    issued = _first(gathered, ("issued", "issued_weak"))
    last = _first(gathered, ("tested", "test_completed"), last=True)
    labelled = [m for m in (*steps, last, issued) if m is not None]
    return by_sequence(orders_of((*shown, *labelled)), (*steps, last, issued))


def _first(gathered: Gathered, fields: Sequence[str], *, last: bool = False) -> DateMention | None:
    """The date behind the first label of these fields, of a period its first or last day."""
    dated = next(_periods(gathered, fields), None)
    return None if dated is None else dated.last if last else dated.first


def read_dates(gathered: Gathered) -> Dates:
    """All dates of the report."""
    orders = day_orders(gathered)
    tested = list(_periods(gathered, ("tested",)))
    started = _value(_periods(gathered, ("test_started",)), orders)
    completed = _value(_periods(gathered, ("test_completed",)), orders)
    periods = _settled_periods(tested, orders)
    if started is None and tested:
        started = _end(tested, orders, last=False)
    if completed is None and tested:
        completed = _end(tested, orders, last=True)
    received = _value(_periods(gathered, ("received",)), orders) or _value(
        _periods(gathered, ("received_weak",), _WEAK), orders
    )
    issued = _issued(gathered, orders)
    if started is None and completed is None:
        started, completed = days_of_tests(gathered, orders)
    if started is None and completed is None:
        started, completed = period_alone(gathered, orders, received, issued)
    if not periods and started and completed and started.value and completed.value:
        periods = (_period_of(started, completed),)
    return Dates(
        received=received,
        test_started=started,
        test_completed=completed,
        issued=issued,
        manufactured=_value(_periods(gathered, ("manufactured", "manufactured_or_batch")), orders),
        periods=periods,
    )


def _issued(gathered: Gathered, orders: DayOrders) -> Value[date] | None:
    """The issue date by its own labels, else behind a bare "Date", else the one date that stands alone."""
    strong = list(_periods(gathered, ("issued",)))
    value = _value(strong, orders)
    if value is not None and value.confidence >= LEAST_BELIEVED:
        return value
    weak = list(_periods(gathered, ("issued_weak",), _WEAK))
    return _value([*strong, *weak], orders) or day_alone(gathered, orders)


def _periods(gathered: Gathered, fields: Sequence[str], factor: float = 1.0) -> Iterator[_Dated]:
    reader = gathered.lexicon.dates
    for candidate in gathered.of(*fields):
        layout = gathered.layouts_by_page[candidate.page]
        passage = trimmed(with_rest_below(candidate.passage, layout))
        own = factor * _place_factor(gathered, candidate)
        for period in reader.periods(passage.text):
            start, end = period.span
            if start > 40 and candidate.mark is Mark.LEADING:
                continue
            short = _SHORT_YEAR if period.first.short_year or period.last.short_year else 1.0
            open_end = _UNENDED if _OPEN_RANGE.match(passage.text, end) else 1.0
            part = passage.part(start, end)
            yield _Dated(period.first, period.last, candidate, part, reader, own * short * open_end)


def _place_factor(gathered: Gathered, candidate: Candidate) -> float:
    """Footers carry the dates of forms; later pages may speak of other papers."""
    fragment = candidate.passage.spans[0].fragment
    line = " ".join(
        other.text
        for other in gathered.layouts_by_page[fragment.page].fragments
        if other.zone is Zone.FOOTER and abs(other.box.top - fragment.box.top) < 2.5 * fragment.box.height
    )
    if candidate.zone is Zone.FOOTER and gathered.lexicon.pattern("form_line_patterns").search(line):
        return _FORM_LINE
    if candidate.zone is not Zone.BODY or candidate.page <= max(_FIRST_PAGES, _page_of_the_goods(gathered)):
        return 1.0
    return _BELOW_SIGNATURE if _is_signed(gathered, fragment) else _LATER_BODY


def _page_of_the_goods(gathered: Gathered) -> int:
    """The first page that names both applicant and goods; 0 for none. In Chinese reports it is the third: a
    title page and the laboratory's notes stand before it."""
    applicants, goods = (
        {candidate.page for candidate in gathered.of(field)} for field in ("applicant", "product_name")
    )
    return min(applicants & goods, default=0)


def _is_signed(gathered: Gathered, fragment: Fragment) -> bool:
    """Whether a line stands close under the words of a signature, in one language or two."""
    box = fragment.box
    fields_of = gathered.lexicon.labels.fields_of
    return any(
        any("signature" in fields_of(name) for name in other.text.split("/"))
        for other in gathered.layouts_by_page[fragment.page].fragments
        if 0 < box.top - other.box.top < _SIGNATURE_LINES * box.height
        and min(box.x1, other.box.x1) > max(box.x0, other.box.x0)
    )


def _value(dated: Iterable[_Dated], orders: DayOrders) -> Value[date] | None:
    """The date that the best label gives; both readings where the print leaves it open."""
    readings = [_reading(item, item.first, orders) for item in dated]
    if not readings:
        return None
    groups: dict[str, list[_Reading[tuple[date, ...]]]] = {}
    for item in sorted(readings, key=lambda item: -item.confidence):
        groups.setdefault(item.key, []).append(item)
    ranked = sorted(_absorbed(list(groups.values())), key=agreed, reverse=True)
    best = ranked[0]
    rivals = [group for group in ranked[1:] if agreed(group) >= RIVAL_SHARE * agreed(best)]
    open_days = best[0].value if len(best[0].value) > 1 else ()
    others = tuple(day for group in (best, *rivals) for day in group[0].value) if rivals else ()
    confidence = min(agreed(best), CONTESTED if rivals or open_days else 1.0)
    return Value(
        value=None if open_days else best[0].value[0],
        confidence=round(confidence, 4),
        evidence=tuple(item.evidence for item in best[:8]),
        readings=tuple(dict.fromkeys((*open_days, *others))),
    )


def _absorbed(groups: list[list[_Reading[tuple[date, ...]]]]) -> list[list[_Reading[tuple[date, ...]]]]:
    """Groups whose open readings hold the day of a clear group support that one: one date in two forms."""
    clear = [group for group in groups if len(group[0].value) == 1]
    kept = list(clear)
    for group in groups:
        if len(group[0].value) == 1:
            continue
        match = next((other for other in clear if other[0].value[0] in group[0].value), None)
        if match is None:
            kept.append(group)
        else:
            match.extend(group)
    return kept


def _reading(dated: _Dated, mention: DateMention, orders: DayOrders) -> _Reading[tuple[date, ...]]:
    settled = orders.day(mention)
    evidence = dated.evidence()
    factor = SETTLED_BY_OTHERS if settled and mention.clear is None else 1.0
    days = (settled,) if settled else mention.readings
    return _Reading(days, ",".join(map(str, days)), evidence.confidence * factor, evidence)


def _settled_periods(tested: Sequence[_Dated], orders: DayOrders) -> tuple[Period, ...]:
    """The distinct stretches of testing, in order of time; an open date leaves its end empty."""
    found: dict[tuple[date | None, date | None], Period] = {}
    for dated in tested:
        ends = (orders.day(dated.first), orders.day(dated.last))
        evidence = dated.evidence()
        confidence = evidence.confidence
        if any(
            end and mention.clear is None
            for end, mention in zip(ends, (dated.first, dated.last), strict=True)
        ):
            confidence *= SETTLED_BY_OTHERS
        if ends not in found:
            found[ends] = Period(
                started=ends[0], completed=ends[1], confidence=round(confidence, 4), evidence=(evidence,)
            )
    return tuple(
        sorted(found.values(), key=lambda period: (period.started or date.max, period.completed or date.max))
    )


def _end(tested: Sequence[_Dated], orders: DayOrders, *, last: bool) -> Value[date] | None:
    """The first or last day over all stretches of testing."""
    mentions = [(dated, dated.last if last else dated.first) for dated in tested]
    days = [(day, dated, mention) for dated, mention in mentions if (day := orders.day(mention))]
    if len(days) < len(mentions):
        return _value_of_open(mentions, orders)
    target = (max if last else min)(day for day, _, _ in days)
    readings = [_reading(dated, mention, orders) for day, dated, mention in days if day == target]
    readings.sort(key=lambda item: -item.confidence)
    return Value(
        value=target,
        confidence=round(agreed(readings), 4),
        evidence=tuple(item.evidence for item in readings[:8]),
    )


def _value_of_open(mentions: Sequence[tuple[_Dated, DateMention]], orders: DayOrders) -> Value[date]:
    dated, mention = next((d, m) for d, m in mentions if orders.day(m) is None)
    evidence = dated.evidence()
    return Value(
        value=None,
        confidence=min(evidence.confidence, CONTESTED),
        evidence=(evidence,),
        readings=mention.readings,
    )


def _period_of(started: Value[date], completed: Value[date]) -> Period:
    return Period(
        started=started.value,
        completed=completed.value,
        confidence=min(started.confidence, completed.confidence),
        evidence=(*started.evidence[:1], *completed.evidence[:1]),
    )


def issue_dates_on(gathered: Gathered, page: int, orders: DayOrders) -> tuple[date, ...]:
    """The issue dates that a page states in its header, footer or cover, clear or settled ones only."""
    found: dict[date, None] = {}
    for dated in (*_periods(gathered, ("issued",)), *_periods(gathered, ("issued_weak",), _WEAK)):
        here = dated.candidate.page == page
        counts = dated.candidate.zone is not Zone.BODY or (page <= 1 and "issued" in dated.candidate.field)
        if here and counts and dated.factor > _FORM_LINE:
            day = orders.day(dated.first)
            if day:
                found[day] = None
    return tuple(found)
