"""Outer borders that a table's drawing leaves out.

Where several lines end at one position and nothing is drawn there, a border belongs there: a table whose
top rule is missing would otherwise lose its first row (pdfplumber issue 1240).
"""

from itertools import pairwise

from parser.reading.tables.edges import SNAP, Edge, Mesh

MOSTLY = 0.5
"""Share of a border's length from which its two ends belong to one border."""


def closed(mesh: Mesh) -> Mesh:
    """The mesh with its missing outer borders supplied, `drawn` False."""
    if not mesh.across or not mesh.down:
        return mesh
    sides, ends = _missing(mesh.across, mesh.down), _missing(mesh.down, mesh.across)
    sides, ends = _reaching(sides, ends), _reaching(ends, sides)
    ends = [_between_sides(end, mesh.down) for end in ends]
    ends += _mended(mesh.across, mesh.down)
    ends += _under_columns(mesh)
    sides += _mended(mesh.down, [*mesh.across, *ends])
    return Mesh(sorted([*mesh.across, *ends]), sorted([*mesh.down, *sides]))


def _missing(edges: list[Edge], borders: list[Edge]) -> list[Edge]:
    """Borders at the outermost ends of at least two `edges`, where `borders` has none there."""
    supplied = []
    for outermost in (min(edge.start for edge in edges), max(edge.end for edge in edges)):
        ending = [edge.at for edge in edges if _ends_at(edge, outermost)]
        bordered = any(abs(other.at - outermost) <= SNAP for other in borders)
        if len(ending) >= 2 and not bordered:
            supplied.append(Edge(outermost, min(ending), max(ending), drawn=False))
    return supplied


def _between_sides(end: Edge, down: list[Edge]) -> Edge:
    """An end that the lines between the columns show, as wide as the table: its outer cells end there too."""
    return end._replace(
        start=min([end.start, *(edge.at for edge in down)]), end=max([end.end, *(edge.at for edge in down)])
    )


def _under_columns(mesh: Mesh) -> list[Edge]:
    """A line across where several columns' lines end and nothing is drawn: below it stands the row that
    concludes a table of which only the columns are ruled.
    """
    lowest: dict[float, float] = {}
    for edge in mesh.down:
        lowest[edge.at] = max(edge.end, lowest.get(edge.at, edge.end))
    bottom = max(lowest.values())
    inner = [end for end in lowest.values() if end < bottom - SNAP]
    drawn = [edge.at for edge in mesh.across]
    found: list[Edge] = []
    for end in inner:
        alike = sum(abs(other - end) <= SNAP for other in inner)
        known = any(abs(at - end) <= SNAP for at in (*drawn, *(edge.at for edge in found)))
        if alike >= 2 and not known:
            found.append(Edge(end, min(lowest), max(lowest), drawn=False))
    return found


def _mended(edges: list[Edge], borders: list[Edge]) -> list[Edge]:
    """Borders of which most is drawn, whole as far as lines across reach them, and others between two lines
    next to one another that end at them: a fax or a stamp breaks lines, those around shaded cells fade, and a
    cell that is open to the outside would be lost with its words.
    """
    whole = []
    for outermost in {min(edge.at for edge in edges), max(edge.at for edge in edges)}:
        own = [edge for edge in edges if edge.at == outermost]
        whole += _between_ends(outermost, own, borders)
        met = [border.at for border in borders if border.start - SNAP <= outermost <= border.end + SNAP]
        start, end = min(met, default=0.0), max(met, default=0.0)
        drawn = sum(max(0.0, min(edge.end, end) - max(edge.start, start)) for edge in own)
        if MOSTLY * (end - start) <= drawn < end - start - SNAP:
            whole.append(Edge(outermost, start, end, drawn=False))
    return whole


def _between_ends(outermost: float, own: list[Edge], crossing: list[Edge]) -> list[Edge]:
    """The stretches of a border that are not drawn between two neighbouring lines that both end at it."""
    ending = {edge.at for edge in crossing if _ends_at(edge, outermost)}
    return [
        Edge(outermost, start, end, drawn=False)
        for start, end in pairwise(sorted({edge.at for edge in crossing}))
        if {start, end} <= ending and not any(edge.covers(start, end) for edge in own)
    ]


def _ends_at(edge: Edge, position: float) -> bool:
    return abs(edge.start - position) <= SNAP or abs(edge.end - position) <= SNAP


def _reaching(borders: list[Edge], crossing: list[Edge]) -> list[Edge]:
    """The borders, long enough to meet the supplied ones that cross them: a grid drawn only inside."""
    positions = [edge.at for edge in crossing]
    return [
        Edge(edge.at, min([edge.start, *positions]), max([edge.end, *positions]), drawn=False)
        for edge in borders
    ]
