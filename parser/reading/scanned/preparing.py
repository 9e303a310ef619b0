"""Everything that is done to a page's image before its text is recognised."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parser.reading.ocr.interface import Image, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.beside import Beside
from parser.reading.scanned.cleanup import mended
from parser.reading.scanned.crops import Strip, cut_out, cut_strips, rules_beside, strip_of
from parser.reading.scanned.fills import Fill, dark_on_light, find_fills, with_clear_lines
from parser.reading.scanned.ink import evened, grey_of, ink_of
from parser.reading.scanned.leaders import Row, find_leaders, without_leaders
from parser.reading.scanned.photograph import flattened
from parser.reading.scanned.rulelines import RuleLine, find_rules, without_rules
from parser.reading.scanned.seals import Stamp, find_stamps, without_stamps
from parser.reading.scanned.shortcells import Cells, cells_of, missed_strips
from parser.reading.scanned.straighten import Upright, level

WORKING_DPI = 200.0
"""Pages are read at this resolution: the recogniser gains nothing above it (`benchmarks/reading.py`)."""

SMALLEST_PAGE_INCH, LARGEST_PAGE_INCH, USUAL_PAGE_INCH = 4.0, 24.0, 11.7
"""Where the stated resolution makes a page smaller or larger than this, A4 is assumed instead."""

SMALL_CHANGE = 0.9
"""A page is not redrawn for less than a tenth."""

HEADS_LOOKED_AT = 12
"""So many of the widest lines say whether the page stands on its head."""

SUSPICIOUS, HEADS_READ = 0.2, 4
"""Where more than this share of them seem to, so many are read either way before the page is turned."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A page at its working size: `dpi` is then its resolution, `point` the points to one of its pixels."""

    page: Upright
    dpi: float
    point: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """An upright page ready to be recognised; everything in its pixels.

    `bare` is the image without rules and stamps, `ink` what is ink on it; `strips` hold its text, the last
    of them (`missed`) are what the detector passed over; `cells` numbers the faces of the drawn grid; `fills`
    are its dark surfaces, which `bare` and `ink` show dark on light like all print.
    """

    page: Upright
    dpi: float
    point: float
    bare: Image
    ink: Image
    rules: tuple[RuleLine, ...]
    strips: tuple[Strip, ...]
    missed: tuple[Strip, ...]
    cells: Cells
    stamps: tuple[Stamp, ...]
    fills: tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page beside its text: `lines` are its ruling lines, strokes of letters among them.

    `page` and `readable`, which is without stamps, have the dark `fills` light; `paper` is their grey level.
    """

    page: Upright
    fills: tuple[Fill, ...]
    stamps: tuple[Stamp, ...]
    readable: Image
    paper: int
    lines: tuple[RuleLine, ...]
    ink: Image


def prepared(image: Image, dpi: float, reader: RapidReader) -> Prepared:
    """The page straightened and cleaned, its rules and strips found. `image` is RGB at `dpi`."""
    sized = at_working_size(image, dpi)
    page = level(cleaned(flattened(sized.page)))
    with Beside(reader.threads) as beside:
        stamped = beside.begin(find_stamps, page.image, sized.dpi)
        leaders = find_leaders(page.image, sized.dpi)
        stamps = stamped()
    page = replace(page, image=without_leaders(page.image, leaders))
    readable = without_stamps(page.image, stamps)
    with Beside(reader.threads) as beside:
        drawn = beside.begin(_drawn_on, page, stamps, readable, sized.dpi)
        stands, quads = _on_its_feet(page, readable, reader)
        if stands is page:
            return _with_strips(sized, drawn(), quads, leaders)
    stamps = find_stamps(stands.image, sized.dpi)
    readable = without_stamps(stands.image, stamps)
    return _with_strips(sized, _drawn_on(stands, stamps, readable, sized.dpi), quads, ())


def at_working_size(image: Image, dpi: float) -> Sized:
    """The page at about `WORKING_DPI`; smaller ones stay as they are."""
    longest = max(image.shape[:2])
    sane = SMALLEST_PAGE_INCH <= longest / dpi <= LARGEST_PAGE_INCH
    own = dpi if sane else longest / USUAL_PAGE_INCH
    scale = WORKING_DPI / own
    if scale > SMALL_CHANGE:
        return Sized(Upright(image, np.eye(3)), own, 72 / dpi)
    height, width = image.shape[:2]
    size = (round(width * scale), round(height * scale))
    small = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)
    back = np.diag([width / size[0], height / size[1], 1.0])
    return Sized(Upright(small, back), WORKING_DPI, 72 / dpi * width / size[0])


def cleaned(page: Upright) -> Upright:
    """The page under even light and without a fax's flecks."""
    return replace(page, image=mended(evened(page.image)))


def _on_its_feet(page: Upright, readable: Image, reader: RapidReader) -> tuple[Upright, Quads]:
    """The page with its text boxes, turned where most lines stand on their heads or run down the page."""
    quads = reader.find(readable)
    if _runs_down(quads):
        page, readable = page.turned(1), np.ascontiguousarray(np.rot90(readable, -1))
        quads = reader.find(readable)
    widest = sorted(quads, key=lambda quad: float(quad[:, 0].min() - quad[:, 0].max()))[:HEADS_LOOKED_AT]
    heads = [cut_out(readable, strip_of(quad)) for quad in widest]
    if reader.upside_down(heads) <= SUSPICIOUS or not _read_better_turned(heads[:HEADS_READ], reader):
        return page, quads
    height, width = readable.shape[:2]
    turned = np.array([width - 1, height - 1], np.float32) - quads
    return page.turned(2), turned[:, [2, 3, 0, 1]]


def _read_better_turned(heads: Sequence[Image], reader: RapidReader) -> bool:
    """Whether the lines are read more surely on their heads: figures look alike either way to a glance."""
    turned = [np.ascontiguousarray(head[::-1, ::-1]) for head in heads]
    upright = sum(reading.score for reading in reader.read(heads))
    return sum(reading.score for reading in reader.read(turned)) > upright


def _runs_down(quads: Quads) -> bool:
    """Whether most of the text stands in boxes higher than wide."""
    if not len(quads):
        return False
    sizes = quads.max(axis=1) - quads.min(axis=1)
    high = sizes[:, 1] > 1.8 * sizes[:, 0]
    return bool(sizes[high, 1].sum() > 2 * sizes[~high, 0].sum())


def _drawn_on(page: Upright, stamps: tuple[Stamp, ...], readable: Image, dpi: float) -> _Drawn:
    """What is drawn on a page; `readable` is its image without the stamps."""
    fills = find_fills(grey_of(page.image), dpi)
    if fills:
        page = replace(page, image=dark_on_light(page.image, fills))
        stamps = find_stamps(page.image, dpi)
        readable = without_stamps(page.image, stamps)
    grey = grey_of(readable)
    lines = find_rules(with_clear_lines(grey, fills), dpi)
    paper = int(np.percentile(grey[::4, ::4], 80))
    return _Drawn(page, fills, stamps, readable, paper, lines, ink_of(grey))


def _with_strips(sized: Sized, drawn: _Drawn, quads: Quads, leaders: tuple[Row, ...]) -> Prepared:
    lines = tuple(strip_of(quad) for quad in quads)
    rules = rules_beside(drawn.lines, lines)
    ink = without_rules(drawn.ink, rules, 0)
    cells = cells_of(ink.shape, rules, sized.dpi)
    dark = [fill.place for fill in drawn.fills]
    strips = cut_strips(lines, ink, rules)
    return Prepared(
        drawn.page,
        sized.dpi,
        sized.point,
        without_rules(drawn.readable, rules, drawn.paper),
        ink,
        rules,
        strips,
        missed_strips(ink, cells, strips, sized.dpi, leaders, dark),
        cells,
        drawn.stamps,
        drawn.fills,
    )
