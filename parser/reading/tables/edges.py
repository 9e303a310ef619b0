"""Ruling lines as edges: snapped to common positions, joined along them, gathered where they meet.

The steps and tolerances are those of pdfplumber (`snap_edges`, `join_edge_group`), after Nurminen's thesis.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from models.document import Rule

SNAP = 3.0
"""Points within which parallel lines are one and line ends meet (pdfplumber's default)."""

SHADING_MARGIN = 8.0
"""Points between a drawn line and the shading of the cell beside it (Word's cell margin is 5.4)."""

MIN_LENGTH = 5.0
"""Points: shorter edges belong to drawings and letters."""

MAX_EDGES = 500
"""More joined edges than this on one page are a drawing; the shortest are left out."""


class Edge(NamedTuple):
    """A line at `at` on one axis from `start` to `end` on the other; `drawn` is False for a supplied one."""

    at: float
    start: float
    end: float
    drawn: bool = True

    @property
    def length(self) -> float:
        """Length in points."""
        return self.end - self.start

    def covers(self, start: float, end: float) -> bool:
        """Whether the edge runs along the stretch, up to the tolerance at either end."""
        return self.start <= start + SNAP and self.end >= end - SNAP


class Mesh(NamedTuple):
    """Edges that hang together: `across` have a y position, `down` an x position."""

    across: list[Edge]
    down: list[Edge]


def edges_of(rules: Iterable[Rule]) -> Mesh:
    """All rules of a page as edges: parallel ones snapped together, collinear ones joined.

    A side of a filled surface (a rule without thickness) gives way to a line beside it: shading seldom
    reaches the lines around it, and would add columns of its own. The line reaches as far as the side does:
    of a line along a dark surface a scan may show a part.
    """
    lines, sides = Mesh([], []), Mesh([], [])
    for rule in rules:
        x, y = rule.box.middle
        kind = lines if min(rule.box.width, rule.box.height) > 0 else sides
        if rule.horizontal:
            kind.across.append(Edge(y, rule.box.x0, rule.box.x1))
        else:
            kind.down.append(Edge(x, rule.box.top, rule.box.bottom))
    return Mesh(_together(lines.across, sides.across), _together(lines.down, sides.down))


def _together(lines: list[Edge], sides: list[Edge]) -> list[Edge]:
    lines = merged(lines)
    return merged([*lines, *(_at_line(side, lines) for side in merged(sides))])


def _at_line(side: Edge, lines: list[Edge]) -> Edge:
    """The side, at the place of the nearest line that runs along more than half of it."""
    beside = (
        line.at
        for line in lines
        if abs(line.at - side.at) <= SHADING_MARGIN
        and min(line.end, side.end) - max(line.start, side.start) > 0.5 * side.length
    )
    return side._replace(at=min(beside, key=lambda at: abs(at - side.at), default=side.at))


def merged(edges: list[Edge]) -> list[Edge]:
    """Edges of one direction, snapped and joined; the longest `MAX_EDGES`, sorted by position."""
    joined = [edge for group in _snapped(edges) for edge in _joined(group) if edge.length >= MIN_LENGTH]
    if len(joined) > MAX_EDGES:
        joined = sorted(joined, key=lambda edge: -edge.length)[:MAX_EDGES]
    return sorted(joined)


def _snapped(edges: list[Edge]) -> Iterable[list[Edge]]:
    group: list[Edge] = []
    for edge in sorted(edges):
        if group and edge.at - group[-1].at > SNAP:
            yield _levelled(group)
            group = []
        group.append(edge)
    if group:
        yield _levelled(group)


def _levelled(group: list[Edge]) -> list[Edge]:
    at = sum(edge.at for edge in group) / len(group)
    return [Edge(at, edge.start, edge.end, edge.drawn) for edge in group]


def _joined(group: list[Edge]) -> list[Edge]:
    joined: list[Edge] = []
    for edge in sorted(group, key=lambda edge: edge.start):
        if joined and edge.start <= joined[-1].end + SNAP:
            last = joined[-1]
            joined[-1] = Edge(last.at, last.start, max(last.end, edge.end), last.drawn or edge.drawn)
        else:
            joined.append(edge)
    return joined


def meshes(edges: Mesh) -> list[Mesh]:
    """The groups of edges that touch one another, directly or through others."""
    parents = list(range(len(edges.across) + len(edges.down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for i, horizontal in enumerate(edges.across):
        for j, vertical in enumerate(edges.down, len(edges.across)):
            if meet(horizontal, vertical):
                parents[root(j)] = root(i)
    return _gathered(edges, [root(index) for index in range(len(parents))])


def meet(horizontal: Edge, vertical: Edge) -> bool:
    """Whether the two touch or cross."""
    return (
        horizontal.start - SNAP <= vertical.at <= horizontal.end + SNAP
        and vertical.start - SNAP <= horizontal.at <= vertical.end + SNAP
    )


def _gathered(edges: Mesh, roots: list[int]) -> list[Mesh]:
    count = len(edges.across)
    groups = []
    for _, members in groupby(sorted(range(len(roots)), key=roots.__getitem__), key=roots.__getitem__):
        indices = list(members)
        across = [edges.across[i] for i in indices if i < count]
        down = [edges.down[i - count] for i in indices if i >= count]
        groups.append(Mesh(across, down))
    return groups
