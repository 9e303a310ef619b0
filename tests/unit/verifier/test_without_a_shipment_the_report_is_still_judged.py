"""Without a shipment four requirements go to review; the report verdict is over what documents alone show."""

from catalog import load_catalogue
from models.report import IdentifierKind, Result
from models.verification import Outcome, Verdict
from tests.acceptance.decision_table.changes import line, report, shipment
from tests.builders.toys import Submission, found, reasons_of, toy_report, toy_submission
from tests.builders.values import identifier, row

NEED_A_SHIPMENT = ("product-identity", "port", "destination", "report-ownership")


def whole() -> Submission:
    """A report with a row for every clause, so that no unknown feature is left open."""
    passed = {"4.1", "4.3.1", "4.3.5", "4.3.5.2", "4.6", "4.6.3", "4.7", "4.9"}
    clauses = load_catalogue().standards["ASTM F963-23"].clauses
    rows = (
        row(one.number, Result.PASS if one.number in passed else Result.NOT_APPLICABLE) for one in clauses
    )
    return toy_submission().with_report(clauses=tuple(rows))


def test_four_requirements_go_to_review() -> None:
    verification = whole().but(shipment=None).verified()
    open_ones = {one.requirement for one in verification.findings if one.outcome is Outcome.NEEDS_REVIEW}
    assert open_ones == set(NEED_A_SHIPMENT)
    assert (verification.verdict, verification.report_verdict) == (Verdict.NEEDS_REVIEW, Verdict.READY)


def test_the_report_verdict_is_the_same_whatever_the_shipment() -> None:
    submissions = (whole(), line(sku="ZZ-900")(whole()), shipment(destination="MX")(whole()))
    assert [one.verified().report_verdict for one in submissions] == [Verdict.READY] * 3


def test_reports_that_share_a_model_are_one_product() -> None:
    halves = whole().report.clauses[::2], whole().report.clauses[1::2]
    reports = tuple(toy_report(f"QXT260900000{n}A", clauses=half) for n, half in enumerate(halves))
    verification = toy_submission().but(reports=reports, shipment=None).verified()
    assert verification.report_verdict is Verdict.READY


def test_a_report_never_covers_a_product_that_it_does_not_name() -> None:
    """One report on models A and B, one on A alone: B is judged by the first only."""
    halves = whole().report.clauses[::2], whole().report.clauses[1::2]
    product = toy_report().product
    both = product.model_copy(update={"identifiers": (identifier("BT-100"), identifier("BT-200"))})
    reports = (
        toy_report("QXT2609000001A", clauses=halves[0], product=both),
        toy_report("QXT2609000002A", clauses=halves[1]),
    )
    verification = toy_submission().but(reports=reports, shipment=None).verified()
    assert verification.report_verdict is not Verdict.READY
    judged = {one.subject.report for one in found(verification, "clause-coverage")}
    assert judged == {"QXT2609000001A", "QXT2609000001A, QXT2609000002A"}


def test_an_order_number_joins_no_products() -> None:
    halves = whole().report.clauses[::2], whole().report.clauses[1::2]
    product = toy_report().product
    order = identifier("PO1", IdentifierKind.PURCHASE_ORDER)
    reports = tuple(
        toy_report(
            f"QXT260900000{n}A",
            clauses=half,
            product=product.model_copy(update={"identifiers": (identifier(f"BT-{n}00"), order)}),
        )
        for n, half in enumerate(halves)
    )
    assert toy_submission().but(reports=reports, shipment=None).verified().report_verdict is not Verdict.READY


def test_no_line_matched_leaves_what_cannot_be_judged_to_a_person() -> None:
    verification = line(sku="ZZ-900")(whole()).verified()
    assert reasons_of(verification, "results-pass") == ["submission.no-report"]
    assert report(clauses=())(whole()).verified().report_verdict is Verdict.NOT_READY
