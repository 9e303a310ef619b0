"""The test report put together from what each reader of values found."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from catalog.catalogue import Catalogue
from models.document import Document, Edit, PageStatus
from models.evidence import Evidence, Value
from models.geometry import Box
from models.report import (
    DocumentInfo,
    DocumentKind,
    EditSign,
    PageInfo,
    Product,
    ReportWarning,
    Signature,
    TestReport,
)
from models.reread import ReadsAhead, Reread
from parser.extraction.attached_data import read_attachment
from parser.extraction.block_results import block_rows
from parser.extraction.certificate_sentences import cited_report, named_identifiers
from parser.extraction.clauses import read_clauses
from parser.extraction.codes import read_codes
from parser.extraction.conclusion import read_conclusion
from parser.extraction.dates.of_report import day_orders, read_dates
from parser.extraction.doubts.second_opinion import look_ahead, with_second_opinion
from parser.extraction.doubts.unread_labels import unread_behind_labels
from parser.extraction.doubts.unread_values import unread_values
from parser.extraction.kind import read_kind
from parser.extraction.labelled.gathering import Gathered, gather
from parser.extraction.languages import read_languages
from parser.extraction.lexicon import lexicon_of
from parser.extraction.measurements import read_measurements
from parser.extraction.named_rows import named_rows
from parser.extraction.pages import read_pages
from parser.extraction.parties.addressee import read_addressee
from parser.extraction.parties.laboratory import read_laboratory
from parser.extraction.parties.parties import read_party
from parser.extraction.parties.spelling import as_another, other_readings
from parser.extraction.parts import main_pages, only_pages
from parser.extraction.products.by_label import read_product_identifiers
from parser.extraction.products.described_age import with_described_age
from parser.extraction.products.features import read_features
from parser.extraction.products.product import (
    read_age_grades,
    read_destinations,
    read_origin,
    read_product_name,
)
from parser.extraction.report_number import read_report_number, read_supersedes
from parser.extraction.reservations import read_reservations
from parser.extraction.standards.of_report import read_standards
from parser.extraction.tables.close_columns import with_close_columns_parted
from parser.extraction.tables.lost_rows import read_lost_rows
from parser.extraction.tables.of_document import tables_of
from parser.extraction.told_rows import told_rows

_PAPERS = frozenset({DocumentKind.TEST_REPORT, DocumentKind.CHILDREN_PRODUCT_CERTIFICATE})
"""Kinds that are read for values; nothing is taken from an invoice or a blank page."""


def assemble(document: Document, catalogue: Catalogue, reread: Reread) -> TestReport:
    """The report of a document. `reread` gives a second opinion on the places that decide."""
    lexicon = lexicon_of(catalogue)
    document = with_close_columns_parted(document)
    whole = gather(document, lexicon)
    pages = main_pages(whole)
    gathered = whole if pages is None else gather(only_pages(document, pages), lexicon)
    kind = read_kind(gathered)
    number = read_report_number(gathered) if kind in _PAPERS else None
    if number is None and kind is DocumentKind.CHILDREN_PRODUCT_CERTIFICATE:
        number = cited_report(gathered)
    printed = number.value if number else None
    report = TestReport(
        document=_document(whole, kind, printed),
        codes=read_codes(whole, printed),
        signatures=_signatures(document),
        attachments=tuple(read_attachment(item, printed) for item in document.attachments),
        warnings=(*_reading_warnings(document), *_split_warning(pages)),
    )
    if kind in _PAPERS:
        report = report.model_copy(update=_stated(gathered, catalogue, number))
        if isinstance(reread, ReadsAhead):
            cited = read_standards(gathered, catalogue, set())
            look_ahead(report.model_copy(update={"standards": cited}), reread)
        report = report.model_copy(update=_tabled(gathered, catalogue, report.product, reread))
        lost = read_lost_rows(
            gathered.document, catalogue, report.clauses, report.measurements, report.conclusion
        )
        report = report.model_copy(
            update={"warnings": (*report.warnings, *lost, *unread_behind_labels(gathered))}
        )
        lost = unread_values(gathered.document, catalogue, report.measurements, report.clauses)
        report = report.model_copy(update={"warnings": (*report.warnings, *lost)})
    if kind is DocumentKind.CHILDREN_PRODUCT_CERTIFICATE and not report.product.identifiers:
        product = report.product.model_copy(update={"identifiers": named_identifiers(gathered)})
        report = report.model_copy(update={"product": product})
    report = with_second_opinion(report, reread, lexicon.dates)
    return report.model_copy(update={"edits": _edits(document, report)})


def _stated(gathered: Gathered, catalogue: Catalogue, number: Value[str] | None) -> dict[str, Any]:
    """What a report or certificate states of itself, the laboratory, the parties and the product."""
    applicant, manufacturer, buyer = (
        read_party(gathered, field) for field in ("applicant", "manufacturer", "buyer")
    )
    applicant = applicant or read_addressee(gathered)
    wavered = other_readings(manufacturer, gathered.document)
    manufacturer = as_another(manufacturer, (applicant, buyer), wavered)
    name = read_product_name(gathered)
    return {
        "report_number": number,
        "supersedes": read_supersedes(gathered, number.value if number else None),
        "dates": read_dates(gathered),
        "laboratory": read_laboratory(gathered, catalogue, (applicant, manufacturer, buyer)),
        "applicant": applicant,
        "manufacturer": manufacturer,
        "buyer": buyer,
        "product": Product(
            name=name,
            identifiers=read_product_identifiers(gathered),
            country_of_origin=read_origin(gathered),
            destinations=read_destinations(gathered),
            age_grades=with_described_age(read_age_grades(gathered), gathered.document, catalogue, name),
        ),
    }


def _tabled(gathered: Gathered, catalogue: Catalogue, product: Product, reread: Reread) -> dict[str, Any]:
    """What its tables say, and what hangs on them."""
    document = gathered.document
    clauses = read_clauses(document, catalogue, reread)
    measurements = read_measurements(document, catalogue, reread)
    features = read_features(document, catalogue, clauses, product.name)
    blocks = block_rows(document, tables_of(document, catalogue), clauses)
    clauses = (*clauses, *blocks)
    told = told_rows(tables_of(document, catalogue), (*clauses, *measurements))
    clauses = (*clauses, *told)
    named = named_rows(tables_of(document, catalogue), (*clauses, *measurements))
    clauses = (*clauses, *named)
    tested = {row.standard for row in clauses if row.standard}
    tested |= {one.standard for one in measurements if one.standard}
    return {
        "product": product.model_copy(update={"features": features}),
        "standards": read_standards(gathered, catalogue, tested),
        "clauses": clauses,
        "measurements": measurements,
        "conclusion": read_conclusion(document, catalogue, clauses, told, blocks),
        "reservations": read_reservations(document, catalogue),
    }


def _document(gathered: Gathered, kind: DocumentKind, number: str | None) -> DocumentInfo:
    document = gathered.document
    papers = kind in _PAPERS
    pages = read_pages(gathered, number, day_orders(gathered))
    return DocumentInfo(
        sha256=document.sha256,
        file_name=document.file_name,
        media_type=document.media_type,
        page_count=len(document.pages),
        kind=kind,
        languages=read_languages(gathered.text, gathered.lexicon),
        producer=document.producer,
        created=document.created,
        modified=document.modified,
        pages=pages if papers else tuple(_bare(page) for page in pages),
    )


def _bare(page: PageInfo) -> PageInfo:
    """A page of a paper that is no report: its number stays, nothing of a report is claimed."""
    return page.model_copy(update={"report_numbers": (), "issue_dates": ()})


def _signatures(document: Document) -> tuple[Signature, ...]:
    return tuple(
        Signature(
            signer=facts.signer,
            signed_at=facts.signed_at,
            integrity=facts.integrity,
            covers_whole_file=facts.covers_whole_file,
            changes_after_signing=facts.changes_after_signing,
            trust=facts.trust,
        )
        for facts in document.signatures
    )


def _edits(document: Document, report: TestReport) -> tuple[EditSign, ...]:
    places = list(_places(report))
    return tuple(
        EditSign(
            kind=edit.kind,
            page=edit.page,
            box=edit.box.rounded(),
            text=edit.text,
            touches=_touched(edit, places),
        )
        for edit in document.edits
    )


def _touched(edit: Edit, places: list[tuple[str, int, Box]]) -> tuple[str, ...]:
    """The fields whose print the sign of an edit overlaps."""
    names = [name for name, page, box in places if page == edit.page and edit.box.intersection(box).area > 0]
    return tuple(dict.fromkeys(names))


def _places(report: TestReport) -> Iterator[tuple[str, int, Box]]:
    """Every value of the report by its dotted name, with each place where it stands."""
    for name in TestReport.model_fields:
        if name not in ("document", "codes", "edits", "signatures", "attachments", "warnings"):
            yield from _walk(name, getattr(report, name))


def _walk(name: str, value: object) -> Iterator[tuple[str, int, Box]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(name, item)
        return
    for evidence in getattr(value, "evidence", ()):
        if isinstance(evidence, Evidence):
            yield name, evidence.page, evidence.box
    if isinstance(value, BaseModel) and not isinstance(value, Value):
        for inner in type(value).model_fields:
            if inner != "evidence":
                yield from _walk(f"{name}.{inner}", getattr(value, inner))


def _reading_warnings(document: Document) -> tuple[ReportWarning, ...]:
    unread = [page for page in document.pages if page.status is PageStatus.NOT_READ]
    return (
        *(ReportWarning(code=item.code, message=item.message, page=item.page) for item in document.warnings),
        *(
            ReportWarning(code="page_not_read", message="This page could not be read.", page=page.number)
            for page in unread
        ),
    )


def _split_warning(pages: frozenset[int] | None) -> tuple[ReportWarning, ...]:
    if pages is None:
        return ()
    message = f"The file holds more than one report; only the first was read (pages {_listed(pages)})."
    return (ReportWarning(code="several_reports_in_one_file", message=message),)


def _listed(pages: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(pages)))
