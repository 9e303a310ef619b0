"""The certificates that signers' chains may end in: a folder of the user's own choice, read once."""

import hashlib
from functools import cache
from pathlib import Path

from jobs.settings import settings
from models.exceptions import InvalidSettings

ENDINGS = frozenset({".pem", ".crt", ".cer", ".der"})
"""Endings of the files that are taken for certificates; others may lie beside them."""

LARGEST = 4_000_000
"""Bytes of one file of certificates: the lists of whole operating systems have a tenth of it."""


def trust_roots() -> tuple[bytes, ...]:
    """The certificates (DER) of the settings' folder; none where none is set. Raises InvalidSettings."""
    folder = settings().trust_roots
    return certificates_in(folder.expanduser()) if folder is not None else ()


def trust_name() -> str:
    """What tells readings with other certificates apart: empty where there are none."""
    roots = trust_roots()
    return hashlib.sha256(b"".join(sorted(roots))).hexdigest()[:16] if roots else ""


@cache
def certificates_in(folder: Path) -> tuple[bytes, ...]:
    """The certificates (DER) in a folder's files, PEM or DER, several to a file. Raises InvalidSettings."""
    if not folder.is_dir():
        raise InvalidSettings(f"GREENLANE_TRUST_ROOTS: {folder} is no folder.")
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in ENDINGS)
    found = [certificate for file in files for certificate in _certificates(file)]
    if not found:
        endings = ", ".join(sorted(ENDINGS))
        raise InvalidSettings(f"GREENLANE_TRUST_ROOTS: there is no certificate ({endings}) in {folder}.")
    return tuple(dict.fromkeys(found))


def _certificates(file: Path) -> list[bytes]:
    from asn1crypto import pem, x509  # type: ignore[import-untyped]  # only where a folder is set

    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("too large")
        data = file.read_bytes()
        parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        return [x509.Certificate.load(part, strict=True).native and part for part in parts]
    except (OSError, ValueError, TypeError) as cause:
        raise InvalidSettings(f"GREENLANE_TRUST_ROOTS: {file.name} holds no certificate.") from cause
