"""The verdict as HTML, and the documents with the evidence marked in them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from catalog.texts import Texts
from exports.annotated_pdf import annotated_pdf, highlights_of
from exports.html_report import html_report as html_of
from jobs.page_images import PageImages
from jobs.submission import Received
from models.exceptions import UsageError
from models.verification import Verification


def html_report(verification: Verification, received: Sequence[Received], texts: Texts) -> str:
    """The verdict as one HTML file with pictures of the evidence."""
    channel = texts.catalogue.channels[verification.channel.id]
    name: str = getattr(channel.name, texts.language)
    with PageImages({_sha256(file): file.data for file in received}) as images:
        return html_of(verification, texts, texts.language, name, images.crop)


def write_annotated(
    verification: Verification, received: Sequence[Received], folder: Path, texts: Texts
) -> list[Path]:
    """Writes each document with its evidence marked; raises UsageError where the folder cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UsageError(f"{folder} cannot be used as a folder: {cause.strerror}.") from cause
    written = []
    for file in received:
        highlights = highlights_of(verification, _sha256(file), texts)
        if not highlights:
            continue
        target = folder / f"{Path(file.file_name).stem}-annotated.pdf"
        target.write_bytes(annotated_pdf(file.data, highlights))
        written.append(target)
    return written


def _sha256(file: Received) -> str:
    return hashlib.sha256(file.data).hexdigest()
