"""Dates as laboratories print them: every form of year, month and day, and periods of them.

A mention keeps every reading that its digits allow. Which one holds is not decided here: only other dates of
the same report may settle the order of day and month (see `date_order`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.document import Word
from parser.extraction.dates.figures import (
    HAN,
    YEARS,
    chinese_number,
    date_figures,
    is_no_other_month,
    with_dash,
    with_han_noughts,
)
from parser.extraction.doubts.word_sureness import unless_alike
from parser.extraction.folding import plain

NAMED = 0.9
"""The least that a month's whole name is believed that resembles no other's."""


class Order(StrEnum):
    """In which order the numbers of a date stand."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in print: its place in the text and the day that each possible order gives.

    `sign` separates its figures where it is written in figures ("/", ".", "-").
    """

    start: int
    end: int
    by_order: Mapping[Order, date]
    short_year: bool = False
    sign: str = ""

    @property
    def readings(self) -> tuple[date, ...]:
        """The distinct days that it can mean, earliest first."""
        return tuple(sorted(set(self.by_order.values())))

    @property
    def clear(self) -> date | None:
        """The day, where the print allows only one."""
        readings = self.readings
        return readings[0] if len(readings) == 1 else None

    def settled(self, order: Order | None) -> date | None:
        """The day, if the print or the order of the report's other dates leaves only one."""
        if self.clear is not None:
            return self.clear
        return self.by_order.get(order) if order is not None else None


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of days in print, first and last inclusive; one day where no end is printed."""

    first: DateMention
    last: DateMention

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the text."""
        return min(self.first.start, self.last.start), max(self.first.end, self.last.end)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year in YEARS else None


def _mention(
    match: re.Match[str], orders: Mapping[Order, tuple[int, int, int]], short: bool = False
) -> DateMention | None:
    """The date in `match` by the orders whose year, month and day make one; None where none does."""
    days = {order: _day(*numbers) for order, numbers in orders.items()}
    by_order = {order: day for order, day in days.items() if day is not None}
    groups = match.groupdict()
    return DateMention(*match.span(), by_order, short, groups.get("s") or "") if by_order else None


_CHINESE = re.compile(
    rf"(?P<y>(?:[\d{HAN}]\s?){{4}})\s*年\s*(?P<m>[\d{HAN}][\d{HAN}\s]{{0,3}})\s*月"
    rf"\s*(?P<d>[\d{HAN}][\d{HAN}\s]{{0,3}})\s*[日号]?"
)
_YEAR_FIRST = re.compile(
    r"(?<![A-Za-z0-9_./])(?P<y>(?:19|20)\d\d)\s?(?P<s>[-./])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d|[./-]\d{5}|[A-Za-z])"
)
_YEAR_LAST = re.compile(
    r"(?<![A-Za-z0-9_./])(?P<a>\d{1,2})\s?(?P<s>[-./])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<y>(?:19|20)\d\d)(?![\dA-Za-z])"
)
_GLUED_TO = re.compile(
    r"(?<![A-Za-z])(?:to|TO)(?=\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|(?<=\d)(?:to|TO)(?![A-Za-z])"
)
_COMMA_AND_POINT = re.compile(
    r"(?<![\d.,])(?:\d{1,2}(?:\.\d{1,2},|,\d{1,2}\.)(?:19|20)\d\d|(?:19|20)\d\d(?:\.\d{1,2},|,\d{1,2}\.)\d{1,2})(?!\d)"
)
_RANGE_START = re.compile(
    r"(?:^|[^\w.\-/])(?:\d{1,2}[./]?|\d{1,2}[./]\d{1,2}[./]?|\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{4})-{1,2}$"
)
"""What may stand tightly before the hyphen of a range: the first date or the part of it that differs."""
_SHORT = re.compile(
    r"(?<![A-Za-z0-9_.\-/])(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<c>\d{2})(?![\w/])"
)
_COMPACT = re.compile(r"(?<![A-Za-z0-9_.\-/])(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?![\w.\-/])")
_DAYS_BETWEEN = re.compile(
    r"(?<![A-Za-z0-9_.\-/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:\s?/\s?(?:\d{1,2}|…|\.{2,3}))*\s?/\s?(?P<c>\d{1,2})/(?P<y>20\d\d)(?!\d)"
)


class DateReader:
    """Finds dates and periods in text, with the month names and range words of the vocabulary.

    `terms` are the vocabulary's: `month_1` … `month_12`, `range_words`, `range_openers`, `weekdays`.
    """

    def __init__(self, terms: Mapping[str, tuple[str, ...]]) -> None:
        self._months = {
            plain(name).casefold(): number
            for number in range(1, 13)
            for name in terms.get(f"month_{number}", ())
        }
        names = "|".join(re.escape(name) for name in sorted(self._months, key=len, reverse=True)) or r"(?!)"
        gap = r"[\s,.\-/]{0,3}"
        ordinal = r"(?:\s?(?:st|nd|rd|th)\b)?"
        year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
        self._day_named = re.compile(
            rf"(?<![A-Za-z0-9_.])(?P<d>\d{{1,2}}){ordinal}(?:\s+of)?{gap}(?P<m>{names})(?![a-z])\.?{gap}"
            rf"(?:{year}|'?(?P<yy>\d\d)(?![\w/]|-(?!\d{{1,2}}-?(?:{names})-?\d\d(?![\w/-]))|\.\d))",
            re.I,
        )
        self._named_day = re.compile(
            rf"(?<![a-z])(?P<m>{names})(?![a-z])\.?{gap}(?P<d>\d{{1,2}}){ordinal}(?!\d)[\s,./-]{{0,3}}?(?:the\s)?{year}",
            re.I,
        )
        self._named_short = re.compile(rf"(?<![a-z])(?P<m>{names})-(?P<d>\d\d)-(?P<yy>\d\d)(?![\w/-])", re.I)
        self._year_named = re.compile(
            rf"(?<![A-Za-z0-9_]){year}{gap}(?P<m>{names})(?![a-z])\.?{gap}(?P<d>\d{{1,2}})(?!\d)", re.I
        )
        words = sorted(terms.get("range_words", ()), key=len, reverse=True)
        word = "|".join(
            rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isalpha() and w.isascii() else re.escape(w)
            for w in words
        )
        openers = "|".join(re.escape(w) for w in terms.get("range_openers", ()))
        connector = rf"\s*(?:{word or '-'})[\s-]*"
        days = "|".join(sorted(map(re.escape, terms.get("weekdays", ())), key=len, reverse=True)) or "(?!)"
        weekday = rf"(?:\s*[(（]?(?:{days})(?![a-z])[.,，)）]*)?"
        self._connector = re.compile(rf"{weekday}{connector}(?:{openers or '(?!)'})?{weekday}\s*", re.I)
        self._month_days = re.compile(
            rf"(?<![a-z])(?P<m>{names})(?![a-z])\.?\s*(?P<d>\d{{1,2}}){ordinal}{connector}(?P<e>\d{{1,2}}){ordinal}"
            rf"\s*,?\s*{year}",
            re.I,
        )
        self._before = re.compile(
            rf"(?:(?<![a-z])(?P<m>{names})(?![a-z])\.?\s*(?P<d>\d{{1,2}})|(?<![A-Za-z0-9_.\-/])(?P<d2>\d{{1,2}}){ordinal}\s*(?P<m2>{names})"
            rf"|(?<![A-Za-z0-9_.\-/])(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})|(?<![A-Za-z0-9_.\-/])(?P<d3>\d{{1,2}}))"
            rf"{ordinal}\.?\s*,?{connector}$",
            re.I,
        )
        self._after = re.compile(
            rf"{connector}(?:(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]?|(?P<d2>\d{{1,2}})\s*[日号]"
            rf"|(?P<m3>\d{{1,2}})[./-](?P<d3>\d{{1,2}})(?![\d./-]))",
            re.I,
        )

    def mentions(self, text: str, *, labelled: bool = False) -> tuple[DateMention, ...]:
        """The dates in `text`, in order. `labelled`: a label asks for a date here, so that two-digit years
        and eight digits in a row count as well.
        """
        text = _printed(text)
        taken: list[DateMention] = []
        for mention in self._candidates(text, labelled):
            if all(mention.end <= other.start or other.end <= mention.start for other in taken):
                taken.append(mention)
        return tuple(sorted(taken, key=lambda mention: mention.start))

    def periods(self, text: str) -> tuple[PeriodMention, ...]:
        """The stretches of days in `text`, in order; a single date is a period of one day."""
        text = _printed(text)
        whole = list(self._joined_forms(text))
        covered = [period.span for period in whole]
        singles = [
            mention
            for mention in self.mentions(text, labelled=True)
            if all(mention.end <= start or end <= mention.start for start, end in covered)
        ]
        return tuple(sorted([*whole, *self._paired(text, singles)], key=lambda period: period.span))

    def figures(self, text: str) -> tuple[int, ...]:
        """What the dates in `text` consist of, see `date_figures`."""
        return date_figures(text, self._months)

    def sureness(self, word: Word) -> float:
        """How surely a word of a date was read: what is neither figure nor month does not matter, and a
        month's name that no other's resembles was not misread as it.
        """
        if not self.figures(word.text):
            return 1.0
        read = unless_alike(word, self.figures)
        return max(read, NAMED) if is_no_other_month(word.text, self._months) else read

    def names_months_surely(self, text: str) -> bool:
        """Whether every month in `text` is a whole name that no other's resembles."""
        words = [word for word in re.findall(r"[^\W\d_]+", plain(text)) if self.figures(word)]
        return all(is_no_other_month(word, self._months) for word in words)

    def _candidates(self, text: str, labelled: bool) -> Iterator[DateMention]:
        yield from self._named(text)
        yield from _numeric(text)
        if labelled:
            yield from _short(text)

    def _named(self, text: str) -> Iterator[DateMention]:
        for pattern in (self._day_named, self._named_day, self._named_short, self._year_named):
            for match in pattern.finditer(text):
                groups = match.groupdict()
                short = groups.get("y") is None
                year = 2000 + int(groups["yy"]) if short else int(groups["y"])
                month = self._months[groups["m"].casefold()]
                found = _mention(match, {Order.NAMED: (year, month, int(groups["d"]))}, short)
                if found:
                    yield found

    def _joined_forms(self, text: str) -> Iterator[PeriodMention]:
        """Forms in which both ends share a part: "March 6 - 17, 2026", "05/17/18/26/2017"."""
        for match in self._month_days.finditer(text):
            year, month = int(match["y"]), self._months[match["m"].casefold()]
            yield from _period(
                match, Order.NAMED, (year, month, int(match["d"])), (year, month, int(match["e"]))
            )
        for match in _DAYS_BETWEEN.finditer(text):
            year, a, b, c = (int(match[name]) for name in "yabc")
            yield from _period(match, Order.MONTH_FIRST, (year, a, b), (year, a, c))

    def _paired(self, text: str, mentions: list[DateMention]) -> Iterator[PeriodMention]:
        position, index = 0, 0
        while index < len(mentions):
            mention = mentions[index]
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            if following and self._connector.fullmatch(text[mention.end : following.start]):
                yield PeriodMention(mention, following)
                index += 1
            else:
                yield self._completed(text, position, mention)
            position = mentions[index].end
            index += 1

    def _completed(self, text: str, position: int, mention: DateMention) -> PeriodMention:
        """The period of a date whose other end is printed without what both share, else that one day."""
        before = self._before.search(text[position : mention.start])
        if before:
            first = self._shared(before, position, mention)
            return PeriodMention(first, mention) if first else PeriodMention(mention, mention)
        after = self._after.match(text, mention.end)
        if after:
            last = self._shared(after, 0, mention)
            return PeriodMention(mention, last) if last else PeriodMention(mention, mention)
        return PeriodMention(mention, mention)

    def _shared(self, match: re.Match[str], offset: int, whole: DateMention) -> DateMention | None:
        """The date in `match`, its missing year or month taken from `whole`."""
        found = {}
        for order, day in whole.by_order.items():
            month, number = self._month_and_day(match, order)
            other = _day(day.year, month or day.month, number)
            if other:
                found[order] = other
        if not found:
            return None
        return DateMention(offset + match.start(), offset + match.end(), found, sign=whole.sign)

    def _month_and_day(self, match: re.Match[str], order: Order) -> tuple[int | None, int]:
        groups = {name: value for name, value in match.groupdict().items() if value}
        if "a" in groups:
            a, b = int(groups["a"]), int(groups["b"])
            return (b, a) if order is Order.DAY_FIRST else (a, b)
        day = next(int(groups[name]) for name in ("d", "d2", "d3") if name in groups)
        month = next((groups[name] for name in ("m", "m2", "m3") if name in groups), None)
        if month is None:
            return None, day
        return (int(month) if month.isdigit() else self._months[month.casefold()]), day


def _period(
    match: re.Match[str], order: Order, first: tuple[int, int, int], last: tuple[int, int, int]
) -> Iterator[PeriodMention]:
    start, end = _mention(match, {order: first}), _mention(match, {order: last})
    if start and end:
        yield PeriodMention(start, end)


def _printed(text: str) -> str:
    """The text as it is searched, length unchanged: a scan may have lost the spaces around "to", made a comma
    of one of two points, and a one of the dash before a year.
    """
    shown = _GLUED_TO.sub("~ ", with_dash(with_han_noughts(plain(text))))
    return _COMMA_AND_POINT.sub(lambda match: match[0].replace(",", "."), shown)


def _apart(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that are not the tail of a number with hyphens, such as a report number."""
    for match in pattern.finditer(text):
        before = text[: match.start()]
        if not before.endswith("-") or _RANGE_START.search(before[-14:]):
            yield match


def _numeric(text: str) -> Iterator[DateMention]:
    """Dates in figures with a year of four digits."""
    for match in _CHINESE.finditer(text):
        numbers = (chinese_number(match["y"]), chinese_number(match["m"]), chinese_number(match["d"]))
        found = _mention(match, {Order.YEAR_FIRST: numbers})
        if found:
            yield found
    for match in _apart(_YEAR_FIRST, text):
        found = _mention(match, {Order.YEAR_FIRST: (int(match["y"]), int(match["m"]), int(match["d"]))})
        if found:
            yield found
    for match in _apart(_YEAR_LAST, text):
        year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
        found = _mention(match, {Order.DAY_FIRST: (year, b, a), Order.MONTH_FIRST: (year, a, b)})
        if found:
            yield found


def _short(text: str) -> Iterator[DateMention]:
    """Forms that are a date only where a label asks for one: eight digits, a year of two digits."""
    for match in _COMPACT.finditer(text):
        found = _mention(match, {Order.YEAR_FIRST: (int(match["y"]), int(match["m"]), int(match["d"]))})
        if found:
            yield found
    for match in _SHORT.finditer(text):
        a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
        orders = {
            Order.DAY_FIRST: (2000 + c, b, a),
            Order.MONTH_FIRST: (2000 + c, a, b),
            Order.YEAR_FIRST: (2000 + a, b, c),
        }
        found = _mention(match, orders, short=True)
        if found:
            yield found
