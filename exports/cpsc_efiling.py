"""Product-registry data for the CPSC's eFiling (16 CFR 1110), from a verified report.

The field names and rules follow the registry's import format as restated in public code; what a test report
cannot say (the certifier, the custodian of records, a month of manufacture that is not printed) is under
`to_be_filled_in`, never invented.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from models.report import DocumentKind, IdentifierKind, TestReport
from models.verification import Verification

PRODUCT_ID_TYPES = (
    (IdentifierKind.GTIN, "GTIN"),
    (IdentifierKind.SKU, "SKU"),
    (IdentifierKind.MODEL, "Model #"),
    (IdentifierKind.STYLE, "Alternate ID"),
    (IdentifierKind.ITEM, "Alternate ID"),
    (IdentifierKind.SERIAL, "Serial #"),
)
LONGEST_ID = 19
LONGEST_NAME = 250
CITATIONS = {"ASTM F963": "1250"}
"""The part of 16 CFR under which a standard is mandatory: toys, 16 CFR 1250."""

_PART = re.compile(r"16\s*CFR\s*(?:Part\s*)?(\d{4})")


def cpsc_efiling(verification: Verification) -> bytes:
    """One product for each test report, as JSON. Dates are MM/DD/YYYY as the registry takes them."""
    reports = [one for one in verification.reports if one.document.kind is DocumentKind.TEST_REPORT]
    data = {"products": [product_of(report) for report in reports]}
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def product_of(report: TestReport) -> dict[str, Any]:
    """The registry's record of one report's product, with what is still to be filled in."""
    kind, number = _primary(report)
    name = report.product.name.value if report.product.name else None
    completed = report.dates.test_completed.value if report.dates.test_completed else None
    manufactured = report.dates.manufactured.value if report.dates.manufactured else None
    core = {
        "certificateType": "CPC",
        "primaryProductId": number,
        "primaryProductIdType": kind,
        "name": name[:LONGEST_NAME] if name else None,
        "manufactureDate": f"{manufactured:%m/%Y}" if manufactured else None,
        "lastTestDate": _american(completed),
    }
    maker = report.manufacturer.value if report.manufacturer else None
    record = {
        "coreProduct": core,
        "identifiers": [{"type": one.kind, "value": one.value[:50]} for one in report.product.identifiers],
        "manufacturer": {"name": maker[:100] if maker else None},
        "labs": [_laboratory(report)],
    }
    return {**record, "to_be_filled_in": list(_missing(record))}


def _primary(report: TestReport) -> tuple[str | None, str | None]:
    for kind, name in PRODUCT_ID_TYPES:
        for one in report.product.identifiers:
            if one.kind is kind and len(one.value) <= LONGEST_ID:
                return name, one.value
    return None, None


def _laboratory(report: TestReport) -> dict[str, Any]:
    ids = [one.number for one in report.laboratory.accreditations if one.scheme == "CPSC" and one.number]
    name, address = report.laboratory.name, report.laboratory.address
    return {
        "type": "ITL" if ids else "LAB",
        "cpscId": ids[0] if ids else None,
        "name": name.value if name else None,
        "addressLine1": address.value if address else None,
        "testReportId": report.report_number.value if report.report_number else None,
        "testURL": next((code.payload for code in report.codes if _is_address(code.payload)), None),
        "citationCodes": sorted(set(_citations(report))),
    }


def _citations(report: TestReport) -> Iterator[str]:
    for standard in report.standards:
        if standard.designation in CITATIONS:
            yield CITATIONS[standard.designation]
        found = _PART.search(standard.printed)
        if found:
            yield found[1]


def _missing(record: dict[str, Any]) -> Iterator[str]:
    for path in ("coreProduct", "manufacturer"):
        yield from (f"{path}.{name}" for name, value in record[path].items() if value is None)
    laboratory = record["labs"][0]
    yield from (f"labs[0].{name}" for name in ("name", "testReportId") if laboratory[name] is None)
    if laboratory["cpscId"] is None:
        yield "labs[0].cpscId"
    if not laboratory["citationCodes"]:
        yield "labs[0].citationCodes"
    yield from ("coreProduct.versionId", "manufacturer.addressLine1", "manufacturer.country", "poc")


def _american(day: date | None) -> str | None:
    return f"{day:%m/%d/%Y}" if day else None


def _is_address(payload: str | None) -> bool:
    return bool(payload) and str(payload).startswith(("http://", "https://"))
