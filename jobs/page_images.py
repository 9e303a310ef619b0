"""Pictures of pages and of the places where evidence stands, for a person to look at."""

from collections.abc import Mapping
from contextlib import ExitStack
from io import BytesIO
from types import TracebackType

from PIL import Image, ImageDraw

from models.exceptions import GreenlaneError
from models.verification import ReportEvidence
from parser.reading.rendering import PageRenderer

CROP_DPI = 110.0
MARGIN_POINTS = 18.0
LEAST_WIDTH_POINTS = 260.0
MARK = (240, 170, 30)


class PageImages:
    """Draws pages of several documents, given by their SHA-256. A context manager: it holds files open."""

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        self._documents = documents
        self._open = ExitStack()
        self._renderers: dict[str, PageRenderer] = {}

    def __enter__(self) -> "PageImages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def page(self, sha256: str, number: int, dpi: float) -> Image.Image | None:
        """The 1-based page as displayed; None where the document is unknown or the page cannot be drawn."""
        data = self._documents.get(sha256)
        if data is None:
            return None
        try:
            if sha256 not in self._renderers:
                self._renderers[sha256] = self._open.enter_context(PageRenderer(data))
            return Image.fromarray(self._renderers[sha256].render(number, dpi))
        except (GreenlaneError, IndexError):
            return None

    def crop(self, evidence: ReportEvidence) -> bytes | None:
        """The surroundings of a piece of evidence as PNG, its box framed."""
        page = self.page(evidence.document, evidence.page, CROP_DPI)
        if page is None:
            return None
        scale = CROP_DPI / 72
        box = evidence.box.grown(2)
        draw = ImageDraw.Draw(page)
        draw.rectangle([edge * scale for edge in box], outline=MARK, width=2)
        around = box.grown(MARGIN_POINTS)
        right = max(around.x1, around.x0 + LEAST_WIDTH_POINTS)
        area = (around.x0 * scale, around.top * scale, right * scale, around.bottom * scale)
        limits = (0, 0, page.width, page.height)
        cut = [
            int(max(limits[0], area[0])),
            int(max(limits[1], area[1])),
            int(min(limits[2], area[2])),
            int(min(limits[3], area[3])),
        ]
        if cut[2] <= cut[0] or cut[3] <= cut[1]:
            return None
        out = BytesIO()
        page.crop((cut[0], cut[1], cut[2], cut[3])).save(out, "PNG", optimize=True)
        return out.getvalue()
