"""Outer borders that a table's drawing leaves out.

Where several lines end at one position and nothing is drawn there, a border belongs there: a table whose
top rule is missing would otherwise lose its first row (pdfplumber issue 1240).
"""

from parser.reading.tables.edges import SNAP, Edge, Mesh


def closed(mesh: Mesh) -> Mesh:
    """The mesh with its missing outer borders supplied, `drawn` False."""
    if not mesh.across or not mesh.down:
        return mesh
    sides, ends = _missing(mesh.across, mesh.down), _missing(mesh.down, mesh.across)
    sides, ends = _reaching(sides, ends), _reaching(ends, sides)
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


def _ends_at(edge: Edge, position: float) -> bool:
    return abs(edge.start - position) <= SNAP or abs(edge.end - position) <= SNAP


def _reaching(borders: list[Edge], crossing: list[Edge]) -> list[Edge]:
    """The borders, long enough to meet the supplied ones that cross them: a grid drawn only inside."""
    positions = [edge.at for edge in crossing]
    return [
        Edge(edge.at, min([edge.start, *positions]), max([edge.end, *positions]), drawn=False)
        for edge in borders
    ]
