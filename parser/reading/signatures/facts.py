"""Digital signatures of a PDF as separate facts; never one boolean, and never an error for a bad one."""

from collections.abc import Sequence

from models.document import SignatureFacts

_MARK = b"/ByteRange"
"""Every signed PDF holds this name in the clear: it tells which bytes are signed (ISO 32000-1, 12.8.1)."""


def is_signed(data: bytes) -> bool:
    """Whether the PDF may hold a signature."""
    return _MARK in data


def read_signatures(data: bytes, trust_roots: Sequence[bytes] = ()) -> tuple[SignatureFacts, ...]:
    """The signatures of the PDF in the order of signing; a malformed one has `unknown` facts.

    `trust_roots` are the certificates (DER) that a signer's chain may end in. Without any, `trust` is
    `unknown`, or `untrusted` for a certificate that vouches for itself alone. Nothing is fetched.
    An unsigned file costs one search through its bytes; a signed one the import of pyHanko (0.8 s).
    """
    if not is_signed(data):
        return ()
    from parser.reading.signatures.checks import check_signatures

    return check_signatures(data, trust_roots)
