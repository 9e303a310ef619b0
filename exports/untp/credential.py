"""The credential around a report: envelope, attestation, parties, and what its issuer has still to fill in.

A credential is the laboratory's to issue: it is made unsigned, with an issuer address that cannot exist
(`did:web:laboratory.invalid`), and `toBeFilledIn` names every place that only the issuer can fill. The scheme
under which a laboratory works is not in a report, so `scope` is left to the issuer as well.
"""

import json
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from exports.untp.assessments import Assessed, assessed, assessment_of
from exports.untp.bodies import ACCREDITORS, GOVERNMENT_SCHEMES, MUTUAL_RECOGNITION
from exports.untp.validation import validate
from models.evidence import Value
from models.report import Accreditation, DocumentKind, IdentifierKind, TestReport
from models.verification import Verification

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/"]
ISSUER_TO_BE = "did:web:laboratory.invalid"
NOT_STATED = "not stated in the report"
GTIN_DIGITS = 14


def conformity_credentials(verification: Verification) -> bytes:
    """The credential of the one test report; of several, a list. Raises InvalidExport."""
    reports = [one for one in verification.reports if one.document.kind is DocumentKind.TEST_REPORT]
    made = [credential_of(report) for report in reports]
    return json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=2).encode()


def credential_of(report: TestReport) -> dict[str, Any]:
    """The unsigned credential of a report, checked against the schema. Raises InvalidExport."""
    clauses = assessed(report)
    credential = {
        "@context": CONTEXT,
        "type": ["DigitalConformityCredential", "VerifiableCredential"],
        "id": _urn(report, "credential"),
        "issuer": {"type": ["CredentialIssuer"], "id": ISSUER_TO_BE, "name": _said(report.laboratory.name)},
        "credentialSubject": _attestation(report, clauses),
        "toBeFilledIn": list(_to_be_filled_in(report)),
        "notExpressed": list(_not_expressed(report, clauses)),
    }
    issued = _day(report.dates.issued)
    if issued is not None:
        credential["validFrom"] = f"{issued.isoformat()}T00:00:00Z"
    validate(credential)
    return credential


def _attestation(report: TestReport, clauses: list[Assessed]) -> dict[str, Any]:
    address = _urn(report, "attestation")
    product = _product(report)
    said = [one for one in clauses if one.conformance is not None]
    return {
        "type": ["ConformityAttestation", "Attestation"],
        "id": address,
        "name": f"Test report {_said(report.report_number)}",
        "attestationType": "testing",
        "assessorLevel": "3rdParty",
        "assessmentLevel": _level(report),
        "issuedToParty": {"id": _urn(report, "applicant"), "name": _said(report.applicant)},
        "authorisation": [
            _endorsement(one, report) for one in report.laboratory.accreditations if _known(one)
        ],
        "conformityCertificate": _paper(report),
        "assessment": [
            assessment_of(one, number, report, address, product) for number, one in enumerate(said, 1)
        ],
    }


def _level(report: TestReport) -> str:
    """The highest that the report's own accreditations give."""
    schemes = {one.scheme for one in report.laboratory.accreditations if not one.doubtful}
    if schemes & GOVERNMENT_SCHEMES:
        return "GovtApproval"
    if MUTUAL_RECOGNITION in schemes:
        return "GlobalMRA"
    return "Accredited" if schemes else "Unspecified"


def _known(one: Accreditation) -> bool:
    return one.scheme in ACCREDITORS and one.number is not None and not one.doubtful


def _endorsement(one: Accreditation, report: TestReport) -> dict[str, Any]:
    return {
        "type": ["Endorsement"],
        "id": _urn(report, f"accreditation/{one.scheme}/{one.number}"),
        "name": f"{one.scheme} {one.number}",
        "issuingAuthority": ACCREDITORS[one.scheme].as_party(),
    }


def _paper(report: TestReport) -> dict[str, Any]:
    """The paper itself; its address is the one in the report's own verification code, where it is one."""
    paper: dict[str, Any] = {
        "type": ["SecureLink", "Link"],
        "linkName": report.document.file_name,
        "hashDigest": report.document.sha256,
        "hashMethod": "SHA-256",
    }
    payloads = (code.payload or "" for code in report.codes if not code.decorative)
    address = next((one for one in payloads if one.startswith("https://") and " " not in one), None)
    return paper | ({"linkURL": address} if address else {})


def _product(report: TestReport) -> dict[str, Any]:
    firm = [one for one in report.product.identifiers if not one.doubtful]
    by_kind = {one.kind: one.value for one in reversed(firm)}
    gtin = by_kind.get(IdentifierKind.GTIN)
    product: dict[str, Any] = {
        "id": f"https://id.gs1.org/01/{gtin.zfill(GTIN_DIGITS)}" if gtin else _urn(report, "product"),
        "name": _said(report.product.name),
    }
    registered = gtin or (firm[0].value if firm else None)
    optional = {
        "registeredId": registered,
        "batchNumber": by_kind.get(IdentifierKind.BATCH),
        "serialNumber": by_kind.get(IdentifierKind.SERIAL),
    }
    return product | {name: value for name, value in optional.items() if value}


def _to_be_filled_in(report: TestReport) -> Iterator[str]:
    yield from ("issuer.id", "proof", "credentialSubject.scope")
    places = (
        ("issuer.name", report.laboratory.name),
        ("credentialSubject.name", report.report_number),
        ("credentialSubject.issuedToParty.name", report.applicant),
        ("credentialSubject.assessment.assessedProduct.product.name", report.product.name),
    )
    yield from (path for path, value in places if _firm(value) is None)
    if _day(report.dates.issued) is None:
        yield "validFrom"


def _not_expressed(report: TestReport, clauses: list[Assessed]) -> Iterator[dict[str, Any]]:
    """What the report says and a credential cannot: it knows conformance only as yes or no."""
    for one in clauses:
        if one.conformance is None:
            yield {"standard": one.standard, "clause": one.name, "because": one.why_left_out}
    for held in report.laboratory.accreditations:
        if not _known(held) and held.number is not None:
            because = "read_with_doubt" if held.doubtful else "unknown_authority"
            yield {"accreditation": f"{held.scheme} {held.number}", "because": because}


def _firm(value: Value[str] | None) -> str | None:
    return value.value if value is not None and not value.doubtful else None


def _said(value: Value[str] | None) -> str:
    return _firm(value) or NOT_STATED


def _day(value: Value[date] | None) -> date | None:
    return value.value if value is not None and not value.doubtful else None


def _urn(report: TestReport, what: str) -> str:
    """A stable address for a part of the paper: the same paper gives the same one."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{report.document.sha256}/{what}").urn
