"""Defects of what was found: coverage of clauses and items, and results."""

from models.report import AgeGrades, Level, Result
from tests.acceptance.decision_table.changes import (
    added,
    line,
    product,
    report,
    rows,
    then,
    with_result,
    without,
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
from tests.builders.infants import STANDARD
from tests.builders.values import cited, measured, row, value

STEM = ("ningbo-stem-toy",)


def summaries() -> Change:
    """Only one overall row is left."""
    return lambda s: s.with_report(
        clauses=(
            row(None, standard=s.report.standards[0].printed, title="Whole standard", level=Level.SUMMARY),
        ),
        measurements=(),
    )


CLAUSES: tuple[Defect, ...] = (
    not_met("a required row missing", "clause-coverage.missing", without("4.7"), STEM),
    not_met("a named row missing", "clause-coverage.missing", without("4.6", "4.6.3"), TOYS),
    not_met("an item missing", "clause-coverage.missing", without("burning"), INFANTS),
    not_met(
        "a triggered row missing",
        "clause-coverage.missing",
        then(line(features=("magnet",)), without("4.38")),
        STEM,
    ),
    not_met("not tested", "clause-coverage.not-tested", with_result("4.7", Result.NOT_TESTED), STEM),
    not_met("not tested", "clause-coverage.not-tested", with_result("azo", Result.NOT_TESTED), INFANTS),
    review("features not stated", "clause-coverage.missing-trigger-unknown", line(features=None), STEM),
    review("4.2 left out", "clause-coverage.missing-uncertain", without("4.2"), STEM),
    review(
        "N/A against a feature",
        "clause-coverage.not-applicable-contradicted",
        line(features=("magnet",)),
        STEM,
    ),
    review(
        "N/A against the age",
        "clause-coverage.not-applicable-contradicted",
        with_result("4.7", Result.NOT_APPLICABLE),
        STEM,
    ),
    review(
        "N/A against cords",
        "clause-coverage.not-applicable-contradicted",
        then(line(features=("cord_strap",)), with_result("cords", Result.NOT_APPLICABLE)),
        INFANTS,
    ),
    review(
        "N/A of what every toy has",
        "clause-coverage.not-applicable-implausible",
        with_result("4.1", Result.NOT_APPLICABLE),
        STEM,
    ),
    review(
        "N/A of what every product has",
        "clause-coverage.not-applicable-implausible",
        with_result("formaldehyde", Result.NOT_APPLICABLE),
        INFANTS,
    ),
    review(
        "pass and N/A at once",
        "clause-coverage.conflicting-rows",
        added(clauses=(row("4.7", Result.NOT_APPLICABLE),)),
        STEM,
    ),
    review(
        "only a sub-clause",
        "clause-coverage.only-sub-rows",
        then(without("4.8"), added(clauses=(row("4.8.1"),))),
        STEM,
    ),
    review(
        "a feature in the description, called not applicable",
        "clause-coverage.not-applicable-contradicted",
        line(description="Magnetic counting toy"),
        STEM,
    ),
    review(
        "a feature in the description, its clause missing",
        "clause-coverage.missing-trigger-unknown",
        then(line(description="Counting toy on wheels"), without("4.17")),
        STEM,
    ),
    fine(
        "a feature in the description, its clause tested",
        "clause-coverage.features-from-description",
        then(line(description="Counting toy on wheels"), with_result("4.17", Result.PASS)),
        STEM,
    ),
    review(
        "only total lead of the heavy elements",
        "clause-coverage.only-sub-rows",
        then(
            without("4.3.5", "4.3.5.1", "4.3.5.2"),
            report(measurements=()),
            added(clauses=(row("4.3.5.2(2)(a)"),)),
        ),
        TOYS,
    ),
    review(
        "only lead measured of the heavy elements",
        "clause-coverage.only-sub-rows",
        then(
            without("4.3.5", "4.3.5.1", "4.3.5.2"), report(measurements=(measured("total Pb", 4.0, 100.0),))
        ),
        TOYS,
    ),
    review("see remark", "clause-coverage.result-elsewhere", with_result("4.7", Result.SEE_REMARK), STEM),
    review("see remark", "clause-coverage.result-elsewhere", with_result("azo", Result.SEE_REMARK), INFANTS),
    review(
        "a row of no standard",
        "clause-coverage.row-without-standard",
        then(
            lambda s: report(standards=(*s.report.standards, cited("EN 71-1:2014", "EN 71-1", "2014")))(s),
            rows(lambda one: one.model_copy(update={"standard": None}) if one.clause == "4.7" else one),
        ),
        STEM,
    ),
    not_met(
        "eleven phthalates",
        "clause-coverage.too-few-substances",
        lambda s: report(measurements=s.report.measurements[1:])(s),
        INFANTS,
    ),
    not_met(
        "a sum is no substance",
        "clause-coverage.too-few-substances",
        lambda s: report(
            measurements=(
                *s.report.measurements[1:],
                measured("DEHP+DBP+BBP", 0.01, 0.1, standard=STANDARD, clause=None, item="phthalates6"),
            )
        )(s),
        INFANTS,
    ),
    not_met(
        "a group is no substance",
        "clause-coverage.too-few-substances",
        lambda s: report(
            measurements=(
                *s.report.measurements[1:],
                measured(
                    "phthalates_plus6", 0.01, 0.1, standard=STANDARD, clause=None, item="phthalates_plus6"
                ),
            )
        )(s),
        INFANTS,
    ),
    review("a feature not in the list", "clause-coverage.feature-unknown", line(features=("magnets",))),
    review("an age that says nothing", "clause-coverage.age-unreadable", line(age_grade="for kids"), STEM),
    review(
        "shipped for younger ones",
        "clause-coverage.younger-than-tested",
        line(age_grade="18m+"),
        STEM,
        also=(),
    ),
    review(
        "labelled for younger ones",
        "clause-coverage.ages-differ",
        product(age_grades=AgeGrades(labelled=value("2+"), tested=value("3+"))),
        STEM,
    ),
    fine(
        "a feature that only the report shows",
        "clause-coverage.features-from-report",
        then(product(features=(value("wheels"),)), with_result("4.17", Result.PASS)),
        STEM,
    ),
)

RESULTS: tuple[Defect, ...] = (
    not_met(
        "only an overall statement",
        "itemised-results.summary-only",
        summaries(),
        TESTED,
        also=("clause-coverage",),
    ),
    not_met(
        "no result at all",
        "itemised-results.no-results",
        report(clauses=(), measurements=(), conclusion=None),
        TESTED,
        also=("clause-coverage", "standard-edition", "results-pass"),
    ),
    review(
        "rows that refer elsewhere",
        "itemised-results.results-elsewhere",
        then(rows(lambda one: one.model_copy(update={"result": Result.SEE_REMARK})), report(measurements=())),
        TESTED,
        also=("clause-coverage",),
    ),
    not_met(
        "a row fails",
        "results-pass.row-fails",
        then(added(clauses=(row("9.9", Result.FAIL),)), report(conclusion=None)),
    ),
    not_met(
        "a measurement fails",
        "results-pass.row-fails",
        then(added(measurements=(measured("Pb", 140.0, 90.0, Result.FAIL),)), report(conclusion=None)),
    ),
    not_met(
        "a value over its limit",
        "results-pass.value-over-limit",
        added(measurements=(measured("Pb", 140.0, 90.0, None),)),
        also=("document-integrity",),
    ),
    review(
        "a specimen without an outcome",
        "results-pass.specimen-unjudged",
        added(
            measurements=(
                measured("Pb", 12.0, 90.0, specimen="1"),
                measured("Pb", 14.0, 90.0, None, specimen="2"),
            )
        ),
    ),
    review(
        "no row",
        "results-pass.nothing-to-judge",
        report(clauses=(), measurements=()),
        also=("clause-coverage", "standard-edition", "itemised-results"),
    ),
)

DEFECTS = (*CLAUSES, *RESULTS)
