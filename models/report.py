"""A test report as data: what `greenlane parse` prints (contract, section 3)."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from models.base import Data
from models.document import PageSource, PageStatus
from models.evidence import DOUBTFUL_BELOW, Evidence, Value
from models.geometry import Box

SCHEMA_VERSION: Literal["1"] = "1"


class DocumentKind(StrEnum):
    """What a paper is."""

    TEST_REPORT = "test_report"
    CHILDREN_PRODUCT_CERTIFICATE = "children_product_certificate"
    INVOICE = "invoice"
    OTHER = "other"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """The outcome of one row, as the laboratory stated it."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    NOT_TESTED = "not_tested"
    SEE_REMARK = "see_remark"


class Level(StrEnum):
    """Whether a row speaks of one clause or of a whole standard."""

    CLAUSE = "clause"
    SUMMARY = "summary"


class Conclusion(StrEnum):
    """The report's own overall statement."""

    PASS = "pass"
    FAIL = "fail"
    MIXED = "mixed"


class IdentifierKind(StrEnum):
    """What kind of product identifier a number is."""

    MODEL = "model"
    STYLE = "style"
    ITEM = "item"
    SKU = "sku"
    GTIN = "gtin"
    PURCHASE_ORDER = "purchase_order"
    BATCH = "batch"
    SERIAL = "serial"
    HS_CODE = "hs_code"
    BILL_OF_LADING = "bill_of_lading"


class Grounded(Data):
    """A record that carries its own confidence and evidence."""

    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether it was read below `DOUBTFUL_BELOW`."""
        return self.confidence < DOUBTFUL_BELOW


class PageInfo(Data):
    """One page: how it was read and what its header or footer says of itself."""

    number: int
    status: PageStatus
    source: PageSource
    rotation: int = 0
    reason: str | None = None
    printed_number: int | None = None
    printed_total: int | None = None
    report_numbers: tuple[str, ...] = ()
    issue_dates: tuple[date, ...] = ()


class DocumentInfo(Data):
    """The document that the report was read from.

    `enclosed_in` is the SHA-256 of the file as received where the document came inside another one; its name
    is then that file's, followed by the path inside it.
    """

    sha256: str
    file_name: str
    media_type: str
    page_count: int
    kind: DocumentKind
    languages: tuple[str, ...] = ()
    producer: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
    pages: tuple[PageInfo, ...] = ()
    enclosed_in: str | None = None


class Period(Grounded):
    """One stretch of testing, first and last day inclusive."""

    started: date | None
    completed: date | None


class Dates(Data):
    """The dates of the report. A date that can be read two ways has value None and both readings."""

    received: Value[date] | None = None
    test_started: Value[date] | None = None
    test_completed: Value[date] | None = None
    issued: Value[date] | None = None
    manufactured: Value[date] | None = None
    periods: tuple[Period, ...] = ()


class Accreditation(Grounded):
    """An accreditation ID as printed, without its scheme's name: `L7877`, `1663`, `AT-1500`.

    `well_formed` says whether it has its scheme's shape.
    """

    scheme: str
    number: str | None
    well_formed: bool = True


class Laboratory(Data):
    """Who tested."""

    name: Value[str] | None = None
    address: Value[str] | None = None
    accreditations: tuple[Accreditation, ...] = ()


class Identifier(Grounded):
    """A product identifier; lists and ranges are expanded to one record each."""

    kind: IdentifierKind
    value: str


class AgeGrades(Data):
    """The four age statements of a toy report, kept apart."""

    labelled: Value[str] | None = None
    requested: Value[str] | None = None
    assessed: Value[str] | None = None
    tested: Value[str] | None = None


class Product(Data):
    """What was tested. `features` are keys of the catalogue's feature list."""

    name: Value[str] | None = None
    identifiers: tuple[Identifier, ...] = ()
    country_of_origin: Value[str] | None = None
    destinations: tuple[Value[str], ...] = ()
    age_grades: AgeGrades = AgeGrades()
    features: tuple[Value[str], ...] = ()


class StandardCited(Grounded):
    """A standard that the report names: designation `ASTM F963`, edition `23`, printed `ASTM F963-23`."""

    designation: str
    edition: str | None
    printed: str


class ClauseRow(Grounded):
    """One row of a clause or summary table.

    `standard` is the designation with edition; `clause` as printed without § or spaces;
    `clauses_covered` the single numbers; `item` the catalogue's key.
    """

    standard: str | None
    clause: str | None
    clauses_covered: tuple[str, ...] = ()
    item: str | None = None
    title: str | None = None
    result: Result
    level: Level = Level.CLAUSE
    printed_result: str | None = None


class Measurement(Grounded):
    """One measured value of one analyte in one specimen.

    `operator` is `=`, `<`, `<=`, `>`, `>=` or `nd` (not detected: no value, see `detection_limit`).
    `value` and `limit` are numbers where one bare number is printed, else the text ("4-5", "≤20", "≥70",
    "4.0-7.5", "无"). `analyte` is the catalogue's key of a substance, else of the item, else as printed.
    """

    standard: str | None
    clause: str | None
    item: str | None = None
    analyte: str
    cas: str | None = None
    specimen: str | None = None
    operator: str | None = None
    value: float | str | None = None
    unit: str | None = None
    limit: float | str | None = None
    detection_limit: float | None = None
    method: str | None = None
    result: Result | None = None
    printed: str | None = None


class PrintQuality(Data):
    """How well a code is printed: lengths in millimetres, white around it in modules, contrast 0..1.

    `error_correction` is the level of its symbology (L, M, Q, H). `advice` are codes of what the laboratory
    can mend, the texts of which are in the message catalogue (`ui.advice.<code>`).
    """

    module_mm: float | None = None
    quiet_zone_modules: float | None = None
    contrast: float | None = None
    error_correction: str | None = None
    advice: tuple[str, ...] = ()


class CodeRead(Data):
    """A code found on a page; `print_quality` where it could be measured."""

    symbology: str
    payload: str | None
    page: int
    box: Box
    readable: bool
    decorative: bool = False
    print_quality: PrintQuality | None = None


class EditSign(Data):
    """A sign of changed text: `overlaid`, `hidden` or `off_page`. `touches` names the fields it overlaps."""

    kind: str
    page: int
    box: Box
    text: str
    touches: tuple[str, ...] = ()


class Signature(Data):
    """A digital signature as separate facts (see `models.document.SignatureFacts`)."""

    signer: str | None
    signed_at: datetime | None
    integrity: str
    covers_whole_file: bool
    changes_after_signing: str
    trust: str


class AttachmentInfo(Data):
    """A file inside the document.

    `empty`: a data file with nothing in it. `names_report`: whether its data name the report; None where
    that could not be told. `numbers`: of a data file beside the papers, what may be a report's number in it,
    small and without signs; empty where there is too much to say.
    `has_number_field`: whether a field is called a report's number.
    """

    name: str
    media_type: str
    sha256: str
    empty: bool = False
    names_report: bool | None = None
    numbers: tuple[str, ...] = ()
    has_number_field: bool = False


class ReportWarning(Data):
    """Something a person should know about the reading or the paper."""

    code: str
    message: str
    page: int | None = None


ROWS_NOT_UNDERSTOOD = "rows_not_understood"
WORDS_BESIDE_CELLS = "words_beside_cells"
VALUES_NOT_READ = "values_not_read"
"""Code of the warning that values of a page's tables were seen and not understood."""


class Reservation(Grounded):
    """Words by which a paper says that it is not the valid report: a draft, preliminary, void."""

    text: str


class TestReport(Data):
    """A laboratory's report, or a paper that supports one, with evidence for every value.

    `enclosed` are the papers inside the same file (a portfolio's, or attached), each named by its path there.
    """

    __test__ = False

    schema_version: Literal["1"] = SCHEMA_VERSION
    document: DocumentInfo
    report_number: Value[str] | None = None
    supersedes: tuple[Value[str], ...] = ()
    dates: Dates = Dates()
    laboratory: Laboratory = Laboratory()
    applicant: Value[str] | None = None
    manufacturer: Value[str] | None = None
    buyer: Value[str] | None = None
    product: Product = Product()
    standards: tuple[StandardCited, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    conclusion: Value[Conclusion] | None = None
    reservations: tuple[Reservation, ...] = ()
    codes: tuple[CodeRead, ...] = ()
    edits: tuple[EditSign, ...] = ()
    signatures: tuple[Signature, ...] = ()
    attachments: tuple[AttachmentInfo, ...] = ()
    warnings: tuple[ReportWarning, ...] = ()
    enclosed: tuple["TestReport", ...] = ()

    def papers(self) -> tuple["TestReport", ...]:
        """The report by itself, then every paper that its file encloses, in the file's order, however deep.

        Enclosed ones are named by the file and their path in it, and say in which file they came.
        """
        return (self.model_copy(update={"enclosed": ()}), *_unfolded(self, self.document.sha256))


def _unfolded(report: TestReport, file: str) -> Iterator[TestReport]:
    for inner in report.enclosed:
        name = f"{report.document.file_name}/{inner.document.file_name}"
        document = inner.document.model_copy(update={"file_name": name, "enclosed_in": file})
        named = inner.model_copy(update={"document": document})
        yield named.model_copy(update={"enclosed": ()})
        yield from _unfolded(named, file)
