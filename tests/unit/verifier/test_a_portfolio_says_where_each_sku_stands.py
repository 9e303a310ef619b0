"""Verifications become a list of SKUs: eligible, expiring, expired, open, failing, never tested."""

from datetime import date, timedelta

import pytest

from models.document import PageStatus
from tests.acceptance.decision_table.changes import line, page, shipment, without
from tests.builders.toys import AS_OF, TESTED, toy_line, toy_shipment, toy_submission
from verifier.portfolio import Standing, portfolio

LAST = TESTED + timedelta(days=365)
DAYS = {
    AS_OF: Standing.ELIGIBLE,
    LAST - timedelta(days=31): Standing.ELIGIBLE,
    LAST - timedelta(days=30): Standing.EXPIRING,
    LAST: Standing.EXPIRING,
    LAST + timedelta(days=1): Standing.EXPIRED,
}


@pytest.mark.parametrize(("day", "standing"), DAYS.items(), ids=str)
def test_by_the_day(day: date, standing: Standing) -> None:
    entry = portfolio([toy_submission().verified()], day).entries[0]
    assert (entry.sku, entry.standing, entry.valid_until) == ("BT-100", standing, LAST)
    assert entry.retest_by == LAST - timedelta(days=30)
    assert entry.reports == ("QXT2609001234A",)


def test_expiring_may_begin_as_many_days_before_as_asked() -> None:
    days = [LAST - timedelta(days=8), LAST - timedelta(days=7)]
    found = [portfolio([toy_submission().verified()], day, soon_days=7).entries[0].standing for day in days]
    assert found == [Standing.ELIGIBLE, Standing.EXPIRING]


def test_what_keeps_it_from_being_eligible_is_named() -> None:
    broken, doubtful = without("4.7")(toy_submission()), page(4, status=PageStatus.NOT_READ)(toy_submission())
    entry = portfolio([broken.verified()], AS_OF).entries[0]
    assert (entry.standing, entry.reasons) == (Standing.NOT_READY, ("clause-coverage.missing",))
    assert portfolio([doubtful.verified()], AS_OF).entries[0].standing is Standing.NEEDS_REVIEW


def test_the_latest_check_counts_and_of_one_day_the_worst() -> None:
    good, broken = toy_submission(), without("4.7")(toy_submission())
    earlier = good.but(as_of=AS_OF - timedelta(days=5)).verified()
    assert portfolio([earlier, broken.verified()], AS_OF).entries[0].standing is Standing.NOT_READY
    assert portfolio([broken.verified(), good.verified()], AS_OF).entries[0].standing is Standing.NOT_READY
    later = good.but(as_of=AS_OF + timedelta(days=1)).verified()
    assert portfolio([later, broken.verified()], AS_OF).entries[0].standing is Standing.ELIGIBLE


def test_never_tested_is_what_no_report_names() -> None:
    verification = line(sku="ZZ-900")(toy_submission()).verified()
    entries = portfolio([verification], AS_OF, skus=("AA-1", "ZZ-900")).entries
    assert [(one.sku, one.standing) for one in entries] == [
        ("AA-1", Standing.NEVER_TESTED),
        ("ZZ-900", Standing.NEVER_TESTED),
    ]


def test_a_line_is_not_held_up_by_another_or_by_its_port() -> None:
    both = toy_submission().but(shipment=toy_shipment(toy_line(), toy_line(sku="ZZ-900")))
    standings = {one.sku: one.standing for one in portfolio([both.verified()], AS_OF).entries}
    assert standings == {"BT-100": Standing.ELIGIBLE, "ZZ-900": Standing.NEVER_TESTED}
    elsewhere = shipment(port_of_loading="USLAX", destination="FR")(toy_submission())
    assert portfolio([elsewhere.verified()], AS_OF).standing(Standing.ELIGIBLE)
