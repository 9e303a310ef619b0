"""Rows, columns, cells and spans from edges.

The lines of the grid cut the table into atoms; atoms with nothing drawn between them are one cell. Nothing
inside the outline is lost that way, whatever line is missing, and a span is simply the atoms a cell covers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from models.document import Ruling, Word
from models.geometry import Box
from parser.reading.tables.edges import Edge, Mesh

Atom = tuple[int, int]
"""Row and column of the smallest box between two neighbouring lines of the grid."""

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's place in the grid: rows `row` to `last_row`, columns `column` to `last_column`, inclusive."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of one table on one page. `xs` and `ys` are the positions of the grid's lines.

    `given` are the words of each place where they are known already, in groups that are read one after the
    other; else a word belongs to the place that holds its middle.
    """

    places: tuple[Place, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    ruling: Ruling = Ruling.FULL
    given: tuple[tuple[Words, ...], ...] | None = None
    at: dict[Atom, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        covered = {
            (row, column): index
            for index, place in enumerate(self.places)
            for row in range(place.row, place.last_row + 1)
            for column in range(place.column, place.last_column + 1)
        }
        object.__setattr__(self, "at", covered)

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """The table's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def place_box(self, place: Place) -> Box:
        """The outline of a cell."""
        return Box(
            self.xs[place.column],
            self.ys[place.row],
            self.xs[place.last_column + 1],
            self.ys[place.last_row + 1],
        )

    def index_at(self, x: float, y: float) -> int | None:
        """The index of the place that holds the point; None outside of every cell."""
        return self.at.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def words_of(self, words: Iterable[Word]) -> list[list[Word]]:
        """The words of each place: those that it was given, else those whose middles it holds."""
        if self.given is None:
            return self.held(words)[0]
        return [[word for group in groups for word in group] for groups in self.given]

    def held(self, words: Iterable[Word]) -> tuple[list[list[Word]], list[Word]]:
        """The words of each place by their middles, and the words inside the outline in no place."""
        held: list[list[Word]] = [[] for _ in self.places]
        orphans: list[Word] = []
        left, top, right, bottom = self.box
        for word in words:
            x0, above, x1, below = word.box
            x, y = (x0 + x1) / 2, (above + below) / 2
            if left <= x <= right and top <= y <= bottom:
                index = self.index_at(x, y)
                (orphans if index is None else held[index]).append(word)
        return held, orphans


def grid_of(mesh: Mesh) -> Grid | None:
    """The grid of a mesh, or None when its lines enclose nothing."""
    xs, ys = sorted({edge.at for edge in mesh.down}), sorted({edge.at for edge in mesh.across})
    if len(xs) < 2 or len(ys) < 2:
        return None
    regions = _regions(_Walls(mesh, xs, ys))
    places = sorted((place for region in regions for place in _rectangles(region)), key=_reading_order)
    drawn = all(edge.drawn for edge in (*mesh.across, *mesh.down))
    ruling = Ruling.FULL if drawn else Ruling.PARTIAL
    return Grid(tuple(places), tuple(xs), tuple(ys), ruling) if places else None


def _reading_order(place: Place) -> tuple[int, int]:
    return place.row, place.column


class _Walls:
    """Which borders of the atoms are drawn."""

    def __init__(self, mesh: Mesh, xs: list[float], ys: list[float]) -> None:
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        self.above = _drawn(mesh.across, ys, xs)
        self.left = _drawn(mesh.down, xs, ys)

    def neighbours(self, atom: Atom) -> Iterator[Atom]:
        """The atoms to which nothing bars the way, those outside of the grid included."""
        row, column = atom
        if (row, column) not in self.above:
            yield row - 1, column
        if (row + 1, column) not in self.above:
            yield row + 1, column
        if (column, row) not in self.left:
            yield row, column - 1
        if (column + 1, row) not in self.left:
            yield row, column + 1

    def inside(self, atom: Atom) -> bool:
        """Whether the atom is part of the grid."""
        return 0 <= atom[0] < self.rows and 0 <= atom[1] < self.columns


def _drawn(edges: Iterable[Edge], positions: list[float], crossings: list[float]) -> set[tuple[int, int]]:
    """(index of the line, index of the stretch along it) wherever an edge is drawn."""
    index = {position: i for i, position in enumerate(positions)}
    return {
        (index[edge.at], stretch)
        for edge in edges
        for stretch in range(len(crossings) - 1)
        if edge.covers(crossings[stretch], crossings[stretch + 1])
    }


def _regions(walls: _Walls) -> Iterator[set[Atom]]:
    """The enclosed groups of atoms; those open to the outside are no cells."""
    seen: set[Atom] = set()
    for start in ((row, column) for row in range(walls.rows) for column in range(walls.columns)):
        if start in seen:
            continue
        region, open_ended, waiting = {start}, False, [start]
        while waiting:
            for atom in walls.neighbours(waiting.pop()):
                if not walls.inside(atom):
                    open_ended = True
                elif atom not in region:
                    region.add(atom)
                    waiting.append(atom)
        seen |= region
        if not open_ended:
            yield region


def _rectangles(region: set[Atom]) -> Iterator[Place]:
    """The region as one place, or row by row where it is no rectangle."""
    rows, columns = [row for row, _ in region], [column for _, column in region]
    whole = Place(min(rows), min(columns), max(rows), max(columns))
    if len(region) == (whole.last_row - whole.row + 1) * (whole.last_column - whole.column + 1):
        yield whole
        return
    for row, atoms in groupby(sorted(region), key=lambda atom: atom[0]):
        for run in _runs([column for _, column in atoms]):
            yield Place(row, run[0], row, run[-1])


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Consecutive numbers together."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
