"""`product-scope`: category, HS code and age are in the channel's scope. A mismatch goes to a person."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from models.channel import ProductScopeDemand
from models.sourced import Status
from verifier.ages import parse_age
from verifier.case import Case, Goods
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read, together
from verifier.product import ages_of

_LENGTHS = (6, 8, 10)


def judge(case: Case, demand: ProductScopeDemand) -> Iterator[Draft]:
    """For each line its mismatches, or that it is in scope. Without a shipment no HS code is asked."""
    values = [
        one for one in (demand.hs_prefixes, demand.words, demand.excluded_words, demand.pilot_list) if one
    ]
    for goods in case.goods:
        problems = [*_hs_code(goods, demand), *_description(goods, demand), *_age(goods, demand)]
        drafts = problems or [_in_scope(goods)]
        yield from (draft.by(*values) for draft in drafts)


def _in_scope(goods: Goods) -> Draft:
    grounds = together(read(paper, paper.report.product.name) for paper in goods.papers)
    if goods.line is None:
        return met("nothing-against-it", About(goods=goods), Grounds(grounds.evidence))
    return met("in-scope", About(goods=goods), Grounds(grounds.evidence), hs=goods.line.hs_code or "")


def _hs_code(goods: Goods, demand: ProductScopeDemand) -> Iterator[Draft]:
    if goods.line is None:
        return
    about, printed = About(goods=goods), goods.line.hs_code
    digits = re.sub(r"[\s.\-]", "", printed or "")
    if not digits or not printed:
        yield needs_review("hs-missing", about)
    elif not digits.isascii() or not digits.isdigit() or len(digits) not in _LENGTHS:
        yield needs_review("hs-malformed", about, hs=printed)
    elif demand.hs_prefixes.value and not _starts(digits, demand.hs_prefixes.value):
        yield needs_review("hs-outside", about, hs=printed, prefixes=list(demand.hs_prefixes.value))
    else:
        yield from _pilot_list(about, demand, digits, printed)


def _starts(digits: str, prefixes: Iterable[str]) -> bool:
    return any(digits.startswith(re.sub(r"\D", "", prefix)) for prefix in prefixes)


def _pilot_list(about: About, demand: ProductScopeDemand, digits: str, printed: str) -> Iterator[Draft]:
    """A channel with a pilot list and no prefixes of its own admits what the list names."""
    if demand.pilot_list is None:
        if not demand.hs_prefixes.value:
            yield needs_review("pilot-list-unknown", about, hs=printed)
    elif not _starts(digits, demand.pilot_list.value):
        if demand.pilot_list.status is Status.CONFIRMED:
            yield not_met("not-on-pilot-list", about, hs=printed)
        else:
            yield needs_review("pilot-list-unconfirmed", about, hs=printed)


def _description(goods: Goods, demand: ProductScopeDemand) -> Iterator[Draft]:
    excluded = demand.excluded_words.value if demand.excluded_words else ()
    names = [paper.report.product.name for paper in goods.papers]
    texts = [goods.line.description if goods.line else None, *(name.value for name in names if name)]
    found = sorted({word for text in texts if text for word in excluded if _holds(text, word)})
    allowed = any(_holds(text, word) for text in texts if text for word in demand.words.value)
    if found and not allowed:
        yield needs_review("description-outside", About(goods=goods), words=found)


def _holds(text: str, word: str) -> bool:
    return _pattern(word).search(text) is not None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Whole words in Latin script, any place in Chinese."""
    edge = r"\b" if word.isascii() else ""
    return re.compile(edge + re.escape(word) + edge, re.IGNORECASE)


def _age(goods: Goods, demand: ProductScopeDemand) -> Iterator[Draft]:
    limit = demand.age_below_months.value if demand.age_below_months else None
    own = parse_age(goods.line.age_grade) if goods.line else None
    ages = [own] if own else [age for paper in goods.papers for age in ages_of(paper) if age]
    if limit and ages and all(age.low >= limit for age in ages):
        yield needs_review("age-outside", About(goods=goods), months=limit)
