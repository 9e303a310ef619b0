"""A clearance programme and its requirements, as read from `catalog/channels/*.yaml`."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from models.base import Data
from models.report import DocumentKind, IdentifierKind
from models.sourced import Bilingual, Source, Sourced, Status


class RequirementId(StrEnum):
    """The demands that a channel can make, the same in every channel."""

    DOCUMENT_KIND = "document-kind"
    DOCUMENT_INTEGRITY = "document-integrity"
    STANDARD_EDITION = "standard-edition"
    TEST_DATE = "test-date"
    REPORT_VALIDITY = "report-validity"
    LABORATORY_ACCREDITATION = "laboratory-accreditation"
    CLAUSE_COVERAGE = "clause-coverage"
    ITEMISED_RESULTS = "itemised-results"
    RESULTS_PASS = "results-pass"
    PRODUCT_IDENTITY = "product-identity"
    VERIFICATION_CODE = "verification-code"
    PRODUCT_SCOPE = "product-scope"
    DESTINATION = "destination"
    PORT = "port"
    CHANNEL_IN_FORCE = "channel-in-force"
    REPORT_OWNERSHIP = "report-ownership"
    MACHINE_READABLE = "machine-readable"


class Demand(Data):
    """What every requirement has: where it stands written, and how sure that is.

    `outcome_when_not_met` re-grades a `not_met` to `needs_review`: a user's own choice, always shown.
    """

    status: Status
    source: tuple[str, ...]
    note: str | None = None
    outcome_when_not_met: Literal["not_met", "needs_review"] = "not_met"


class DocumentKindDemand(Demand):
    """At least one paper of an accepted kind."""

    id: Literal[RequirementId.DOCUMENT_KIND]
    accepted: Sourced[tuple[DocumentKind, ...]]


class DocumentIntegrityDemand(Demand):
    """The paper is whole and agrees with itself. `future_days` tolerates clocks that differ."""

    id: Literal[RequirementId.DOCUMENT_INTEGRITY]
    future_days: Sourced[int]


class EditionAccepted(Data):
    """A standard in one edition: designation `ASTM F963`, edition `23`."""

    designation: str
    edition: str


class StandardEditionDemand(Demand):
    """The standard in an accepted edition. `alternatives` (e.g. a foreign standard) go to review."""

    id: Literal[RequirementId.STANDARD_EDITION]
    accepted: Sourced[tuple[EditionAccepted, ...]]


class TestDateDemand(Demand):
    """The testing has a stated date or period."""

    __test__ = False

    id: Literal[RequirementId.TEST_DATE]


class ValidityWindow(Data):
    """A shorter window for some clauses or items; `days` counts from completion, inclusive."""

    name: str
    items: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    days: Sourced[int]


class ReportValidityDemand(Demand):
    """In date on the as-of and departure dates, counted from `counted_from`."""

    id: Literal[RequirementId.REPORT_VALIDITY]
    counted_from: Sourced[Literal["test_completed", "issued"]]
    default_days: Sourced[int]
    windows: tuple[ValidityWindow, ...] = ()
    retest_lead_days: Sourced[int]


class LaboratoryAccreditationDemand(Demand):
    """An accreditation of an accepted scheme."""

    id: Literal[RequirementId.LABORATORY_ACCREDITATION]
    schemes: Sourced[tuple[str, ...]]


class CoverageMode(StrEnum):
    """How a channel counts coverage."""

    TRIGGERED_CLAUSES = "triggered_clauses"
    LISTED_CLAUSES = "listed_clauses"
    LISTED_ITEMS = "listed_items"


class SubstanceMinimum(Data):
    """An item that needs at least `count` distinct substances, names free."""

    items: tuple[str, ...]
    count: Sourced[int]


class ClauseCoverageDemand(Demand):
    """Every required clause or item has its own row.

    `standard` is designation with edition, a key of the catalogue. `sections` limits triggered clauses to
    those sections; `clauses` or `items` list what is asked in the listed modes; `required_count` is the
    number that the announcement states, checked against the list on load.
    """

    id: Literal[RequirementId.CLAUSE_COVERAGE]
    standard: str
    mode: CoverageMode
    sections: tuple[str, ...] = ()
    clauses: Sourced[tuple[str, ...]] | None = None
    items: Sourced[tuple[str, ...]] | None = None
    required_count: Sourced[int] | None = None
    substances: tuple[SubstanceMinimum, ...] = ()


class ItemisedResultsDemand(Demand):
    """Results per item, not one overall statement."""

    id: Literal[RequirementId.ITEMISED_RESULTS]


class ResultsPassDemand(Demand):
    """No row fails."""

    id: Literal[RequirementId.RESULTS_PASS]


class ProductIdentityDemand(Demand):
    """Each shipment line is traceable to a report and to the bill of lading."""

    id: Literal[RequirementId.PRODUCT_IDENTITY]
    kinds: Sourced[tuple[IdentifierKind, ...]]


class VerificationCodeDemand(Demand):
    """A code that names the report on an accepted host. `hosts` are added to the catalogue's own list."""

    id: Literal[RequirementId.VERIFICATION_CODE]
    when: Sourced[Literal["always", "when_present"]]
    hosts: Sourced[tuple[str, ...]]


class ProductScopeDemand(Demand):
    """Category, HS code and age. `words` are description words of the category, either language.

    `mixed_prefixes` are HS prefixes that hold other goods too: there a word or the age has to say that these
    are the channel's.
    """

    id: Literal[RequirementId.PRODUCT_SCOPE]
    hs_prefixes: Sourced[tuple[str, ...]]
    mixed_prefixes: Sourced[tuple[str, ...]] | None = None
    words: Sourced[tuple[str, ...]]
    excluded_words: Sourced[tuple[str, ...]] | None = None
    age_below_months: Sourced[int] | None = None
    pilot_list: Sourced[tuple[str, ...]] | None = None


class DestinationDemand(Demand):
    """The destination is one of the channel's."""

    id: Literal[RequirementId.DESTINATION]
    countries: Sourced[tuple[str, ...]]
    review_others: Sourced[bool]


class PortEntry(Data):
    """A port (UN/LOCODE) with its terminals and the days on which it takes part."""

    locode: str
    name: Bilingual
    terminals: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class PortDemand(Demand):
    """The port of loading is one of the channel's on that date. `review_others` sends others to a person."""

    id: Literal[RequirementId.PORT]
    ports: Sourced[tuple[PortEntry, ...]]
    review_others: Sourced[bool]


class ChannelInForceDemand(Demand):
    """The channel is valid on the as-of date."""

    id: Literal[RequirementId.CHANNEL_IN_FORCE]


class ReportOwnershipDemand(Demand):
    """The exporter is the report's applicant or manufacturer."""

    id: Literal[RequirementId.REPORT_OWNERSHIP]


class MachineReadableDemand(Demand):
    """Structured data accompanies the paper."""

    id: Literal[RequirementId.MACHINE_READABLE]
    media_types: Sourced[tuple[str, ...]]


Requirement = Annotated[
    DocumentKindDemand
    | DocumentIntegrityDemand
    | StandardEditionDemand
    | TestDateDemand
    | ReportValidityDemand
    | LaboratoryAccreditationDemand
    | ClauseCoverageDemand
    | ItemisedResultsDemand
    | ResultsPassDemand
    | ProductIdentityDemand
    | VerificationCodeDemand
    | ProductScopeDemand
    | DestinationDemand
    | PortDemand
    | ChannelInForceDemand
    | ReportOwnershipDemand
    | MachineReadableDemand,
    Field(discriminator="id"),
]


class Channel(Data):
    """A clearance programme. `open_points` are what its announcement leaves unconfirmed."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    version: str
    status: Status
    name: Bilingual
    summary: Bilingual
    issuer: Bilingual
    valid_from: Sourced[date]
    valid_to: Sourced[date | None]
    replaced_by: str | None = None
    disclaimer: Bilingual
    sources: dict[str, Source]
    requirements: tuple[Requirement, ...] = Field(min_length=1)
    open_points: tuple[Bilingual, ...] = ()
