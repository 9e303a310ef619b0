"""Portfolios: PDFs with a cover and files inside."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas


def cover() -> bytes:
    """One page that says what a viewer without portfolios shows."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.drawString(72, 700, "For the best experience, open this PDF portfolio in a newer viewer.")
    canvas.save()
    return stream.getvalue()


def portfolio(files: Mapping[str, bytes]) -> bytes:
    """A portfolio that holds these files by name."""
    out = BytesIO()
    with pikepdf.open(BytesIO(cover())) as pdf:
        for name, content in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        pdf.save(out, static_id=True)
    return out.getvalue()
