"""A copy of a document with the evidence marked in it, as real PDF annotations that any viewer lists."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image

from exports.words import Words
from models.exceptions import DocumentUnreadable
from models.geometry import Box
from models.verification import Finding, Outcome, Verification

COLOURS = {
    Outcome.MET: (0.55, 0.83, 0.55),
    Outcome.NOT_APPLICABLE: (0.8, 0.8, 0.8),
    Outcome.NEEDS_REVIEW: (1.0, 0.85, 0.3),
    Outcome.NOT_MET: (0.96, 0.5, 0.45),
}
WORST_FIRST = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW, Outcome.MET, Outcome.NOT_APPLICABLE)
IMAGE_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
IMAGE_DPI = 200.0
"""The resolution of an image that states none, as in the reading."""


@dataclass(frozen=True)
class Highlight:
    """A marked place: `box` in points of the displayed page, `note` for the pop-up."""

    page: int
    box: Box
    title: str
    note: str
    outcome: Outcome


def highlights_of(
    verification: Verification, sha256: str, words: Words | None = None
) -> tuple[Highlight, ...]:
    """Every place of the document with this hash on which a finding rests: one mark for each place.

    Where several findings rest on one place, the worst gives the colour and all are told, the worst first.
    `words` names the requirements in the reader's language; their ids stand where it is left out.
    """
    told: dict[tuple[int, Box], list[Finding]] = defaultdict(list)
    for finding in sorted(verification.findings, key=lambda one: WORST_FIRST.index(one.outcome)):
        for place in dict.fromkeys((one.page, one.box) for one in finding.evidence if one.document == sha256):
            told[place].append(finding)
    return tuple(_highlight(page, box, findings, words) for (page, box), findings in told.items())


def _highlight(page: int, box: Box, findings: Sequence[Finding], words: Words | None) -> Highlight:
    names = dict.fromkeys(_name(one, words) for one in findings)
    note = "\n\n".join(_note(one, words) for one in findings)
    return Highlight(page, box, " · ".join(names), note, findings[0].outcome)


def _name(finding: Finding, words: Words | None) -> str:
    return words(f"requirement.{finding.requirement}") if words else str(finding.requirement)


def _note(finding: Finding, words: Words | None) -> str:
    head = f"{_name(finding, words)}: {words(f'outcome.{finding.outcome}')}. " if words else ""
    return f"{head}{finding.message} {finding.remedy or ''}".strip()


def annotated_pdf(data: bytes, highlights: Sequence[Highlight]) -> bytes:
    """The document with its highlights. Images become PDF pages of their printed size.

    Raises DocumentUnreadable where the bytes are neither a PDF nor an image.
    """
    by_page: dict[int, list[Highlight]] = defaultdict(list)
    for highlight in highlights:
        by_page[highlight.page].append(highlight)
    try:
        with pikepdf.open(BytesIO(_as_pdf(data))) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                _annotate(pdf, page, by_page[number])
            out = BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()
    except pikepdf.PdfError as cause:
        raise DocumentUnreadable("The document cannot be annotated.") from cause


def _as_pdf(data: bytes) -> bytes:
    if b"%PDF" in data[:1024]:
        return data
    try:
        with Image.open(BytesIO(data), formats=IMAGE_FORMATS) as image:
            dpi = float(image.info.get("dpi", (IMAGE_DPI,))[0]) or IMAGE_DPI
            frames = []
            for frame in range(getattr(image, "n_frames", 1)):
                image.seek(frame)
                frames.append(image.convert("RGB"))
            out = BytesIO()
            frames[0].save(out, "PDF", save_all=True, append_images=frames[1:], resolution=dpi)
            return out.getvalue()
    except (OSError, Image.DecompressionBombError) as cause:
        raise DocumentUnreadable("The document is neither a PDF nor an image.") from cause


def _annotate(pdf: pikepdf.Pdf, page: pikepdf.Page, highlights: Sequence[Highlight]) -> None:
    if not highlights:
        return
    annotations = page.obj.get("/Annots", pikepdf.Array())
    kept = pikepdf.Array(list(annotations))
    for highlight in highlights:
        kept.append(pdf.make_indirect(_annotation(page, highlight)))
    page.obj["/Annots"] = kept


def _annotation(page: pikepdf.Page, highlight: Highlight) -> pikepdf.Dictionary:
    x0, y0, x1, y1 = page_space(page, highlight.box)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=[x0, y0, x1, y1],
        QuadPoints=[x0, y1, x1, y1, x0, y0, x1, y0],
        C=list(COLOURS[highlight.outcome]),
        CA=0.5,
        T=pikepdf.String(highlight.title),
        Contents=pikepdf.String(highlight.note),
        F=4,
    )


def page_space(page: pikepdf.Page, box: Box) -> tuple[float, float, float, float]:
    """A box of the displayed page in the page's own space before /Rotate: (left, bottom, right, top)."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = right - left, top - bottom
    corners = [
        _unrotated(x, y, width, height, _rotation(page)) for x, y in ((box.x0, box.top), (box.x1, box.bottom))
    ]
    xs = sorted(left + x for x, _ in corners)
    ys = sorted(top - y for _, y in corners)
    return xs[0], ys[0], xs[1], ys[1]


def _rotation(page: pikepdf.Page) -> int:
    return int(page.obj.get("/Rotate", 0)) % 360 if "/Rotate" in page.obj else _inherited_rotation(page)


def _inherited_rotation(page: pikepdf.Page) -> int:
    node = page.obj.get("/Parent")
    for _ in range(32):
        if node is None:
            return 0
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360
        node = node.get("/Parent")
    return 0


def _unrotated(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """A point of the displayed page, from its top left, in the page before turning it clockwise."""
    if rotation == 90:
        return y, height - x
    if rotation == 180:
        return width - x, height - y
    if rotation == 270:
        return width - y, x
    return x, y
