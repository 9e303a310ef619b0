"""Words and rules read on an image, in points, and moved to where the image stands on its page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.document import PageStatus, Rule, Word
from models.geometry import Box, Homography, through
from parser.reading.scanned.raster import RasterReading


@dataclass(frozen=True, slots=True)
class Said:
    """What one picture says: words and rules in points from its top left corner.

    `part` says that the picture is a part of the page like any text, with tables of its own; `doubtful`
    that a good deal of it could not be read; `unread` that nobody could look at it.
    """

    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    part: bool = False
    doubtful: bool = False
    unread: bool = False

    def at(self, box: Box) -> "Said":
        """The same with places on the page on which the picture fills `box`."""
        words = tuple(moved_word(word, box.x0, box.top) for word in self.words)
        return replace(
            self, words=words, rules=tuple(Rule(_moved(r.box, box.x0, box.top)) for r in self.rules)
        )


def said_by(reading: RasterReading) -> Said:
    """What was read on a picture as on a page of its own; what stood askew goes back to its place."""
    back = reading.to_filed
    words = tuple(_as_filed(word, back, reading.rotation) for word in reading.words)
    rules = tuple(Rule(through(rule.box, back)) for rule in reading.rules)
    return Said(words, rules, part=True, doubtful=reading.status is not PageStatus.READ)


def _as_filed(word: Word, back: Homography | None, rotation: int) -> Word:
    if back is None:
        return word
    box = through(word.box, back)
    if rotation:
        return replace(word, box=box, edges=(), angle=(word.angle + rotation) % 360)
    stretch = box.width / max(word.box.width, 0.01)
    edges = tuple(box.x0 + (edge - word.box.x0) * stretch for edge in word.edges)
    return replace(word, box=box, edges=edges)


def moved_word(word: Word, right: float, down: float) -> Word:
    """The word so many points further to the right and down."""
    edges = tuple(edge + right for edge in word.edges)
    return replace(word, box=_moved(word.box, right, down), edges=edges)


def _moved(box: Box, right: float, down: float) -> Box:
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)


def not_covered(words: Iterable[Word], layer: Iterable[Word]) -> tuple[Word, ...]:
    """The words that do not stand where the text layer has a word already."""
    boxes = [word.box for word in layer]
    return tuple(word for word in words if not any(box.holds(*word.box.middle) for box in boxes))
