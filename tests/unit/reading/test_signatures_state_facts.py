import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from models.document import SignatureFacts
from parser.reading.signatures.facts import read_signatures
from tests.unit.reading.signing import (
    infrastructure,
    report,
    signed,
    with_other_content,
    with_other_title,
)


@pytest.fixture(scope="module")
def signed_report() -> bytes:
    return signed()


def only(data: bytes) -> SignatureFacts:
    (facts,) = read_signatures(data)
    return facts


def told(facts: SignatureFacts) -> tuple[str, bool, str]:
    return facts.integrity, facts.covers_whole_file, facts.changes_after_signing


def test_an_unsigned_file_has_none() -> None:
    assert read_signatures(report()) == ()


def test_a_signed_file_is_intact_and_whole_and_names_signer_and_time(signed_report: bytes) -> None:
    facts = only(signed_report)
    assert told(facts) == ("intact", True, "none")
    assert (facts.signer, facts.trust) == ("Example Lab", "unknown")
    assert facts.signed_at is not None


def test_a_chain_to_a_given_root_is_trusted_and_to_another_is_not(signed_report: bytes) -> None:
    root = infrastructure()[1]
    (facts,) = read_signatures(signed_report, trust_roots=[root])
    assert facts.trust == "trusted"
    infrastructure.cache_clear()
    (facts,) = read_signatures(signed_report, trust_roots=[infrastructure()[1]])
    assert facts.trust == "untrusted"


def test_a_flipped_byte_breaks_integrity(signed_report: bytes) -> None:
    damaged = bytearray(signed_report)
    damaged[20] ^= 1
    assert only(bytes(damaged)).integrity == "broken"


def test_replaced_page_content_is_another_change(signed_report: bytes) -> None:
    assert told(only(with_other_content(signed_report))) == ("intact", False, "other")


def test_appended_bytes_are_outside_and_change_nothing(signed_report: bytes) -> None:
    assert told(only(signed_report + b"\n% appended\n")) == ("intact", False, "none")


def test_another_title_is_no_change_of_content(signed_report: bytes) -> None:
    assert told(only(with_other_title(signed_report))) == ("intact", False, "long_term_validation")


def test_a_second_signature_fills_a_form(signed_report: bytes) -> None:
    first, second = read_signatures(signed(signed_report, field="Signature2"))
    assert told(first) == ("intact", False, "form_filling")
    assert told(second) == ("intact", True, "none")


def test_a_file_written_anew_is_broken(signed_report: bytes) -> None:
    out = io.BytesIO()
    pdfium.PdfDocument(signed_report).save(out)
    facts = only(out.getvalue())
    assert (facts.integrity, facts.covers_whole_file) == ("broken", False)


def test_a_certified_file_with_other_content_is_another_change() -> None:
    assert told(only(with_other_content(signed(certify=True)))) == ("intact", False, "other")


def test_an_encrypted_file_without_opening_password_is_checked() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf

    writer = IncrementalPdfFileWriter(io.BytesIO(out.getvalue()))
    writer.encrypt("")
    data = sign_pdf(writer, PdfSignatureMetadata(field_name="S"), signer=infrastructure()[0]).getvalue()
    assert told(only(data)) == ("intact", True, "none")


def test_a_signature_that_cannot_be_parsed_is_unknown(signed_report: bytes) -> None:
    start = signed_report.index(b"/Contents <") + len(b"/Contents <")
    damaged = signed_report[:start] + b"00" * 40 + signed_report[start + 80 :]
    assert only(damaged) == SignatureFacts(None, None, "unknown", False, "unknown", "unknown")


def test_a_file_that_cannot_be_opened_is_unknown() -> None:
    assert only(b"%PDF-1.7 /ByteRange [0 1 2 3] nothing else").integrity == "unknown"
