"""`product-scope`: category, HS code and age are in the channel's scope. A mismatch goes to a person."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any

from catalog.layering import LOCAL
from models.channel import ProductScopeDemand
from models.shipment import ShipmentLine
from models.sourced import Sourced, Status
from verifier.ages import parse_age
from verifier.case import Case, Goods
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read, together
from verifier.product import ages_of
from verifier.standing import local_name

_LENGTHS = (6, 8, 10)


def judge(case: Case, demand: ProductScopeDemand) -> Iterator[Draft]:
    """For each line its mismatches, or that it is in scope. Without a shipment no HS code is asked."""
    values = [
        one
        for one in (
            demand.hs_prefixes,
            demand.mixed_prefixes,
            demand.words,
            demand.excluded_words,
            demand.pilot_list,
        )
        if one
    ]
    local = local_name("hs_pilot_list", demand.pilot_list) if demand.pilot_list else ()
    for goods in case.goods:
        like = case.like(goods)
        drafts = case.once((demand.id, like), partial(_judge, like, demand, values, local))
        yield from (draft.on(goods) for draft in drafts)


def _judge(
    goods: Goods, demand: ProductScopeDemand, values: list[Sourced[Any]], local: tuple[str, ...]
) -> list[Draft]:
    problems = [*_hs_code(goods, demand), *_description(goods, demand), *_age(goods, demand)]
    return [draft.by(*values, local=local) for draft in problems or [_in_scope(goods)]]


def _in_scope(goods: Goods) -> Draft:
    grounds = together(read(paper, paper.report.product.name) for paper in goods.papers)
    if goods.line is None:
        return met("nothing-against-it", About(goods=goods), Grounds(grounds.evidence))
    return met("in-scope", About(goods=goods), Grounds(grounds.evidence), hs=goods.line.hs_code or "")


def _hs_code(goods: Goods, demand: ProductScopeDemand) -> Iterator[Draft]:
    if goods.line is None:
        return
    about, printed = About(goods=goods), goods.line.hs_code
    digits = _digits(printed)
    if not digits or not printed:
        yield needs_review("hs-missing", about)
    elif not digits.isascii() or not digits.isdigit() or len(digits) not in _LENGTHS:
        yield needs_review("hs-malformed", about, hs=printed)
    elif demand.hs_prefixes.value and not _starts(digits, demand.hs_prefixes.value):
        yield needs_review("hs-outside", about, hs=printed, prefixes=list(demand.hs_prefixes.value))
    else:
        yield from _pilot_list(about, demand, digits, printed)


def _digits(printed: str | None) -> str:
    return re.sub(r"[\s.\-]", "", printed or "")


def _starts(digits: str, prefixes: Iterable[str]) -> bool:
    return any(digits.startswith(re.sub(r"\D", "", prefix)) for prefix in prefixes)


def _pilot_list(about: About, demand: ProductScopeDemand, digits: str, printed: str) -> Iterator[Draft]:
    """A channel with a pilot list and no prefixes of its own admits what the list names."""
    if demand.pilot_list is None:
        if not demand.hs_prefixes.value:
            yield needs_review("pilot-list-unknown", about, hs=printed)
    elif not _starts(digits, demand.pilot_list.value):
        if demand.pilot_list.status is Status.CONFIRMED or LOCAL in demand.pilot_list.source:
            yield not_met("not-on-pilot-list", about, hs=printed)
        else:
            yield needs_review("pilot-list-unconfirmed", about, hs=printed)


def _description(goods: Goods, demand: ProductScopeDemand) -> Iterator[Draft]:
    """Every text that describes the goods, by itself: a fair name in the report excuses no foul one here."""
    words, excluded = demand.words.value, demand.excluded_words.value if demand.excluded_words else ()
    texts = _texts(goods)
    foul = sorted({word for text in texts for word in _foul(text, words, excluded)})
    if foul:
        yield needs_review("description-outside", About(goods=goods), words=foul)
    elif goods.line and _is_mixed(goods.line, demand) and not _is_said(goods.line, texts, demand):
        hs, said = goods.line.hs_code or "", texts[0] if texts else "–"
        yield needs_review("description-silent", About(goods=goods), hs=hs, description=said)


def _texts(goods: Goods) -> list[str]:
    """The shipment's description, then what the reports call the product."""
    names = [paper.report.product.name for paper in goods.papers]
    texts = [goods.line.description if goods.line else None, *(name.value for name in names if name)]
    return [text for text in texts if text]


def _is_mixed(line: ShipmentLine, demand: ProductScopeDemand) -> bool:
    """Whether the heading holds other goods too, so that something else has to say what these are."""
    mixed = demand.mixed_prefixes.value if demand.mixed_prefixes else ()
    return _starts(_digits(line.hs_code), mixed)


def _is_said(line: ShipmentLine, texts: list[str], demand: ProductScopeDemand) -> bool:
    """Whether the shipment says that the goods are the channel's: by its words, else by its age grade.

    What the report calls its product counts where the shipment describes nothing.
    """
    limit, age = demand.age_below_months, parse_age(line.age_grade)
    young = bool(limit and age and age.high is not None and age.high <= limit.value)
    return young or any(_holds(text, word) for text in texts[:1] for word in demand.words.value)


@cache
def _foul(text: str, words: tuple[str, ...], excluded: tuple[str, ...]) -> tuple[str, ...]:
    """The excluded words in a text that holds none of the channel's words beside them."""
    found = tuple(word for word in excluded if _holds(text, word))
    rest = text
    for word in found:
        rest = _pattern(word).sub(" ", rest)
    return () if any(_holds(rest, word) for word in words) else found


@cache
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
