"""A report with everything in the order of the paper, so that no order of reading can change a finding."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from models.evidence import Value
from models.report import Grounded, TestReport

T = TypeVar("T")
ValueT = TypeVar("ValueT", bound=Grounded | Value[str])
Place = tuple[int, tuple[float, ...], str]


def in_paper_order(report: TestReport) -> TestReport:
    """The same report, its rows, pages and lists sorted by where they stand and what they say."""
    product, laboratory, document = report.product, report.laboratory, report.document
    identifiers = {"identifiers": _sorted(product.identifiers), "features": _sorted(product.features)}
    return report.model_copy(
        update={
            "clauses": _sorted(report.clauses),
            "measurements": _sorted(report.measurements),
            "standards": _sorted(report.standards),
            "supersedes": _sorted(report.supersedes),
            "codes": _by(report.codes, lambda code: (code.page, code.box, code.payload or "")),
            "product": product.model_copy(update=identifiers),
            "laboratory": laboratory.model_copy(
                update={"accreditations": _sorted(laboratory.accreditations)}
            ),
            "document": document.model_copy(update={"pages": _by(document.pages, lambda page: page.number)}),
        }
    )


def _by(values: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(values, key=key))


def _sorted(values: Iterable[ValueT]) -> tuple[ValueT, ...]:
    """By where each first stands; what stands at one place, by what it says."""
    known = tuple(values)
    places = {id(value): _place(value) for value in known}
    if len(set(places.values())) == len(known):
        return tuple(sorted(known, key=lambda value: places[id(value)]))
    return tuple(sorted(known, key=lambda value: (places[id(value)], str(value))))


def _place(value: Grounded | Value[str]) -> Place:
    places = value.evidence
    if not places:
        return 0, (), ""
    first = places[0] if len(places) == 1 else min(places, key=lambda one: (one.page, one.box))
    return first.page, tuple(first.box), first.text
