"""Small parts of made reports: values, places, rows."""

from datetime import date
from typing import Any, TypeVar

from models.document import PageSource, PageStatus
from models.evidence import Evidence, Method, Value
from models.geometry import Box
from models.report import (
    Accreditation,
    ClauseRow,
    Identifier,
    IdentifierKind,
    Measurement,
    PageInfo,
    Result,
    StandardCited,
)

T = TypeVar("T")
BOX = Box(50, 100, 200, 112)


def place(text: str, page: int = 1, confidence: float = 1.0) -> Evidence:
    return Evidence(page=page, box=BOX, text=text, method=Method.TEXT_LAYER, confidence=confidence)


def value(content: T, page: int = 1, confidence: float = 1.0) -> Value[T]:
    return Value[Any](value=content, confidence=confidence, evidence=(place(str(content), page, confidence),))


def either(*readings: T, page: int = 1) -> Value[T]:
    evidence = (place("06/03/2026", page),)
    return Value[Any](value=None, confidence=0.5, evidence=evidence, readings=readings)


def row(
    clause: str | None,
    result: Result = Result.PASS,
    standard: str | None = "ASTM F963-23",
    title: str | None = None,
    item: str | None = None,
    page: int = 2,
    confidence: float = 1.0,
    **more: Any,
) -> ClauseRow:
    return ClauseRow(
        standard=standard,
        clause=clause,
        clauses_covered=(clause,) if clause else (),
        item=item,
        title=title,
        result=result,
        confidence=confidence,
        evidence=(place(clause or title or item or "", page, confidence),),
        **more,
    )


def measured(
    analyte: str,
    number: float | str | None,
    limit: float | str | None,
    result: Result | None = Result.PASS,
    page: int = 3,
    confidence: float = 1.0,
    **more: Any,
) -> Measurement:
    given = {"standard": "ASTM F963-23", "clause": "4.3.5.2", "unit": "mg/kg", "operator": "=", **more}
    return Measurement(
        analyte=analyte,
        value=number,
        limit=limit,
        result=result,
        confidence=confidence,
        evidence=(place(f"{analyte} {number}", page, confidence),),
        **given,
    )


def cited(printed: str, designation: str, edition: str | None, confidence: float = 1.0) -> StandardCited:
    return StandardCited(
        designation=designation,
        edition=edition,
        printed=printed,
        confidence=confidence,
        evidence=(place(printed, 1, confidence),),
    )


def identifier(
    text: str, kind: IdentifierKind = IdentifierKind.MODEL, confidence: float = 1.0, page: int = 1
) -> Identifier:
    evidence = (place(text, page, confidence),)
    return Identifier(kind=kind, value=text, confidence=confidence, evidence=evidence)


def accreditation(scheme: str, number: str | None, confidence: float = 1.0, **more: Any) -> Accreditation:
    evidence = (place(f"{scheme} {number}", 1, confidence),)
    return Accreditation(scheme=scheme, number=number, confidence=confidence, evidence=evidence, **more)


def page_info(number: int, total: int, report_number: str, issued: date) -> PageInfo:
    return PageInfo(
        number=number,
        status=PageStatus.READ,
        source=PageSource.TEXT_LAYER,
        printed_number=number,
        printed_total=total,
        report_numbers=(report_number,),
        issue_dates=(issued,),
    )
