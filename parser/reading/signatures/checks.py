"""The checks by pyHanko behind `signatures.py`; a module of its own because importing pyHanko is slow."""

import asyncio
import hashlib
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from models.document import SignatureFacts

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

MOST_SIGNATURES = 32
"""Signatures looked at: a report has one to three, and each costs a digest of the file."""

MOST_REVISIONS = 64
"""Revisions of a file whose differences are compared; each costs a walk through the whole document."""

UNKNOWN = SignatureFacts(None, None, "unknown", False, "unknown", "unknown")
"""What is said of a signature that is there and cannot be understood."""

_CHANGES = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "long_term_validation",
    ModificationLevel.FORM_FILLING: "form_filling",
}


def check_signatures(data: bytes, trust_roots: Sequence[bytes]) -> tuple[SignatureFacts, ...]:
    """The facts of each signature, in the order of signing. See `parser.reading.signatures.facts`."""
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        found = list(_embedded(reader))
    except Exception:  # noqa: BLE001  (the seam to pyHanko: hostile files raise anything)
        return (UNKNOWN,)
    return tuple(UNKNOWN if signature is None else _facts(signature, trust_roots) for signature in found)


def _embedded(reader: PdfFileReader) -> Iterator[EmbeddedPdfSignature | None]:
    """Each filled signature field; None for one whose contents cannot be parsed.

    pyHanko's own list leaves out the kinds that it does not check, and a signature must not get lost.
    """
    found: list[tuple[int, EmbeddedPdfSignature | None]] = []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            signature = EmbeddedPdfSignature(reader, field, name)
            signed_up_to = int(signature.byte_range[2]) + int(signature.byte_range[3])
            found.append((signed_up_to, signature))
        except Exception:  # noqa: BLE001  (the seam to pyHanko and asn1crypto)
            found.append((0, None))
        if len(found) >= MOST_SIGNATURES:
            break
    yield from (signature for _, signature in sorted(found, key=lambda pair: pair[0]))


def _facts(signature: EmbeddedPdfSignature, trust_roots: Sequence[bytes]) -> SignatureFacts:
    try:
        too_many = signature.reader.xrefs.total_revisions > MOST_REVISIONS
        signature.compute_integrity_info(skip_diff=too_many)  # type: ignore[no-untyped-call]
        return SignatureFacts(
            signer=_name(signature.signer_cert),
            signed_at=_time(signature),
            integrity=_integrity(signature),
            covers_whole_file=signature.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            changes_after_signing=_changes(signature),
            trust=_trust(signature, trust_roots),
        )
    except Exception:  # noqa: BLE001  (the seam to pyHanko: hostile signatures raise anything)
        return UNKNOWN


def _integrity(signature: EmbeddedPdfSignature) -> str:
    """Whether the signed bytes are those that were signed, by digest and by the signer's key."""
    content = signature.signed_data["encap_content_info"]
    kind = content["content_type"].native
    if content["content"].native is None:
        digest, bytes_match = signature.compute_digest(), True
    else:
        enclosed = bytes(content["content"])
        digest = hashlib.new(signature.md_algorithm, enclosed).digest()
        bytes_match = _encloses_digest(signature, content, kind)
    try:
        intact, valid = validate_sig_integrity(
            signature.signer_info, signature.signer_cert, kind, actual_digest=digest
        )
    except Exception:  # noqa: BLE001  (an algorithm that cannot be checked here, SM2 for one)
        return "unknown"
    return "intact" if intact and valid and bytes_match else "broken"


def _encloses_digest(signature: EmbeddedPdfSignature, content: Any, kind: str) -> bool:
    """Whether what was signed in the place of the file is the digest of the file.

    A time stamp encloses it as message imprint, the old kind `adbe.pkcs7.sha1` as SHA-1 of the bytes.
    """
    if kind == "tst_info":
        imprint = content["content"].parsed["message_imprint"]["hashed_message"].native
        return bool(imprint == signature.compute_digest())
    return bool(content["content"].native == signature.compute_digest("sha1"))


def _changes(signature: EmbeddedPdfSignature) -> str:
    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    if signature.diff_result is None:
        return "unknown"
    if not isinstance(signature.diff_result, DiffResult):
        return "other"
    permitted = signature.summarise_integrity_info().get("docmdp_ok")
    return "other" if permitted is False else _CHANGES.get(signature.diff_result.modification_level, "other")


def _name(certificate: x509.Certificate) -> str | None:
    """The common name, and the organisation where that is another."""
    subject = certificate.subject.native
    names = [subject.get("common_name"), subject.get("organization_name")]
    told = dict.fromkeys(str(name).strip() for name in names if name)
    return ", ".join(told) or certificate.subject.human_friendly or None


def _time(signature: EmbeddedPdfSignature) -> datetime | None:
    content = signature.signed_data["encap_content_info"]
    if content["content_type"].native == "tst_info":
        stamped = content["content"].parsed["gen_time"].native
        return stamped if isinstance(stamped, datetime) else None
    return signature.self_reported_timestamp


def _trust(signature: EmbeddedPdfSignature, trust_roots: Sequence[bytes]) -> str:
    if not trust_roots:
        return "untrusted" if signature.signer_cert.self_signed in ("yes", "maybe") else "unknown"
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(root) for root in trust_roots], allow_fetching=False
    )
    try:
        status = asyncio.run(async_validate_pdf_signature(signature, context, skip_diff=True))
    except Exception:  # noqa: BLE001  (a kind of signature that pyHanko does not check)
        return "unknown"
    return "trusted" if status.trusted else "untrusted"
