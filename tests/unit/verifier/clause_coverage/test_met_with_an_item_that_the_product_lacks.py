"""N/A covers an item where the product allows it: no filling, no cords; not where it has them."""

from typing import Any

import pytest

from models.channel import ClauseCoverageDemand
from models.report import Result
from models.verification import Verdict
from tests.acceptance.decision_table.changes import line, report, then, with_result, without
from tests.builders.infants import infant_submission
from tests.builders.toys import reasons_of

NA = Result.NOT_APPLICABLE


@pytest.mark.parametrize(("item", "feature"), [("filling", "stuffing"), ("cords", "cord_strap")])
def test_covered_without_the_feature_and_contradicted_with_it(item: str, feature: str) -> None:
    changed = with_result(item, NA)(infant_submission())
    assert changed.verified().verdict is Verdict.READY
    having = line(features=(feature,))(changed).verified()
    assert "not-applicable-contradicted" in reasons_of(having, "clause-coverage")


def test_unknown_features_leave_it_to_the_laboratory() -> None:
    changed = then(with_result("filling", NA), line(features=None))(infant_submission())
    assert reasons_of(changed.verified(), "clause-coverage") == ["covered"]


def test_what_every_product_has_is_never_waived() -> None:
    changed = with_result("formaldehyde", NA)(infant_submission())
    assert reasons_of(changed.verified(), "clause-coverage") == ["not-applicable-implausible"]


@pytest.mark.parametrize("item", ["phthalates6", "phthalates_plus6"])
def test_items_that_share_their_substances_cover_one_another(item: str) -> None:
    changed = without(item)(infant_submission())
    assert reasons_of(changed.verified(), "clause-coverage") == ["covered"]


def test_an_item_that_the_channel_does_not_list_is_shown_as_not_required() -> None:
    submission = infant_submission()
    channel = submission.catalogue().channels[submission.channel]

    def shorter(demand: Any) -> Any:
        if not isinstance(demand, ClauseCoverageDemand) or demand.items is None:
            return demand
        items = tuple(item for item in demand.items.value if item != "odour")
        return demand.model_copy(update={"items": demand.items.model_copy(update={"value": items})})

    verification = submission.verified(
        channel.model_copy(update={"requirements": tuple(map(shorter, channel.requirements))})
    )
    (cell,) = (one for one in verification.coverage if one.clause == "odour")
    assert (cell.required_because, cell.result, cell.title) == (None, "pass", "Odour")


def test_a_substance_that_the_catalogue_does_not_know_counts_by_its_name() -> None:
    rows = infant_submission().report.measurements
    renamed = rows[0].model_copy(update={"analyte": "dimethyl nowhere phthalate", "cas": None})
    verification = report(measurements=(renamed, *rows[1:]))(infant_submission()).verified()
    assert reasons_of(verification, "clause-coverage") == ["covered"]
    twice = rows[1].model_copy(update={"analyte": rows[2].analyte})
    verification = report(measurements=(rows[0], twice, *rows[2:]))(infant_submission()).verified()
    assert reasons_of(verification, "clause-coverage") == ["too-few-substances"]
