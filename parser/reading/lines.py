"""Lines from words: the same for a text layer and for OCR."""

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
    upright = [rule.box for rule in rules if not rule.horizontal]
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
    framed = sorted(((turned(word.box, angle), word) for word in words), key=lambda pair: _height(pair[0]))
    rows: list[list[tuple[Box, Word]]] = []
    for box, word in framed:
        row = next((row for row in reversed(rows[-4:]) if _beside(row[-1][0], box)), None)
        if row is None:
            rows.append([(box, word)])
        else:
            row.append((box, word))
    return [layer for row in rows for layer in _layers(sorted(row, key=lambda pair: pair[0].x0))]


def _layers(row: list[tuple[Box, Word]]) -> list[list[Word]]:
    """The words of one baseline, in several groups where they lie on top of one another."""
    layers: list[list[tuple[Box, Word]]] = []
    for box, word in row:
        free = [layer for layer in layers[-MOST_LAYERS:] if box.x0 >= layer[-1][0].x1 - OVERLAP * box.height]
        if free:
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
    return box.middle[1]


def _beside(box: Box, other: Box) -> bool:
    """Whether two boxes share a baseline: each one's middle line runs through the other."""
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return shared > 0.5 * max(box.height, other.height) or (
        shared > 0.6 * min(box.height, other.height) and abs(box.bottom - other.bottom) < 0.2 * box.height
    )


def _parts(row: list[Word], angle: int, upright: list[Box]) -> Iterator[list[Word]]:
    part = [row[0]]
    for word in row[1:]:
        left, right = turned(part[-1].box, angle), turned(word.box, angle)
        wide = right.x0 - left.x1 > COLUMN_GAP * max(part[-1].size, word.size, 1.0)
        if wide or (angle == 0 and _ruled_apart(left, right, upright)):
            yield part
            part = []
        part.append(word)
    yield part


def _ruled_apart(left: Box, right: Box, upright: list[Box]) -> bool:
    middle = (left.middle[1] + right.middle[1]) / 2
    start, end = left.x1 - 0.1 * left.height, right.x0 + 0.1 * right.height
    return any(
        start <= (rule.x0 + rule.x1) / 2 <= end and rule.top <= middle <= rule.bottom for rule in upright
    )


def _line(words: list[Word]) -> Line:
    return Line(joined_text(words), around([word.box for word in words]), tuple(words))
