"""A well-formed ID of an accepted scheme in the report; noted as unchecked while no list is loaded."""

from models.local import LocalValues
from tests.acceptance.decision_table.changes import laboratory
from tests.builders.infants import infant_submission
from tests.builders.toys import found, reasons_of, toy_submission
from tests.builders.values import accreditation


def test_met_and_noted_as_unchecked() -> None:
    finding = found(toy_submission().verified(), "laboratory-accreditation")[0]
    assert finding.reason == "laboratory-accreditation.printed"
    assert "not checked against the official list" in finding.message


def test_cma_suffices_for_infants() -> None:
    changed = laboratory(accreditation("CMA", "202319012436"))(infant_submission())
    assert reasons_of(changed.verified(), "laboratory-accreditation") == ["printed"]


def test_own_schemes_replace_the_channels_and_are_named() -> None:
    changed = laboratory(accreditation("KOLAS", "KT123"))(toy_submission())
    local = LocalValues(accreditation_schemes=("KOLAS",))
    finding = found(changed.but(local=local).verified(), "laboratory-accreditation")[0]
    assert (finding.reason, finding.local) == ("laboratory-accreditation.printed", ("accreditation_schemes",))


def test_the_surest_of_several_is_shown() -> None:
    changed = laboratory(accreditation("CNAS", "L4321", confidence=0.3), accreditation("A2LA", "1234.01"))(
        toy_submission()
    )
    assert found(changed.verified(), "laboratory-accreditation")[0].details["id"] == "A2LA 1234.01"
