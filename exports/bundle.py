"""The evidence bundle: documents, verdict and sources in one archive, for a dispute or a declaration."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping

from exports.annotated_pdf import annotated_pdf, highlights_of
from exports.retest_calendar import retest_calendar
from exports.tables import coverage_csv, findings_csv
from exports.words import Words
from models.channel import Channel
from models.exceptions import DocumentUnreadable
from models.verification import Verification

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The zip format's first moment: the same input gives the same bytes."""


def bundle(
    verification: Verification,
    channel: Channel,
    documents: Mapping[str, tuple[str, bytes]],
    html: str,
    words: Words | None = None,
) -> bytes:
    """A zip archive. `documents`: SHA-256 to (file name, bytes). MANIFEST.json names each file's SHA-256.

    `words` are for the notes on the marked papers (see `exports.annotated_pdf.highlights_of`).
    """
    files: dict[str, bytes] = {
        "verdict.json": verification.model_dump_json(indent=2).encode(),
        "verdict.html": html.encode(),
        "findings.csv": findings_csv(verification),
        "coverage.csv": coverage_csv(verification),
        "retests.ics": retest_calendar(verification),
        "channel.json": channel.model_dump_json(indent=2).encode(),
    }
    for sha256, (name, data) in sorted(documents.items()):
        place = f"{sha256[:8]}-{_plain(name)}"
        files[f"documents/{place}"] = data
        marked = _marked(verification, sha256, data, words)
        if marked is not None:
            files[f"annotated/{place}.pdf"] = marked
    manifest = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    files["MANIFEST.json"] = json.dumps(manifest, indent=2, ensure_ascii=False).encode()
    return _zipped(files)


def _marked(verification: Verification, sha256: str, data: bytes, words: Words | None) -> bytes | None:
    highlights = highlights_of(verification, sha256, words)
    if not highlights:
        return None
    try:
        return annotated_pdf(data, highlights)
    except DocumentUnreadable:
        return None


def _plain(name: str) -> str:
    """A file name that is only a name: no folders, nothing hidden."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".")
    return last or "document"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
