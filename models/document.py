"""A document as read: pages of words with boxes, ruling lines, tables, codes, signatures.

This is what `parser/reading` makes and `parser/extraction` takes. It knows nothing of laboratories or fields,
and looks the same whether a page came from a text layer or from a photograph.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.evidence import Method
from models.geometry import Box, Homography


class PageStatus(StrEnum):
    """How well a page was read; the worst parts of it count."""

    READ = "read"
    READ_WITH_DOUBT = "read_with_doubt"
    NOT_READ = "not_read"


class PageSource(StrEnum):
    """Where the words of a page come from."""

    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    MIXED = "mixed"


class Ruling(StrEnum):
    """How much of a table's grid is drawn."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap. Chinese has no gaps, so a word may be a whole line of it.

    `edges` are the x positions between characters, `len(text) + 1` of them, so that a word can be cut;
    interpolated where the reader gives none. `size` is the font size in points. `alternatives` are other
    readings of the same ink. `angle` is the direction of writing in degrees counter-clockwise.
    """

    text: str
    box: Box
    confidence: float = 1.0
    method: Method = Method.TEXT_LAYER
    size: float = 0.0
    bold: bool = False
    edges: tuple[float, ...] = ()
    alternatives: tuple[str, ...] = ()
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline with no column gap between them, left to right.

    `text` joins the words with single spaces, except between Chinese characters.
    """

    text: str
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, horizontal or vertical, as a thin box."""

    box: Box

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `row` and `column` are 0-based in the joined table; spans count covered rows/columns.

    `page` is where the cell stands (tables continue over pages). `merged` says that it spans several
    rows or columns of its neighbours. The text joins the words' lines with newlines.
    """

    page: int
    row: int
    column: int
    text: str
    box: Box
    words: tuple[Word, ...] = ()
    row_span: int = 1
    column_span: int = 1

    @property
    def merged(self) -> bool:
        """Whether the cell covers more than one place of the grid."""
        return self.row_span > 1 or self.column_span > 1

    @property
    def confidence(self) -> float:
        """The least sure word in it; 1 for an empty cell."""
        return min((word.confidence for word in self.words), default=1.0)


@dataclass(frozen=True, slots=True)
class TablePart:
    """The place of a table, or of one page's part of it, and its rows `first_row <= row < last_row`."""

    page: int
    box: Box
    first_row: int
    last_row: int
    repeats_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over page breaks: a repeated header is dropped from the later parts.

    `orphans` are words inside the table's box that fell in no cell: a sign of a lost row.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    ruling: Ruling
    parts: tuple[TablePart, ...]
    orphans: tuple[Word, ...] = ()

    def rows(self) -> list[list[Cell]]:
        """The cells of each row from left to right; a cell merged downwards stands only in its first row."""
        rows: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            rows[cell.row].append(cell)
        return rows

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place of the grid, merged ones included."""
        for cell in self.cells:
            if (
                cell.row <= row < cell.row + cell.row_span
                and cell.column <= column < cell.column + cell.column_span
            ):
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on a page: its place in points and its own size in pixels.

    `words` counts what was read inside it; `read` says whether anybody looked.
    """

    page: int
    box: Box
    pixel_width: int
    pixel_height: int
    read: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class CodePrint:
    """How well a code is printed. Lengths in millimetres, the quiet zone in modules, contrast 0..1."""

    module_mm: float | None = None
    quiet_zone_modules: float | None = None
    contrast: float | None = None
    error_correction: str | None = None
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A bar or matrix code. An unreadable one is there with `readable` False and no payload."""

    symbology: str
    payload: str | None
    page: int
    box: Box
    readable: bool = True
    payload_bytes: bytes = b""
    print_quality: CodePrint | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A sign of changed text: `kind` is `overlaid`, `hidden` or `off_page`. A fact, not an accusation."""

    kind: str
    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """What can be said of a digital signature, as separate facts.

    `integrity`: `intact`, `broken`, `unknown`. `changes_after_signing`: `none`, `form_filling`,
    `long_term_validation`, `other`, `unknown`. `trust`: `trusted`, `untrusted`, `unknown`.
    """

    signer: str | None
    signed_at: datetime | None
    integrity: str
    covers_whole_file: bool
    changes_after_signing: str
    trust: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document; `content` is dropped once it has been looked at.

    `name` is its path there. `paper` says that it is to be read as a document of its own.
    """

    name: str
    media_type: str
    sha256: str
    content: bytes = b""
    paper: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """A filled-in form field of the PDF."""

    name: str
    value: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that the reader must be told; `page` is None where the whole document is meant."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright. `rotation` is the angle (clockwise) that made it so: 0, 90, 180 or 270.

    A page that was scanned sideways, askew or photographed at an angle is described straightened: its size
    and every box on it (words, lines, rules, cells, pictures, codes) are in the straightened frame, so that
    one table builder and one label reader serve all pages. `to_filed` leads from there to the page as filed
    (`models.geometry.through`); None where both are the same, as on every page of a digital PDF. Evidence is
    taken back to the page as filed once, at the end (`parser.as_filed`).
    """

    number: int
    width: float
    height: float
    status: PageStatus
    source: PageSource
    rotation: int = 0
    reason: str | None = None
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    to_filed: Homography | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as received and read."""

    sha256: str
    file_name: str
    media_type: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    signatures: tuple[SignatureFacts, ...] = ()
    edits: tuple[Edit, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    form_fields: tuple[FormField, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    producer: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
    revisions: int = 1
    engines: dict[str, str] = field(default_factory=dict)
