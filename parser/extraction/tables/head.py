"""Header lines that stand above a table without being part of it, because no rule is drawn around them."""

from collections.abc import Sequence
from dataclasses import replace

from models.document import Cell, Ruling, Table
from models.geometry import Box
from parser.extraction.labelled.layout import Fragment, Zone
from parser.extraction.tables.columns import HeaderWords, Role

_CLOSE = 1.6
_FEWEST_WORDS = 2
_OVER_SEVERAL = (Role.RESULT, Role.MEASURED)
_MOST_LINES = 4
_LONGEST_HEAD = 30


def with_head(
    table: Table, fragments: Sequence[Fragment], headers: HeaderWords
) -> tuple[Table, frozenset[int]]:
    """The table with the header lines right above it as its first row, and the ids of those fragments.

    Only where the lines hold several known header words, each over a column of the table.
    """
    if table.ruling is Ruling.FULL or not table.parts:
        return table, frozenset()
    above = [fragment for line in _lines_above(table, fragments, headers) for fragment in line]
    if not has_enough_words(above, headers):
        return table, frozenset()
    return head_row(table, above, headers), frozenset(id(fragment) for fragment in above)


def has_enough_words(fragments: Sequence[Fragment], headers: HeaderWords) -> bool:
    """Whether header words for columns of different kinds are among them."""
    return len({headers.role(fragment.text) for fragment in fragments} - {None}) >= _FEWEST_WORDS


def head_row(table: Table, above: Sequence[Fragment], headers: HeaderWords) -> Table:
    """The table under one row made of header lines, each over its column, those over several over each."""
    places = _columns(table)
    cells: dict[int, list[Fragment]] = {}
    spread: list[Fragment] = []
    for fragment in above:
        over = [column for column, (left, right) in places.items() if _meet(fragment.box, left, right)]
        if len(over) != 1 and headers.role(fragment.text) in _OVER_SEVERAL:
            spread.append(fragment)
            continue
        nearest = min(over or places, key=lambda column: _distance(fragment.box, places[column]))
        cells.setdefault(nearest, []).append(fragment)
    return _with_row(table, _under(spread, cells, headers), spread, places)


def _under(
    spread: Sequence[Fragment], cells: dict[int, list[Fragment]], headers: HeaderWords
) -> dict[int, list[Fragment]]:
    """The heads of each column with what stands over several: over those that no word of their own explains,
    and that stand below it where anything does."""
    if not spread:
        return cells
    unexplained = {
        column: own
        for column, own in cells.items()
        if all(headers.role(one.text) is None for one in own)
        and headers.role(" ".join(one.text for one in own)) is None
        and any(one.box.top > spread[0].box.middle[1] for one in own)
    }
    return cells | {column: [*spread, *own] for column, own in unexplained.items()}


def _lines_above(table: Table, fragments: Sequence[Fragment], headers: HeaderWords) -> list[list[Fragment]]:
    """The header lines close above the table, from the lowest up: lines of short fragments without a gap
    between, of which the uppermost has a header word."""
    part = table.parts[0]
    above = [
        f for f in fragments if f.page == part.page and f.zone is Zone.BODY and f.box.middle[1] < part.box.top
    ]
    found: list[list[Fragment]] = []
    limit = part.box.top
    for line in lines_up(above)[:_MOST_LINES]:
        box = line[0].box
        if limit - box.bottom > _CLOSE * box.height or any(len(f.text) > _LONGEST_HEAD for f in line):
            break
        found.append(line)
        limit = min(limit, box.top)
    while found and not any(headers.role(fragment.text) for fragment in found[-1]):
        found.pop()
    return found


def lines_up(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments by line, from the bottom up."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.box.middle[1]):
        if lines and lines[-1][0].box.middle[1] - fragment.box.middle[1] < 0.4 * fragment.box.height:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return lines


def _columns(table: Table) -> dict[int, tuple[float, float]]:
    """From where to where the print of each column reaches."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1 and cell.words:
            left, right = min(w.box.x0 for w in cell.words), max(w.box.x1 for w in cell.words)
            old = found.get(cell.column, (left, right))
            found[cell.column] = min(old[0], left), max(old[1], right)
    return found


def _distance(box: Box, place: tuple[float, float]) -> float:
    """How far the middle of a head is from the middle of a column's print."""
    return abs(box.middle[0] - (place[0] + place[1]) / 2)


def _meet(box: Box, left: float, right: float) -> bool:
    return box.x0 < right and left < box.x1


def _with_row(
    table: Table,
    heads: dict[int, list[Fragment]],
    spread: Sequence[Fragment],
    places: dict[int, tuple[float, float]],
) -> Table:
    """The table under a row of these heads; one over no column goes over those without a head."""
    page, width = table.parts[0].page, table.column_count
    empty = {cell for cell in table.cells if cell.row == 0 and not cell.text.strip()}
    cells = [replace(cell, row=cell.row + 1) for cell in table.cells if cell not in empty]
    for column in range(width):
        own = heads.get(column) or [f for f in spread if column in places]
        words = tuple(w for f in sorted(own, key=lambda f: f.box.top) for w in f.words)
        if words:
            text = "\n".join(f.text for f in sorted(own, key=lambda f: f.box.top))
            box = own[0].box
            for fragment in own[1:]:
                box = box.union(fragment.box)
            below = next(
                (c for c in table.cells if c.row == 0 and c.column <= column < c.column + c.column_span), None
            )
            reaches = 2 if below is None or not below.text.strip() else 1
            cells.append(Cell(page, 0, column, text, box, words, row_span=reaches))
    parts = [
        replace(part, first_row=part.first_row + (1 if n else 0), last_row=part.last_row + 1)
        for n, part in enumerate(table.parts)
    ]
    top = min((cell.box.top for cell in cells if cell.row == 0), default=parts[0].box.top)
    parts[0] = replace(parts[0], box=Box(parts[0].box.x0, top, parts[0].box.x1, parts[0].box.bottom))
    return replace(table, cells=tuple(cells), row_count=table.row_count + 1, parts=tuple(parts))
