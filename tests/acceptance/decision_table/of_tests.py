"""Defects of how it was tested: standard and edition, dates, laboratory."""

from datetime import date

from models.laboratory import Standing
from models.local import LocalAccreditation, LocalLaboratory, LocalValues
from tests.acceptance.decision_table.changes import (
    dates,
    entry,
    laboratory,
    listing,
    report,
    rows,
    shipment,
    then,
    with_certificate,
)
from tests.acceptance.decision_table.defect import (
    INFANTS,
    TESTED,
    TOYS,
    Change,
    Defect,
    fine,
    not_met,
    review,
)
from tests.builders.values import accreditation, cited, either, value

ROWS = ("clause-coverage", "itemised-results")


def restated(standard: str) -> Change:
    """Every row is to another standard."""
    return then(
        rows(lambda one: one.model_copy(update={"standard": standard})),
        lambda s: s.with_report(
            measurements=tuple(one.model_copy(update={"standard": standard}) for one in s.report.measurements)
        ),
    )


EDITION: tuple[Defect, ...] = (
    not_met(
        "the older edition",
        "standard-edition.other-edition",
        then(report(standards=(cited("ASTM F963-17", "ASTM F963", "17"),)), restated("ASTM F963-17")),
        TOYS,
        also=ROWS,
    ),
    not_met(
        "the older edition",
        "standard-edition.other-edition",
        then(report(standards=(cited("GB 31701-2015", "GB 31701", "2015"),)), restated("GB 31701-2015")),
        INFANTS,
        also=ROWS,
    ),
    review(
        "both editions",
        "standard-edition.two-editions",
        lambda s: report(standards=(*s.report.standards, cited("ASTM F963-17", "ASTM F963", "17")))(s),
        TOYS,
    ),
    not_met(
        "a toy report for infants",
        "standard-edition.other-standard",
        then(report(standards=(cited("ASTM F963-23", "ASTM F963", "23"),)), restated("ASTM F963-23")),
        INFANTS,
        also=ROWS,
    ),
    review(
        "no year",
        "standard-edition.no-year",
        then(report(standards=(cited("ASTM F963", "ASTM F963", None),)), restated("ASTM F963")),
        TOYS,
    ),
    not_met(
        "not named at all",
        "standard-edition.not-cited",
        then(report(standards=()), restated("EN 71-1")),
        TOYS,
        also=ROWS,
    ),
    not_met(
        "named, nothing tested to it",
        "standard-edition.nothing-tested",
        report(clauses=(), measurements=()),
        TESTED,
        also=(*ROWS, "results-pass"),
    ),
)

DATES: tuple[Defect, ...] = (
    not_met(
        "no test date",
        "test-date.not-stated",
        dates(test_started=None, test_completed=None, periods=()),
        TESTED,
        also=("report-validity",),
    ),
    review(
        "two readings that nothing settles",
        "test-date.ambiguous",
        dates(received=None, test_started=None, test_completed=either(date(2026, 3, 6), date(2026, 6, 3))),
        TESTED,
        also=("report-validity",),
    ),
    review(
        "no date to count from",
        "report-validity.no-date",
        dates(test_started=None, test_completed=None, periods=()),
        TESTED,
        also=("test-date",),
    ),
    review(
        "in date by one reading only",
        "report-validity.depends-on-date",
        dates(received=None, test_started=None, test_completed=either(date(2025, 11, 6), date(2026, 6, 11))),
        TESTED,
        also=("test-date",),
    ),
    not_met(
        "too old today",
        "report-validity.expired",
        dates(received=None, test_started=None, test_completed=value(date(2025, 11, 19))),
        TOYS,
    ),
    not_met(
        "too old at departure",
        "report-validity.expires-before-departure",
        dates(received=None, test_started=None, test_completed=value(date(2025, 11, 25))),
        TOYS,
    ),
    not_met(
        "physical items too old",
        "report-validity.items-expired",
        dates(received=None, test_started=None, test_completed=value(date(2026, 5, 20))),
        INFANTS,
    ),
    not_met(
        "judged before it was tested",
        "report-validity.not-yet-tested",
        lambda s: s.but(as_of=date(2026, 9, 9)),
        TESTED,
        also=("document-integrity",),
    ),
    not_met(
        "departed before testing ended",
        "report-validity.tested-after-departure",
        shipment(departs_on=date(2026, 9, 9)),
        TESTED,
    ),
    not_met(
        "departed before issue",
        "report-validity.issued-after-departure",
        shipment(departs_on=date(2026, 9, 12)),
        TESTED,
    ),
)

LABORATORY: tuple[Defect, ...] = (
    not_met("no accreditation", "laboratory-accreditation.none", laboratory(), TESTED),
    not_met(
        "another scheme",
        "laboratory-accreditation.scheme-not-accepted",
        laboratory(accreditation("KOLAS", "KT123")),
        TESTED,
    ),
    review(
        "a mark without number",
        "laboratory-accreditation.malformed",
        laboratory(accreditation("CNAS", None)),
        TESTED,
    ),
    review(
        "a malformed number",
        "laboratory-accreditation.malformed",
        laboratory(accreditation("CNAS", "43L21")),
        TESTED,
    ),
    not_met(
        "withdrawn before the test",
        "laboratory-accreditation.withdrawn",
        laboratory(accreditation("CPSC", "1843")),
        TOYS,
    ),
    not_met(
        "withdrawn, beside a good one",
        "laboratory-accreditation.withdrawn",
        laboratory(accreditation("CPSC", "1843"), accreditation("CNAS", "L4321")),
        TOYS,
    ),
    not_met(
        "suspended on the list",
        "laboratory-accreditation.withdrawn",
        listing(entry(standing=Standing.SUSPENDED, since=date(2026, 9, 5))),
        TESTED,
    ),
    fine(
        "withdrawn after the test",
        "laboratory-accreditation.withdrawn-later",
        listing(entry(standing=Standing.WITHDRAWN, since=date(2026, 9, 20))),
        TESTED,
    ),
    review(
        "withdrawn, test day unknown",
        "laboratory-accreditation.withdrawn-date-unknown",
        then(
            listing(entry(standing=Standing.WITHDRAWN, since=date(2026, 9, 20))),
            dates(test_started=None, test_completed=None, periods=()),
        ),
        TESTED,
        also=("test-date", "report-validity"),
    ),
    fine("on the list", "laboratory-accreditation.on-list", listing(entry()), TESTED),
    fine(
        "its term ended with the tests",
        "laboratory-accreditation.on-list",
        listing(entry(until=date(2026, 9, 10))),
        TESTED,
    ),
    review(
        "its term ended before the tests",
        "laboratory-accreditation.run-out",
        listing(entry(until=date(2026, 9, 9))),
        TESTED,
    ),
    review(
        "withdrawn, nobody says since when",
        "laboratory-accreditation.withdrawn-some-day",
        listing(entry(standing=Standing.WITHDRAWN)),
        TESTED,
    ),
    review(
        "withdrawn by another scheme",
        "laboratory-accreditation.withdrawn-elsewhere",
        laboratory(accreditation("CNAS", "L4321"), accreditation("CPSC", "1843")),
        INFANTS,
    ),
    review(
        "withdrawn by another scheme, in the certificate",
        "laboratory-accreditation.withdrawn-elsewhere",
        with_certificate(accreditation("CPSC", "1843")),
        TESTED,
    ),
    review("not on the list", "laboratory-accreditation.not-on-list", listing(entry("L9999")), TESTED),
    fine(
        "vouched for",
        "laboratory-accreditation.vouched-for",
        lambda s: listing(entry("L9999"))(s).but(
            local=LocalValues(
                laboratories=(
                    LocalLaboratory(
                        name="Alder Testing",
                        accreditations=(LocalAccreditation(scheme="CNAS", number="L4321"),),
                    ),
                )
            )
        ),
        TESTED,
    ),
    review(
        "outside its scope",
        "laboratory-accreditation.out-of-scope",
        listing(entry(scopes=("EN 71-1", "EN 71-2"))),
        TESTED,
    ),
    review(
        "named as a withdrawn one",
        "laboratory-accreditation.name-of-withdrawn",
        laboratory(accreditation("CNAS", "L4321"), name="Shenzhen GTT Testing Technology Co., Ltd."),
        TESTED,
    ),
    review(
        "the certificate differs",
        "laboratory-accreditation.certificate-differs",
        with_certificate(accreditation("CNAS", "L7777")),
        TESTED,
    ),
    review(
        "only in the certificate",
        "laboratory-accreditation.only-in-certificate",
        then(laboratory(), with_certificate(accreditation("CNAS", "L4321"))),
        TESTED,
    ),
    not_met(
        "withdrawn in the certificate",
        "laboratory-accreditation.withdrawn",
        then(laboratory(), with_certificate(accreditation("CPSC", "1843"))),
        TOYS,
    ),
    review(
        "only in the user's own values",
        "laboratory-accreditation.only-in-local",
        lambda s: laboratory()(s).but(
            local=LocalValues(
                laboratories=(
                    LocalLaboratory(
                        name="Alder Testing",
                        accreditations=(LocalAccreditation(scheme="CNAS", number="L4321"),),
                    ),
                )
            )
        ),
        TESTED,
    ),
)

DEFECTS = (*EDITION, *DATES, *LABORATORY)
