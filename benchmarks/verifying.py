"""How fast parsed reports are verified: `python -m benchmarks.verifying [REPORTS] [LINES]`.

Two shapes of the same work: one shipment whose lines many reports cover together, and many submissions of one
report with many lines each. One core, from parsed data; processor time, as other work may share the machine.
"""

import gc
import sys
import time
from collections.abc import Callable, Sequence

from catalog import load_catalogue
from cli.main import OBJECTS_BEFORE_COLLECTION
from models.report import TestReport
from models.shipment import Shipment
from models.verification import Verification
from tests.builders.toys import AS_OF, toy_line, toy_report, toy_shipment
from tests.builders.values import identifier, value
from verifier import verify

CHANNEL = "ningbo-stem-toy"


def one_shipment(reports: Sequence[TestReport], shipment: Shipment) -> Verification:
    """All reports together against the shipment."""
    catalogue = load_catalogue()
    return verify(reports, shipment, catalogue.channels[CHANNEL], catalogue, AS_OF)


def many_submissions(reports: Sequence[TestReport], shipment: Shipment) -> Verification:
    """Each report by itself against the shipment."""
    for report in reports:
        last = one_shipment([report], shipment)
    return last


def made_report(number: int, models: Sequence[str]) -> TestReport:
    """A complete report on these models."""
    report = toy_report(f"QXT26{number:08d}A")
    product = report.product.model_copy(update={"identifiers": tuple(map(identifier, models))})
    return report.model_copy(update={"product": product, "report_number": value(f"QXT26{number:08d}A")})


def measure(
    work: Callable[[Sequence[TestReport], Shipment], Verification],
    reports: Sequence[TestReport],
    shipment: Shipment,
) -> None:
    """Prints the processor time of one shape of work."""
    started = time.process_time()
    verdict = work(reports, shipment).verdict.value
    taken = time.process_time() - started
    print(
        f"{work.__name__:18} {len(reports)} reports x {len(shipment.lines)} lines: {taken:6.2f} s ({verdict})"
    )


def main(reports: int = 1000, lines: int = 50) -> None:
    """Measures both shapes as the command line runs; catalogue and reports are made before."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    load_catalogue()
    models = [f"BT-{number}" for number in range(lines)]
    shipment = toy_shipment(*(toy_line(sku=model) for model in models))
    measure(
        one_shipment, [made_report(number, [models[number % lines]]) for number in range(reports)], shipment
    )
    measure(many_submissions, [made_report(number, models) for number in range(reports)], shipment)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
