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
from parser.enclosed import paper_in


def html_report(verification: Verification, received: Sequence[Received], texts: Texts) -> str:
    """The verdict as one HTML file with pictures of the evidence."""
    channel = texts.catalogue.channels[verification.channel.id]
    name: str = getattr(channel.name, texts.language)
    papers = papers_of(verification, received)
    with PageImages({sha256: data for sha256, (_, data) in papers.items()}) as images:
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
    for sha256, (name, data) in papers_of(verification, received).items():
        highlights = highlights_of(verification, sha256, texts)
        if not highlights:
            continue
        target = folder / f"{Path(name.replace('/', '-')).stem}-annotated.pdf"
        target.write_bytes(annotated_pdf(data, highlights))
        written.append(target)
    return written


def papers_of(verification: Verification, received: Sequence[Received]) -> dict[str, tuple[str, bytes]]:
    """The files by their SHA-256 with name and bytes, and those inside them that the verdict rests on."""
    papers = {hashlib.sha256(file.data).hexdigest(): (file.file_name, file.data) for file in received}
    for report in verification.reports:
        document = report.document
        if document.enclosed_in in papers and document.sha256 not in papers:
            data = paper_in(papers[document.enclosed_in][1], document.sha256)
            if data is not None:
                papers[document.sha256] = (document.file_name, data)
    return papers
