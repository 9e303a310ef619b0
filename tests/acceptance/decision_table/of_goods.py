"""Defects of the shipment, of the code, and of the channel's own circumstances."""

from datetime import date

from models.channel import ProductScopeDemand
from models.document import PageSource
from models.facts import KnownFacts, Lookup
from models.report import AttachmentInfo, IdentifierKind
from models.shipment import LineIdentifier
from tests.acceptance.decision_table.changes import (
    beside,
    certificate,
    identifiers,
    laboratory,
    line,
    pages,
    product,
    report,
    shipment,
    then,
)
from tests.acceptance.decision_table.defect import (
    INFANTS,
    TESTED,
    TOYS,
    Change,
    Defect,
    fine,
    not_applicable,
    not_met,
    review,
)
from tests.acceptance.decision_table.of_papers import OF_REPORTS
from tests.builders.infants import HOST, code
from tests.builders.toys import ISSUED, NUMBER, Submission
from tests.builders.values import accreditation, identifier, value

GACC = ("gacc-facilitation-2026",)


def _data(empty: bool = False, names_report: bool | None = None) -> AttachmentInfo:
    return AttachmentInfo(
        name="batch.json",
        media_type="application/json",
        sha256="0" * 64,
        empty=empty,
        names_report=names_report,
    )


NO_SHIPMENT = ("product-identity", "port", "destination", "report-ownership")
UNMATCHED = (*OF_REPORTS, "report-ownership")


def codes(*payloads: str | None, **more: object) -> Change:
    """The report carries these codes and no others."""
    return report(codes=tuple(code(payload, **more) for payload in payloads))


def asked(state: str) -> Change:
    """A platform was asked and answered."""
    return lambda s: s.but(
        facts=KnownFacts(lookups=(Lookup(report_number=NUMBER, host=HOST, state=state, asked_on=ISSUED),))
    )


def described_outside(submission: Submission) -> Submission:
    """The goods are called by a word that the channel excludes, and by none that it names."""
    demands = submission.catalogue().channels[submission.channel].requirements
    excluded = next(one.excluded_words for one in demands if isinstance(one, ProductScopeDemand))
    assert excluded
    word = excluded.value[0]
    return then(line(description=word), product(name=value(word)))(submission)


IDENTITY: tuple[Defect, ...] = (
    review(
        "no shipment",
        "product-identity.no-shipment",
        lambda s: s.but(shipment=None),
        INFANTS,
        also=NO_SHIPMENT,
    ),
    review("no shipment", "port.no-shipment", lambda s: s.but(shipment=None), INFANTS, also=NO_SHIPMENT),
    review(
        "no shipment",
        "destination.no-shipment",
        lambda s: s.but(shipment=None),
        TOYS,
        also=(*NO_SHIPMENT, "clause-coverage"),
    ),
    review(
        "no shipment",
        "report-ownership.no-shipment",
        lambda s: s.but(shipment=None),
        TOYS,
        also=(*NO_SHIPMENT, "clause-coverage"),
    ),
    review("no bill of lading", "product-identity.no-bill-of-lading", shipment(bill_of_lading=None)),
    review(
        "another bill of lading",
        "product-identity.bill-differs",
        lambda s: identifiers(
            *s.report.product.identifiers, identifier("OTHER123", IdentifierKind.BILL_OF_LADING)
        )(s),
    ),
    review("nearly the model", "product-identity.near-miss", line(sku="BT-1O0"), TOYS),
    review("nearly the style", "product-identity.near-miss", line(sku="SB-2O"), INFANTS),
    not_met("another product", "product-identity.no-match", line(sku="ZZ-9000"), also=UNMATCHED),
    review(
        "only in the certificate",
        "product-identity.only-in-certificate",
        lambda s: then(beside(certificate(s)), identifiers(identifier("QQ-7777")))(s),
        also=UNMATCHED,
    ),
    review(
        "another model of the same order",
        "product-identity.identifiers-conflict",
        then(
            identifiers(identifier("QQ-7777"), identifier("PO55501", IdentifierKind.PURCHASE_ORDER)),
            line(
                identifiers=(
                    LineIdentifier(kind=IdentifierKind.PURCHASE_ORDER, value="PO55501"),
                    LineIdentifier(kind=IdentifierKind.MODEL, value="BT-100"),
                )
            ),
        ),
    ),
)

CODE: tuple[Defect, ...] = (
    not_met("no code", "verification-code.none", codes(), INFANTS),
    not_met(
        "a scan without a code",
        "verification-code.paper-only",
        then(codes(), pages(lambda one: one.model_copy(update={"source": PageSource.OCR}))),
        INFANTS,
    ),
    review("a code that does not decode", "verification-code.unreadable", codes(None), TESTED),
    review(
        "a link to another report with this number behind it",
        "verification-code.address-unclear",
        codes(f"https://{HOST}/check?no=QXT2609009999A&ref={NUMBER}"),
        TESTED,
    ),
    not_met(
        "a look-alike host",
        "verification-code.look-alike",
        codes(f"https://sgs.com.verify-report.cn/?no={NUMBER}"),
        TESTED,
    ),
    not_met(
        "a listed host before an @",
        "verification-code.look-alike",
        codes(f"https://{HOST}@verify-report.example/?no={NUMBER}"),
        TESTED,
    ),
    review(
        "an address that leads on",
        "verification-code.address-unclear",
        codes(f"https://{HOST}/go?no={NUMBER}&to=https%3A%2F%2Fverify-report.example"),
        TESTED,
    ),
    review(
        "a port of its own",
        "verification-code.address-unclear",
        codes(f"https://{HOST}:8443/?no={NUMBER}"),
        TESTED,
    ),
    not_met(
        "a page of anybody",
        "verification-code.shared-hosting",
        codes(f"https://sgs-report.github.io/?no={NUMBER}"),
        TESTED,
    ),
    not_met(
        "another report's code",
        "verification-code.other-number",
        codes(f"https://{HOST}/?no=QXT2609009999B"),
        TESTED,
    ),
    review(
        "another laboratory's page",
        "verification-code.other-laboratory",
        then(
            laboratory(accreditation("CNAS", "L4321"), name="Intertek Testing Services"),
            codes(f"https://{HOST}/?no={NUMBER}"),
        ),
        TESTED,
    ),
    review(
        "a host not listed",
        "verification-code.host-not-listed",
        codes(f"https://verify.alder.example/?no={NUMBER}"),
        TESTED,
    ),
    review("a number without address", "verification-code.no-host", codes(NUMBER), INFANTS),
    not_applicable("a number without address", "verification-code.names-report-only", codes(NUMBER), TOYS),
    review(
        "a token that names nothing", "verification-code.opaque", codes(f"https://{HOST}/t/8fk2"), INFANTS
    ),
    not_applicable(
        "a token that names nothing", "verification-code.says-nothing", codes(f"https://{HOST}/t/8fk2"), TOYS
    ),
    fine(
        "a code that names the report",
        "verification-code.names-report",
        codes(f"https://{HOST}/?no={NUMBER}"),
        TESTED,
    ),
    not_met("withdrawn on the platform", "verification-code.platform-withdrawn", asked("withdrawn"), TESTED),
    fine("a platform that says nothing", "verification-code.platform-silent", asked("silent"), TESTED),
    fine("known to the platform", "verification-code.platform-confirms", asked("valid"), TESTED),
    review("unknown to the platform", "verification-code.platform-unknown", asked("not_found"), TESTED),
)

SCOPE: tuple[Defect, ...] = (
    review("no HS code", "product-scope.hs-missing", line(hs_code=None)),
    review("a malformed HS code", "product-scope.hs-malformed", line(hs_code="95.0")),
    review("an HS code outside", "product-scope.hs-outside", line(hs_code="8544.42"), TESTED),
    review("no pilot list", "product-scope.pilot-list-unknown", lambda s: s, GACC),
    review(
        "a description outside",
        "product-scope.description-outside",
        described_outside,
        TESTED,
    ),
    review(
        "a heading of many goods",
        "product-scope.description-silent",
        line(hs_code="9401.39", description="Swivel chair", age_grade=None),
        INFANTS,
    ),
    review(
        "an office chair",
        "product-scope.description-outside",
        line(hs_code="9401.39", description="Swivel office chair, leather"),
        INFANTS,
    ),
    review(
        "a stroller for pets",
        "product-scope.description-outside",
        line(hs_code="8715.00", description="Pet stroller"),
        INFANTS,
    ),
    review("an age outside", "product-scope.age-outside", line(age_grade="14+"), TOYS),
)

PLACE: tuple[Defect, ...] = (
    review("no destination", "destination.not-stated", shipment(destination=None), TOYS),
    review("a destination not named", "destination.unconfirmed", shipment(destination="MX"), TOYS),
    review("no port", "port.not-stated", shipment(port_of_loading=None)),
    review("another terminal", "port.other-terminal", shipment(terminal="Nowhere"), (*TOYS, *GACC)),
    review("a port not named", "port.unconfirmed", shipment(port_of_loading="CNXMN"), (*INFANTS, *GACC)),
    not_met("a port not in the list", "port.not-listed", shipment(port_of_loading="CNXMN"), TOYS),
    not_met(
        "a port that did not yet take part",
        "port.not-on-that-date",
        lambda s: then(shipment(departs_on=date(2026, 5, 1)))(s),
        TESTED,
        also=("report-validity",),
    ),
    not_met(
        "before the channel began",
        "channel-in-force.not-yet",
        lambda s: s.but(as_of=date(2026, 3, 1)),
        also=("document-integrity", "report-validity"),
    ),
    not_met(
        "after the channel ended", "channel-in-force.ended", lambda s: s.but(as_of=date(2026, 9, 17)), GACC
    ),
    review(
        "departs after the end",
        "channel-in-force.ends-before-departure",
        shipment(departs_on=date(2026, 9, 20)),
        GACC,
    ),
    review("no exporter", "report-ownership.no-exporter", shipment(exporter=None), TOYS),
    review(
        "nobody to compare with", "report-ownership.no-party", report(applicant=None, manufacturer=None), TOYS
    ),
    review("another owner", "report-ownership.other-party", shipment(exporter="Dogwood Trading Ltd."), TOYS),
    not_met("paper only", "machine-readable.paper-only", report(attachments=()), GACC),
    not_met("data without content", "machine-readable.empty", report(attachments=(_data(empty=True),)), GACC),
    review(
        "data of another report",
        "machine-readable.other-report",
        report(attachments=(_data(names_report=False),)),
        GACC,
    ),
)

DEFECTS = (*IDENTITY, *CODE, *SCOPE, *PLACE)
