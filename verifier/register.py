"""Which module judges which requirement."""

from collections.abc import Callable, Iterable
from typing import Any

from models.channel import RequirementId
from verifier.case import Case
from verifier.draft import Draft
from verifier.requirements import (
    channel_in_force,
    clause_coverage,
    destination,
    document_integrity,
    document_kind,
    itemised_results,
    laboratory_accreditation,
    machine_readable,
    port,
    product_identity,
    product_scope,
    report_ownership,
    report_validity,
    results_pass,
    standard_edition,
    test_date,
    verification_code,
)

JUDGES: dict[RequirementId, Callable[[Case, Any], Iterable[Draft]]] = {
    RequirementId.DOCUMENT_KIND: document_kind.judge,
    RequirementId.DOCUMENT_INTEGRITY: document_integrity.judge,
    RequirementId.STANDARD_EDITION: standard_edition.judge,
    RequirementId.TEST_DATE: test_date.judge,
    RequirementId.REPORT_VALIDITY: report_validity.judge,
    RequirementId.LABORATORY_ACCREDITATION: laboratory_accreditation.judge,
    RequirementId.CLAUSE_COVERAGE: clause_coverage.judge,
    RequirementId.ITEMISED_RESULTS: itemised_results.judge,
    RequirementId.RESULTS_PASS: results_pass.judge,
    RequirementId.PRODUCT_IDENTITY: product_identity.judge,
    RequirementId.VERIFICATION_CODE: verification_code.judge,
    RequirementId.PRODUCT_SCOPE: product_scope.judge,
    RequirementId.DESTINATION: destination.judge,
    RequirementId.PORT: port.judge,
    RequirementId.CHANNEL_IN_FORCE: channel_in_force.judge,
    RequirementId.REPORT_OWNERSHIP: report_ownership.judge,
    RequirementId.MACHINE_READABLE: machine_readable.judge,
}
"""Each takes the case and its own demand, and is pure."""

OF_THE_SHIPMENT = frozenset(
    {
        RequirementId.PRODUCT_IDENTITY,
        RequirementId.PORT,
        RequirementId.DESTINATION,
        RequirementId.REPORT_OWNERSHIP,
    }
)
"""Requirements that documents alone cannot show; the report verdict leaves them out."""
