"""`product-identity`: each shipment line is traceable to a report and to the bill of lading."""

from collections.abc import Iterator

from models.channel import ProductIdentityDemand
from models.report import Identifier, IdentifierKind
from verifier.case import Case, Goods
from verifier.draft import SUBMISSION, About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read, together, whole
from verifier.identifiers import STRONG, key_of, range_of
from verifier.matching import IdentifierIndex, Match
from verifier.paper import Paper
from verifier.text import fold


def judge(case: Case, demand: ProductIdentityDemand) -> Iterator[Draft]:
    """One finding for each line, and one for the bill of lading where it is missing or differs."""
    if case.shipment is None:
        yield needs_review("no-shipment", SUBMISSION)
        return
    if not case.shipment.bill_of_lading:
        yield needs_review("no-bill-of-lading", SUBMISSION)
    else:
        yield from _other_bills(case, case.shipment.bill_of_lading)
    for goods in case.goods:
        yield _judge(case, demand, goods).by(demand.kinds)


def _other_bills(case: Case, bill: str) -> Iterator[Draft]:
    for paper in case.judged:
        printed = paper.identifiers.get(IdentifierKind.BILL_OF_LADING, ())
        if printed and fold(bill) not in {fold(one.value) for one in printed}:
            values = sorted({one.value for one in printed})
            yield needs_review("bill-differs", About(paper), read(paper, *printed), bill=bill, printed=values)


def _judge(case: Case, demand: ProductIdentityDemand, goods: Goods) -> Draft:
    about = About(goods=goods)
    asked = [value for _, value, _ in goods.stated]
    if goods.near:
        near = sorted({match.identifier.value for match in goods.near})
        return needs_review("near-miss", about, _grounds(goods.near), asked=asked, printed=near)
    if not goods.matches:
        return _unmatched(case, demand, goods, asked)
    contrary = [one for match in goods.matches for one in _contrary(goods, match)]
    if contrary:
        grounds = together(read(paper, identifier) for paper, identifier in contrary)
        values = sorted({identifier.value for _, identifier in contrary})
        return needs_review("identifiers-conflict", about, grounds, asked=asked, printed=values)
    names = sorted({match.identifier.value for match in goods.matches})
    reports = [match.paper.label for match in goods.matches]
    return met("matched", about, _grounds(goods.matches), printed=names, reports=reports)


def _grounds(matches: tuple[Match, ...]) -> Grounds:
    return together(read(match.paper, match.identifier) for match in matches)


def _unmatched(case: Case, demand: ProductIdentityDemand, goods: Goods, asked: list[str]) -> Draft:
    about = About(goods=goods)
    line = goods.line
    certificates = IdentifierIndex(case.papers.certificates, demand.kinds.value).find(line) if line else ()
    if certificates:
        return needs_review("only-in-certificate", about, _grounds(certificates), asked=asked)
    everywhere = together(whole(paper) for paper in case.papers.everything)
    return not_met("no-match", about, everywhere, asked=asked, printed=_printed(case) or ["–"])


def _printed(case: Case, most: int = 12) -> list[str]:
    """What the reports print instead, so that a person sees the difference; the first few."""
    identifiers = (one for paper in case.papers.reports for one in paper.report.product.identifiers)
    return sorted({one.value for one in identifiers if one.kind in STRONG})[:most]


def _contrary(goods: Goods, match: Match) -> Iterator[tuple[Paper, Identifier]]:
    """Identifiers of a kind that the line states too, none of which is the line's.

    The line's SKU may be of any kind; as a SKU it only contradicts where nothing surer than an order matches.
    """
    by_order = match.identifier.kind not in STRONG
    named = [
        (IdentifierKind.SKU if kind is None and by_order else kind, key) for kind, _, key in goods.stated
    ]
    for kind in sorted({kind for kind, _ in named if kind in STRONG}):
        wanted = [key for one, key in named if one is kind]
        printed = match.paper.identifiers.get(kind, ())
        if wanted and printed and not any(_prints(one, key) for one in printed for key in wanted):
            yield from ((match.paper, one) for one in printed)


def _prints(identifier: Identifier, key: str) -> bool:
    span = range_of(identifier.value)
    return key_of(identifier.kind, identifier.value) == key or bool(span and span.holds(key))
