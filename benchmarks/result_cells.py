"""What became of the result cells of a page, each judged at its own place, after the second look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlab.lib.pagesizes import A4

from benchmarks.page_words import FAILS, PASSES
from benchmarks.pages import Printed
from benchmarks.text_scoring import folded
from models.document import Cell, Page, Word
from models.evidence import DOUBTFUL_BELOW
from models.geometry import Box
from models.reread import Reread
from parser.extraction.doubts.second_look import SecondLook
from parser.extraction.result_words import is_blank_mark

DASHES = dict.fromkeys("-—–―－一ー", "-")


class Fate(StrEnum):
    """What became of one result: read right or wrong, surely or in doubt, or not seen at all.

    A dash that was not seen means the same as one that was: no result.
    """

    RIGHT = "right"
    RIGHT_IN_DOUBT = "right in doubt"
    WRONG_IN_DOUBT = "wrong in doubt"
    WRONG = "wrong"
    OPPOSITE = "opposite"
    LOST = "lost"
    BLANK = "dash taken for blank"


@dataclass(frozen=True)
class Judged:
    """One result cell: what was printed, what was read, how surely, and what that amounts to."""

    printed: str
    read: str
    second: str
    confidence: float
    fate: Fate


def judged(printed: Sequence[Printed], page: Page, look: Reread) -> Iterator[Judged]:
    """Every result of an A4 page at its place on the page as described."""
    across, down = page.width / A4[0], page.height / A4[1]
    cells = [_cell(one, page.words, across, down) for one in printed]
    second = SecondLook(look)
    second.look(cells)
    for one, cell in zip(printed, cells, strict=True):
        first, other = _meant(cell.text), _meant(second.text(cell))
        confidence = second.confidence(cell.confidence, cell, first == other if other else None)
        fate = _fate(_meant(one.text), _meant(cell.text), confidence)
        yield Judged(one.text, cell.text, second.text(cell), confidence, fate)


def _cell(printed: Printed, words: Sequence[Word], across: float, down: float) -> Cell:
    box = printed.box
    high = box.height
    place = Box(
        (box.x0 - 1.5 * high) * across,
        (box.top - 0.3 * high) * down,
        (box.x1 + 1.5 * high) * across,
        (box.bottom + 0.3 * high) * down,
    )
    inside = tuple(word for word in words if place.holds(*word.box.middle))
    return Cell(1, 0, 0, " ".join(word.text for word in inside), place, inside)


def _meant(text: str) -> str:
    """The text without its spaces and the differences that no reader of results minds."""
    return "".join(DASHES.get(character, character) for character in folded(text)).rstrip(".")


def _fate(printed: str, read: str, confidence: float) -> Fate:
    sure = confidence >= DOUBTFUL_BELOW
    if not read:
        return Fate.BLANK if is_blank_mark(printed) else Fate.LOST
    if read == printed:
        return Fate.RIGHT if sure else Fate.RIGHT_IN_DOUBT
    if not sure:
        return Fate.WRONG_IN_DOUBT
    opposite = (printed in PASSES and read in FAILS) or (printed in FAILS and read in PASSES)
    return Fate.OPPOSITE if opposite else Fate.WRONG
