"""Complete and correct submissions for the infant code and for the facilitation action."""

from datetime import date
from typing import Any

from catalog import load_catalogue
from models.channel import ClauseCoverageDemand
from models.report import AttachmentInfo, CodeRead, IdentifierKind, Laboratory, Product, TestReport
from models.shipment import Shipment, ShipmentLine
from tests.builders.toys import NUMBER, Submission, toy_report
from tests.builders.values import BOX, accreditation, cited, identifier, measured, row, value

STANDARD = "GB 31701-2026"
PHTHALATES = ("DEHP", "DBP", "BBP", "DINP", "DIDP", "DNOP", "DIBP", "DPENP", "DHEXP", "DCHP", "DMEP", "DEP")
HOST = "sgs.com"


def items() -> tuple[str, ...]:
    """The items that the channel lists."""
    channel = load_catalogue().channels["ningbo-infant-code"]
    demand = next(one for one in channel.requirements if isinstance(one, ClauseCoverageDemand))
    assert demand.items
    return demand.items.value


def code(payload: str | None, symbology: str = "QRCode", page: int = 1, **more: Any) -> CodeRead:
    readable = payload is not None
    return CodeRead(symbology=symbology, payload=payload, page=page, box=BOX, readable=readable, **more)


def infant_report(number: str = NUMBER, **changes: Any) -> TestReport:
    """A report on all 21 items with twelve phthalates and a code that names it."""
    phthalates = {"standard": STANDARD, "clause": None, "item": "phthalates_plus6", "unit": "%"}
    complete = toy_report(
        number,
        laboratory=Laboratory(name=value("Alder Testing"), accreditations=(accreditation("CNAS", "L4321"),)),
        product=Product(
            name=value("Baby sleeping bag"), identifiers=(identifier("SB-20", IdentifierKind.STYLE),)
        ),
        standards=(cited(STANDARD, "GB 31701", "2026"),),
        clauses=tuple(row(None, standard=STANDARD, item=key, title=key) for key in items()),
        measurements=tuple(measured(name, 0.01, 0.1, **phthalates) for name in PHTHALATES),
        codes=(code(f"https://verify.{HOST}/report?no={number}"),),
    )
    return complete.model_copy(update=changes)


def infant_shipment(**changes: Any) -> Shipment:
    line = ShipmentLine(
        sku="SB-20", description="Baby sleeping bag", hs_code="6111.20", age_grade="0-36 months", features=()
    )
    shipment = Shipment(
        bill_of_lading="NGBO26110413", port_of_loading="CNNGB", departs_on=date(2026, 12, 1), lines=(line,)
    )
    return shipment.model_copy(update=changes)


def infant_submission() -> Submission:
    return Submission((infant_report(),), infant_shipment(), channel="ningbo-infant-code")


def facilitated_submission() -> Submission:
    """In the action's term, with data beside the paper; its pilot list is not public, so a person decides."""
    attached = AttachmentInfo(name="batch.json", media_type="application/json", sha256="0" * 64)
    report = toy_report(attachments=(attached,))
    shipment = infant_shipment(
        port_of_loading="CNSHA",
        departs_on=date(2026, 9, 16),
        lines=(ShipmentLine(sku="BT-100", hs_code="8544.42", features=()),),
    )
    return Submission((report,), shipment, channel="gacc-facilitation-2026", as_of=date(2026, 9, 15))
