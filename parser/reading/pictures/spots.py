"""The places of a digital page where pictures stand that are large enough to hold text."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.geometry import Box, around
from parser.reading.pdf.objects import IMAGE, Drawn

NARROWEST, LOWEST = 14.0, 5.0
"""Points: a smaller picture holds no word that a person could read."""

MOST_SPOTS = 24
"""Places looked at on one page, the largest first; a page with more is drawn out of ornaments."""

TOUCHING = 1.0
"""Points between pictures that are slices of one: exporters cut large pictures into bands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A picture, or the slices of one: its visible box on the displayed page, its objects, their numbers.

    `numbers` count the pictures of the page in order of painting, as `read_drawings` lists them.
    """

    box: Box
    drawn: tuple[Drawn, ...]
    numbers: tuple[int, ...]


def spots_of(drawn: Sequence[Drawn], frame: Box) -> list[Spot]:
    """Where text may stand in pictures within `frame`, from the largest place to the smallest."""
    pictures = [one for one in drawn if one.kind == IMAGE and _meet(one.box, frame)]
    spots = []
    for group in _slices_together(pictures):
        box = around([pictures[i].box for i in group]).intersection(frame)
        if box.width >= NARROWEST and box.height >= LOWEST:
            spots.append(Spot(box, tuple(pictures[i] for i in group), tuple(group)))
    return sorted(spots, key=lambda spot: -spot.box.area)[:MOST_SPOTS]


def _meet(one: Box, other: Box) -> bool:
    """As `read_drawings` decides which pictures are on the page."""
    return one.x1 >= other.x0 and one.bottom >= other.top and one.x0 <= other.x1 and one.top <= other.bottom


def _slices_together(pictures: Sequence[Drawn]) -> list[list[int]]:
    """Indexes of pictures, those of one sliced picture together: same sides, and touching."""
    order = sorted(range(len(pictures)), key=lambda i: (pictures[i].box.top, pictures[i].box.x0))
    groups: list[list[int]] = []
    for index in order:
        box = pictures[index].box
        group = next((group for group in groups if _goes_on(pictures[group[-1]].box, box)), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    return groups


def _goes_on(before: Box, box: Box) -> bool:
    """Whether the box goes on below, or to the right of, the slice before it."""
    below = abs(box.x0 - before.x0) + abs(box.x1 - before.x1) < TOUCHING
    beside = abs(box.top - before.top) + abs(box.bottom - before.bottom) < TOUCHING
    if below and box.width > NARROWEST:
        return abs(box.top - before.bottom) < TOUCHING
    return beside and box.height > LOWEST and abs(box.x0 - before.x1) < TOUCHING
