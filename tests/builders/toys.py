"""A complete and correct submission for the STEM toy channels: report, shipment, day."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from catalog import Catalogue, load_catalogue
from models.channel import Channel
from models.facts import KnownFacts
from models.local import LocalValues
from models.report import (
    AgeGrades,
    Conclusion,
    Dates,
    DocumentInfo,
    DocumentKind,
    Laboratory,
    Product,
    Result,
    TestReport,
)
from models.shipment import Shipment, ShipmentLine
from models.verification import Finding, Verification
from tests.builders.values import accreditation, cited, identifier, measured, page_info, row, value
from verifier import verify

NUMBER = "QXT2609001234A"
TESTED = date(2026, 9, 10)
ISSUED = date(2026, 9, 14)
AS_OF = date(2026, 11, 20)
PAGES = 4
NO_FACTS = KnownFacts()
REQUIRED = ("4.1", "4.2", "4.3.1", "4.3.5", "4.3.5.2", "4.6", "4.6.3", "4.7", "4.8", "4.9")
NOT_REQUIRED = ("4.3.5.1", "4.3.6", "4.5", "4.14", "4.17", "4.21", "4.25", "4.38", "5.2")


def toy_report(number: str = NUMBER, **changes: Any) -> TestReport:
    """A report that covers a toy for 3+ without special features."""
    complete = TestReport(
        document=document(number),
        report_number=value(number),
        dates=Dates(
            received=value(date(2026, 9, 1)),
            test_started=value(date(2026, 9, 2)),
            test_completed=value(TESTED),
            issued=value(ISSUED),
        ),
        laboratory=Laboratory(name=value("Alder Testing"), accreditations=(accreditation("CNAS", "L4321"),)),
        applicant=value("Birch Toys Co., Ltd."),
        manufacturer=value("Cedar Plastics Factory"),
        product=Product(
            name=value("Counting frame toy"),
            identifiers=(identifier("BT-100"),),
            age_grades=AgeGrades(labelled=value("3+"), tested=value("3 years and up")),
        ),
        standards=(cited("ASTM F963-23", "ASTM F963", "23"),),
        clauses=(
            *(row(clause) for clause in REQUIRED),
            *(row(clause, Result.NOT_APPLICABLE) for clause in NOT_REQUIRED),
        ),
        measurements=(
            measured("Pb", 4.0, 90.0),
            measured("Cd", None, 75.0, operator="nd", detection_limit=5.0),
        ),
        conclusion=value(Conclusion.PASS),
    )
    return complete.model_copy(update=changes)


def document(
    number: str, kind: DocumentKind = DocumentKind.TEST_REPORT, name: str | None = None
) -> DocumentInfo:
    return DocumentInfo(
        sha256=hashlib.sha256(f"{number} {kind} {name}".encode()).hexdigest(),
        file_name=name or f"{number}.pdf",
        media_type="application/pdf",
        page_count=PAGES,
        kind=kind,
        pages=tuple(page_info(page, PAGES, number, ISSUED) for page in range(1, PAGES + 1)),
    )


def toy_line(**changes: Any) -> ShipmentLine:
    line = ShipmentLine(
        sku="BT-100",
        description="Counting frame toy",
        hs_code="9503.00",
        quantity=500,
        age_grade="3+",
        features=(),
    )
    return line.model_copy(update=changes)


def toy_shipment(*lines: ShipmentLine, **changes: Any) -> Shipment:
    shipment = Shipment(
        bill_of_lading="NGBO26110412",
        port_of_loading="CNNGB",
        terminal="Meishan",
        destination="US",
        departs_on=date(2026, 12, 5),
        exporter="Birch Toys Co., Ltd.",
        lines=lines or (toy_line(),),
    )
    return shipment.model_copy(update=changes)


@dataclass(frozen=True)
class Submission:
    """What is checked: change one thing with `with_report`, `with_line` or `but`, then `verified`."""

    reports: tuple[TestReport, ...]
    shipment: Shipment | None
    channel: str = "ningbo-stem-toy"
    as_of: date = AS_OF
    facts: KnownFacts = NO_FACTS
    local: LocalValues | None = None
    lists: tuple[Any, ...] = ()
    language: str = "en"

    def but(self, **changes: Any) -> "Submission":
        return replace(self, **changes)

    def with_report(self, **changes: Any) -> "Submission":
        first, *others = self.reports
        return replace(self, reports=(first.model_copy(update=changes), *others))

    def with_document(self, **changes: Any) -> "Submission":
        return self.with_report(document=self.report.document.model_copy(update=changes))

    def with_line(self, **changes: Any) -> "Submission":
        assert self.shipment
        first, *others = self.shipment.lines
        lines = (first.model_copy(update=changes), *others)
        return replace(self, shipment=self.shipment.model_copy(update={"lines": lines}))

    def with_shipment(self, **changes: Any) -> "Submission":
        assert self.shipment
        return replace(self, shipment=self.shipment.model_copy(update=changes))

    @property
    def report(self) -> TestReport:
        return self.reports[0]

    def catalogue(self) -> Catalogue:
        catalogue = load_catalogue(self.local)
        return catalogue.with_lists(self.lists) if self.lists else catalogue

    def verified(self, channel: Channel | None = None) -> Verification:
        catalogue = self.catalogue()
        return verify(
            self.reports,
            self.shipment,
            channel or catalogue.channels[self.channel],
            catalogue,
            self.as_of,
            self.facts,
            self.language,
        )


def toy_submission() -> Submission:
    return Submission((toy_report(),), toy_shipment())


def found(verification: Verification, requirement: str) -> list[Finding]:
    """The findings of one requirement."""
    return [finding for finding in verification.findings if finding.requirement == requirement]


def reasons_of(verification: Verification, requirement: str) -> list[str]:
    """The reasons of one requirement, without its name."""
    return [finding.reason.removeprefix(f"{requirement}.") for finding in found(verification, requirement)]
