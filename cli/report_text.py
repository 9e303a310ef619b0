"""A parsed report as a person reads it: each value with its page and how surely it was read."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table

from catalog.texts import Texts
from exports.code_print import printed_codes
from models.evidence import Evidence, Value
from models.report import TestReport

WIDTH = 110


def report_text(report: TestReport, texts: Texts) -> str:
    """The report's values and clause rows as plain text; papers inside its file follow."""
    out = StringIO()
    console = Console(file=out, no_color=True, width=WIDTH, highlight=False)
    console.print(f"{report.document.file_name}: {report.document.kind}, {report.document.page_count} pages")
    console.print(_values(report))
    if report.clauses:
        console.print(_clauses(report))
    if report.measurements:
        console.print(_measurements(report))
    for code in printed_codes([report], texts):
        said = " ".join(code.advice) or texts("code.good")
        console.print(f"{code.symbology}, {texts('page', page=code.page)}: {code.measured}. {said}")
    for page in report.document.pages:
        if page.status != "read":
            why = f" ({texts.page_reason(page.reason)})" if page.reason else ""
            console.print(f"! page {page.number}: {page.status}{why}")
    for warning in report.warnings:
        console.print(f"! {warning.message}")
    return "\n".join([out.getvalue(), *(report_text(one, texts) for one in report.papers()[1:])])


def _values(report: TestReport) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value, confidence, evidence in _rows(report):
        page = f"p.{evidence[0].page}" if evidence else ""
        table.add_row(name, value, f"{confidence:.2f}", page)
    return table


def _rows(report: TestReport) -> Iterator[tuple[str, str, float, tuple[Evidence, ...]]]:
    for name, value in _single_values(report):
        if value is not None:
            shown = str(value.value) if value.value is not None else " or ".join(map(str, value.readings))
            yield name, shown, value.confidence, value.evidence
    for period in report.dates.periods:
        yield "tested", f"{period.started} to {period.completed}", period.confidence, period.evidence
    for accreditation in report.laboratory.accreditations:
        shown = f"{accreditation.scheme} {accreditation.number or ''}"
        yield "accreditation", shown, accreditation.confidence, accreditation.evidence
    for identifier in report.product.identifiers:
        yield str(identifier.kind), identifier.value, identifier.confidence, identifier.evidence
    for standard in report.standards:
        yield "standard", standard.printed, standard.confidence, standard.evidence
    for feature in report.product.features:
        yield "feature", str(feature.value), feature.confidence, feature.evidence
    for code in report.codes:
        yield "code", f"{code.symbology}: {code.payload or 'unreadable'}", 1.0, ()


def _single_values(report: TestReport) -> Iterator[tuple[str, Value[Any] | None]]:
    yield "report number", report.report_number
    yield "laboratory", report.laboratory.name
    yield "address", report.laboratory.address
    for name in ("received", "test_started", "test_completed", "issued", "manufactured"):
        yield name.replace("_", " "), getattr(report.dates, name)
    yield "applicant", report.applicant
    yield "manufacturer", report.manufacturer
    yield "buyer", report.buyer
    yield "product", report.product.name
    yield "country of origin", report.product.country_of_origin
    for name in ("labelled", "requested", "assessed", "tested"):
        yield f"age {name}", getattr(report.product.age_grades, name)
    yield "conclusion", report.conclusion


def _clauses(report: TestReport) -> Table:
    table = Table(
        "standard", "clause", "item", "title", "result", "level", "conf", "page", box=None, pad_edge=False
    )
    for row in report.clauses:
        page = str(row.evidence[0].page) if row.evidence else ""
        table.add_row(
            row.standard or "",
            row.clause or "",
            row.item or "",
            row.title or "",
            row.result,
            row.level,
            f"{row.confidence:.2f}",
            page,
        )
    return table


def _measurements(report: TestReport) -> Table:
    table = Table(
        "clause",
        "analyte",
        "specimen",
        "measured",
        "limit",
        "MDL",
        "unit",
        "result",
        box=None,
        pad_edge=False,
    )
    for one in report.measurements:
        measured = one.printed or " ".join(
            str(part) for part in (one.operator, one.value) if part is not None
        )
        table.add_row(
            one.clause or one.standard or "",
            one.analyte,
            one.specimen or "",
            measured,
            _number(one.limit),
            _number(one.detection_limit),
            one.unit or "",
            one.result or "",
        )
    return table


def _number(value: float | str | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
