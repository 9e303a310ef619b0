"""The signs of changed text on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from models.document import Edit
from models.geometry import Box
from parser.reading.edits import annotations, invisible
from parser.reading.edits.covered import covered, under_pictures
from parser.reading.edits.glyph_table import Mask, table_of
from parser.reading.edits.overprinted import clashes, under
from parser.reading.edits.replaced import replaced, whole_words
from parser.reading.edits.runs import edits_of, long_enough
from parser.reading.pdf.glyphs import Glyph
from parser.reading.pdf.objects import Painting, painting_of


@dataclass(frozen=True, slots=True)
class PageEdits:
    """What was found, and the glyphs (places in the given sequence) that nobody sees on the paper.

    A reader that wants the words of the displayed page leaves those glyphs out. Letters that are covered
    without a sign, such as the first of a word under a stroke of a pen, stay: nothing is left out unsaid.
    `transcript` counts glyphs
    that are there to be searched only: without ink over a scan, or under its picture. `searched` are the
    unseen glyphs without ink over a picture that is a part of the page: a transcript, if the picture says
    the same, else the edits `if_untrue`.
    """

    edits: tuple[Edit, ...] = ()
    unseen: frozenset[int] = frozenset()
    transcript: int = 0
    searched: frozenset[int] = frozenset()
    if_untrue: tuple[Edit, ...] = ()


def find_edits(
    page: pdfium.PdfPage, number: int, glyphs: Sequence[Glyph], painting: Painting | None = None
) -> PageEdits:
    """The signs on the 1-based page `number`; `painting` saves walking the page again.

    `overlaid`: covered by something opaque, or printed over by another text; `hidden`: there without ink;
    `off_page`: outside the displayed page. Bold by double printing, watermarks, and the transcript under or
    over a scan are none. A fact, not an accusation: an exporter may hide a row by clipping it.
    """
    painting = painting_of(page) if painting is None else painting
    table = table_of(glyphs, painting)
    frame = Box(0, 0, *page.get_size())
    notes = annotations.annotations_of(page, painting.to_page)
    outside = invisible.off_page(table, frame)
    scan = invisible.is_scan(painting, frame)
    hidden = invisible.clipped(table) & ~outside
    if not scan:
        hidden |= invisible.without_ink(page, table, painting) & ~outside
    over = covered(page, table, painting, scan) | annotations.covered_by(page, table, notes)
    over &= ~outside
    hidden &= ~over
    searched = hidden & np.isin(table.mode, invisible.INKLESS_MODES) & invisible.on_parts(table, painting)
    hidden &= ~searched
    swapped = replaced(table, hidden | searched | over) | (over & whole_words(table, over))
    unseen = hidden | searched | outside | (over & (swapped | long_enough(table, over)))
    if scan:
        unseen |= over
    printed_over = under(table, clashes(table, ~unseen))
    edits = [
        *edits_of("hidden", number, table, hidden & ~swapped),
        *edits_of("overlaid", number, table, over & ~swapped),
        *edits_of("overlaid", number, table, swapped, fewest=1),
        *edits_of("overlaid", number, table, printed_over),
        *edits_of("off_page", number, table, outside),
        *annotations.written(notes, number),
    ]
    transcript = 0
    if scan:
        searched = np.isin(table.mode, invisible.INKLESS_MODES) | under_pictures(page, table, painting, frame)
        transcript = int(searched.sum())
    return PageEdits(
        tuple(edits),
        _places(unseen),
        transcript,
        _places(searched),
        tuple(edits_of("hidden", number, table, searched)),
    )


def _places(marked: Mask) -> frozenset[int]:
    return frozenset(int(i) for i in marked.nonzero()[0])
