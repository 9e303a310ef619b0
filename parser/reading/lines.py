"""Lines from words: the same for a text layer and for OCR."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from models.document import Line, Rule, Word
from models.geometry import Box, around
from parser.reading.characters import unspaced

COLUMN_GAP = 1.5
"""A gap of this many font sizes parts two columns; justified text stays below it."""

OVERLAP = 0.5
"""Words of one line overlap by no more than this share of their height."""

MOST_LAYERS = 8
"""Texts printed over one another that are still told apart."""

USUAL_SPACE = 0.25
"""Width of a space, in heights of the line."""


def lines_of(words: Iterable[Word], rules: Iterable[Rule] = ()) -> tuple[Line, ...]:
    """The lines of a page from top to bottom. A column gap or a vertical ruling line ends a line."""
    upright = _Uprights([rule.box for rule in rules if not rule.horizontal])
    lines: list[Line] = []
    ordered = sorted(words, key=lambda word: word.angle)
    for angle, group in groupby(ordered, key=lambda word: word.angle):
        for row in baselines(list(group), angle):
            lines.extend(_line(part) for part in _parts(row, angle, upright))
    return tuple(sorted(lines, key=lambda line: (round(line.box.top), line.box.x0)))


def joined_text(words: Iterable[Word]) -> str:
    """The words with single spaces between them, none between two characters of unspaced scripts."""
    text = ""
    for word in words:
        if text and word.text and not (unspaced(text[-1]) and unspaced(word.text[0])):
            text += " "
        text += word.text
    return text


def baselines(words: list[Word], angle: int = 0) -> list[list[Word]]:
    """Words grouped by baseline, each group in the order of writing. Text printed over text is not mixed."""
    if len(words) < 2:
        return [words] if words else []
    placed = [(turned(word.box, angle) if angle else word.box, word) for word in words]
    framed = sorted(placed, key=lambda pair: _height(pair[0]))
    rows: list[list[tuple[Box, Word]]] = []
    for box, word in framed:
        for row in rows[: -5 if len(rows) > 4 else None : -1]:
            if _beside(row[-1][0], box):
                row.append((box, word))
                break
        else:
            rows.append([(box, word)])
    return [layer for row in rows for layer in _layers(sorted(row, key=lambda pair: pair[0].x0))]


def _layers(row: list[tuple[Box, Word]]) -> list[list[Word]]:
    """The words of one baseline, in several groups where they lie on top of one another."""
    layers: list[list[tuple[Box, Word]]] = []
    for box, word in row:
        free = [layer for layer in layers[-MOST_LAYERS:] if box.x0 >= layer[-1][0].x1 - OVERLAP * box.height]
        if len(free) == 1:
            free[0].append((box, word))
        elif free:
            min(free, key=lambda layer: _strangeness(layer[-1][0], box)).append((box, word))
        else:
            layers.append([(box, word)])
    return [[word for _, word in layer] for layer in layers]


def _strangeness(box: Box, following: Box) -> float:
    """How unlike the next word of the same text: off its baseline, or not a space away."""
    gap = following.x0 - box.x1
    return 3 * abs(following.bottom - box.bottom) + abs(gap - USUAL_SPACE * box.height)


def turned(box: Box, angle: int) -> Box:
    """The box in a frame in which text written at `angle` runs from left to right."""
    if angle == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if angle == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if angle == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return box


def _height(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _beside(box: Box, other: Box) -> bool:
    """Whether two boxes share a baseline: each one's middle line runs through the other."""
    _, top, _, bottom = box
    _, other_top, _, other_bottom = other
    shared = min(bottom, other_bottom) - max(top, other_top)
    if shared <= 0:
        return False
    high, other_high = bottom - top, other_bottom - other_top
    return shared > 0.5 * max(high, other_high) or (
        shared > 0.6 * min(high, other_high) and abs(bottom - other_bottom) < 0.2 * high
    )


class _Uprights:
    """The vertical ruling lines of a page from left to right, so that few are looked at for each gap."""

    def __init__(self, boxes: list[Box]) -> None:
        self._lines = sorted(((box.x0 + box.x1) / 2, box.top, box.bottom) for box in boxes)
        self._places = [x for x, _, _ in self._lines]

    def part(self, left: Box, right: Box) -> bool:
        """Whether one of them runs between two words of a line."""
        start, end = left.x1 - 0.1 * left.height, right.x0 + 0.1 * right.height
        first, last = bisect_left(self._places, start), bisect_right(self._places, end)
        if first >= last:
            return False
        middle = (left.middle[1] + right.middle[1]) / 2
        return any(top <= middle <= bottom for _, top, bottom in self._lines[first:last])


def _parts(row: list[Word], angle: int, upright: _Uprights) -> Iterator[list[Word]]:
    part = [row[0]]
    right = turned(row[0].box, angle)
    for word in row[1:]:
        left, right = right, turned(word.box, angle)
        wide = right.x0 - left.x1 > COLUMN_GAP * max(part[-1].size, word.size, 1.0)
        if wide or (angle == 0 and upright.part(left, right)):
            yield part
            part = []
        part.append(word)
    yield part


def _line(words: list[Word]) -> Line:
    return Line(joined_text(words), around([word.box for word in words]), tuple(words))
