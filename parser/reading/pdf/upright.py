"""A digital page whose text is printed sideways, as displayed: turned so that it can be read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from models.document import Picture, Rule, Word
from models.geometry import Box, Homography
from parser.reading.lines import turned

MAJORITY = 0.6
"""Share of the letters that must run one way before the page is turned for them."""


class Turn(NamedTuple):
    """A quarter turn of a page of `width` × `height` that makes text written at `angle` upright."""

    angle: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.height, self.width) if self.angle % 180 else (self.width, self.height)

    @property
    def to_filed(self) -> Homography:
        """The map from the turned page back to the page as filed."""
        if self.angle == 90:
            return (0, 1, 0, -1, 0, self.height, 0, 0, 1)
        if self.angle == 180:
            return (-1, 0, self.width, 0, -1, self.height, 0, 0, 1)
        return (0, -1, self.width, 1, 0, 0, 0, 0, 1)

    def box(self, box: Box) -> Box:
        """The box on the turned page."""
        x0, top, x1, bottom = turned(box, self.angle)
        right = {90: self.height, 180: self.width}.get(self.angle, 0.0)
        down = {180: self.height, 270: self.width}.get(self.angle, 0.0)
        return Box(x0 + right, top + down, x1 + right, bottom + down)


def needed_turn(words: Iterable[Word], width: float, height: float) -> Turn | None:
    """The turn that the page's text asks for; None where most of it is upright, or runs every way."""
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.angle] += len(word.text)
    if not letters:
        return None
    angle, count = letters.most_common(1)[0]
    if angle not in (90, 180, 270) or count < MAJORITY * letters.total():
        return None
    return Turn(angle, width, height)


def turned_word(word: Word, turn: Turn) -> Word:
    """The word on the turned page, with edges spread evenly."""
    box = turn.box(word.box)
    angle = (word.angle - turn.angle) % 360
    count = len(word.text)
    edges = tuple(box.x0 + box.width * step / count for step in range(count + 1)) if angle == 0 else ()
    return replace(word, box=box, edges=edges, angle=angle)


def turned_rule(rule: Rule, turn: Turn) -> Rule:
    """The rule on the turned page."""
    return Rule(turn.box(rule.box))


def turned_picture(picture: Picture, turn: Turn) -> Picture:
    """The picture on the turned page."""
    return replace(picture, box=turn.box(picture.box))
