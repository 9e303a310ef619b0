"""Which way round a report writes day and month: only its own other dates may say so.

Nothing else counts: not the laboratory's country, not the language, not the custom of dots or strokes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from parser.extraction.dates.printed import DateMention, Order

_OPEN = (Order.DAY_FIRST, Order.MONTH_FIRST)


@dataclass(frozen=True)
class DayOrders:
    """The order of day and month for each sign that separates figures ("/", ".", "-")."""

    by_sign: Mapping[str, Order] = field(default_factory=dict)

    def day(self, mention: DateMention) -> date | None:
        """The day that the mention means; None where nothing settles it."""
        return mention.settled(self.by_sign.get(mention.sign))


def orders_of(mentions: Iterable[DateMention]) -> DayOrders:
    """The orders that clear dates show, sign by sign; a sign used both ways shows none."""
    seen: dict[str, set[Order]] = defaultdict(set)
    for mention in mentions:
        orders = [order for order in _OPEN if order in mention.by_order]
        if len(orders) == 1:
            seen[mention.sign].add(orders[0])
    return DayOrders({sign: next(iter(orders)) for sign, orders in seen.items() if len(orders) == 1})


def by_sequence(known: DayOrders, steps: Sequence[DateMention | None]) -> DayOrders:
    """The orders, completed where only one of them keeps the `steps` in their sequence.

    `steps` are sample received, test started, test completed and report issued; None where not printed.
    """
    open_signs = {step.sign for step in steps if step and known.day(step) is None}
    if not open_signs:
        return known
    fitting = [
        tried
        for order in _OPEN
        if _in_sequence(tried := DayOrders({**known.by_sign, **dict.fromkeys(open_signs, order)}), steps)
    ]
    return fitting[0] if len(fitting) == 1 else known


def _in_sequence(orders: DayOrders, steps: Sequence[DateMention | None]) -> bool:
    days = [orders.day(step) for step in steps if step]
    return all(one and other and one <= other for one, other in pairwise(days)) and None not in days
