"""Single changes to a submission, to be named in the table."""

from collections.abc import Callable
from datetime import date
from typing import Any

from models.laboratory import AccreditationList, ListedLaboratory, Standing
from models.report import Accreditation, DocumentKind, Identifier, Laboratory, PageInfo, Signature, TestReport
from tests.acceptance.decision_table.defect import Change
from tests.builders.toys import NUMBER, Submission, document
from tests.builders.values import value


def report(**changes: Any) -> Change:
    """Replaces values of the report."""
    return lambda s: s.with_report(**changes)


def line(**changes: Any) -> Change:
    """Replaces values of the first shipment line."""
    return lambda s: s.with_line(**changes)


def shipment(**changes: Any) -> Change:
    """Replaces values of the shipment."""
    return lambda s: s.with_shipment(**changes)


def doc(**changes: Any) -> Change:
    """Replaces facts of the document."""
    return lambda s: s.with_document(**changes)


def dates(**changes: Any) -> Change:
    """Replaces dates of the report."""
    return lambda s: s.with_report(dates=s.report.dates.model_copy(update=changes))


def product(**changes: Any) -> Change:
    """Replaces values of the product."""
    return lambda s: s.with_report(product=s.report.product.model_copy(update=changes))


def identifiers(*of_report: Identifier) -> Change:
    """Gives the report other identifiers."""
    return product(identifiers=of_report)


def added(**more: Any) -> Change:
    """Adds rows, codes and the like to what the report holds."""
    return lambda s: s.with_report(
        **{name: (*getattr(s.report, name), *extra) for name, extra in more.items()}
    )


def rows(change: Callable[[Any], Any]) -> Change:
    """Changes every clause row; a row that becomes None is dropped."""

    def apply(submission: Submission) -> Submission:
        changed = (change(row) for row in submission.report.clauses)
        return submission.with_report(clauses=tuple(row for row in changed if row is not None))

    return apply


def without(*clauses: str) -> Change:
    """Drops the rows of these clauses or items."""
    return rows(lambda row: None if {row.clause, row.item} & set(clauses) else row)


def with_result(clause: str, result: Any, **more: Any) -> Change:
    """Gives the rows of a clause or item another result."""
    return rows(
        lambda row: (
            row.model_copy(update={"result": result, **more}) if clause in (row.clause, row.item) else row
        )
    )


def pages(change: Callable[[PageInfo], PageInfo]) -> Change:
    """Changes every page."""
    return lambda s: s.with_document(pages=tuple(change(page) for page in s.report.document.pages))


def page(number: int, **changes: Any) -> Change:
    """Changes one page."""
    return pages(lambda one: one.model_copy(update=changes) if one.number == number else one)


def beside(*papers: TestReport) -> Change:
    """Puts further papers into the submission."""
    return lambda s: s.but(reports=(*s.reports, *papers))


def copy_of(
    submission: Submission, kind: DocumentKind, name: str = "second.pdf", **changes: Any
) -> TestReport:
    """Another paper with the report's contents, of some kind."""
    return submission.report.model_copy(update={"document": document(NUMBER, kind, name), **changes})


def certificate(submission: Submission, **changes: Any) -> TestReport:
    """A certificate that cites the report and its product."""
    empty: dict[str, Any] = {"clauses": (), "measurements": (), "codes": (), "conclusion": None}
    return copy_of(submission, DocumentKind.CHILDREN_PRODUCT_CERTIFICATE, "cpc.pdf", **{**empty, **changes})


def only(kind: DocumentKind) -> Change:
    """The report turns out to be another kind of paper, without results."""
    return lambda s: s.but(reports=(copy_of(s, kind, clauses=(), measurements=()),))


def laboratory(*accreditations: Accreditation, name: str = "Alder Testing") -> Change:
    """Gives the report another laboratory or other accreditations."""
    return report(laboratory=Laboratory(name=value(name), accreditations=accreditations))


def with_certificate(*accreditations: Accreditation) -> Change:
    """Puts a certificate beside it that states these accreditations."""

    def apply(submission: Submission) -> Submission:
        stated = Laboratory(name=value("Alder Testing"), accreditations=accreditations)
        return beside(certificate(submission, laboratory=stated))(submission)

    return apply


def signed(**changes: Any) -> Change:
    """Signs the report; intact unless changed."""
    facts: dict[str, Any] = {
        "signer": "A. Signer",
        "signed_at": None,
        "integrity": "intact",
        "covers_whole_file": True,
        "changes_after_signing": "none",
        "trust": "unknown",
    }
    return added(signatures=(Signature(**{**facts, **changes}),))


def listing(*laboratories: ListedLaboratory) -> Change:
    """Loads an official list of CNAS."""
    scheme = AccreditationList(
        scheme="CNAS", dated=date(2026, 11, 1), complete=True, laboratories=laboratories, source="a list"
    )
    return lambda s: s.but(lists=(scheme,))


def entry(number: str = "L4321", standing: Standing = Standing.ACCEPTED, **more: Any) -> ListedLaboratory:
    """An entry of that list."""
    facts: dict[str, Any] = {"scheme": "CNAS", "name": "A laboratory", "source": ("list",), **more}
    return ListedLaboratory(number=number, standing=standing, **facts)


def then(*changes: Change) -> Change:
    """One change after the other."""

    def apply(submission: Submission) -> Submission:
        for change in changes:
            submission = change(submission)
        return submission

    return apply
