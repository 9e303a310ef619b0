"""Tables without full rules mended: cells that run into the next column or row, columns that grew together.

Where little of a grid is drawn, two neighbours that print close together are read as one. What stands in the
other rows of the same columns shows where they part.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median

from models.document import Cell, Ruling, Table, TablePart, Word
from models.geometry import around
from parser.extraction.labelled.layout import joined

Tells = Callable[[str], bool]

_ALIGNED = 4.0
_CENTRED = 9.0
_WIDE_GAP = 0.8
_GAP = 0.35
"""Space between words of two columns, at least, in heights of a word."""
_FEWEST_ROWS = 3
_MOST_ROWS = 0.7
_PADDING = 10.0
_LONGEST_BROKEN = 14
_NOTES = ("(", "（", "[", "【")
"""What begins so says more of the value before it: `n.d. (<20)`."""


def repaired(table: Table, value: Tells) -> Table:
    """The table with grown-together cells parted; in a fully ruled one only broken words are mended.

    `value` tells whether a word may be all that a cell of values holds.
    """
    whole = replace(table, cells=tuple(_unbroken(cell, value) for cell in table.cells))
    if table.ruling is Ruling.FULL:
        return whole
    return _tall_parted(_spans_parted(_columns_parted(whole, value)))


def _unbroken(cell: Cell, value: Tells) -> Cell:
    """A value that was broken anywhere for want of width (`15` above `000`), put together again."""
    lines = lines_of(cell.words)
    if len(lines) < 2 or any(len(line) > 1 for line in lines):
        return cell
    text = "".join(line[0].text for line in lines)
    room = cell.box.width - _PADDING
    following = [line[0].box.width / max(1, len(line[0].text)) for line in lines[1:]]
    full = all(line[0].box.width + one > room for line, one in zip(lines, following, strict=False))
    return replace(cell, text=text) if full and len(text) <= _LONGEST_BROKEN and value(text) else cell


def _tall_parted(table: Table) -> Table:
    """Cells over many rows that hold a line for nearly each of them: the rules between were not drawn."""
    cells = [part for cell in table.cells for part in _by_rows(cell, table)]
    return replace(table, cells=tuple(cells))


def _by_rows(cell: Cell, table: Table) -> list[Cell]:
    lines = lines_of(cell.words)
    if cell.row_span < _FEWEST_ROWS or len(lines) < _MOST_ROWS * cell.row_span:
        return [cell]
    words: dict[int, list[Word]] = defaultdict(list)
    heights = _row_heights(table, range(cell.row, cell.row + cell.row_span))
    if not heights:
        return [cell]
    for line in lines:
        for word in line:
            words[min(heights, key=lambda row: abs(heights[row] - word.box.middle[1]))].append(word)
    return [part_of(cell, words[row], cell.column, row, cell.column_span) for row in heights]


def _row_heights(table: Table, rows: range) -> dict[int, float]:
    """The height at which the words of each row stand, by the cells of that row alone."""
    found: dict[int, list[float]] = {row: [] for row in rows}
    for cell in table.cells:
        if cell.row in found and cell.row_span == 1 and cell.words:
            found[cell.row].append(around([word.box for word in cell.words]).middle[1])
    return {row: median(heights) for row, heights in found.items() if heights}


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words by line from the top, each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        if lines and abs(lines[-1][0].box.middle[1] - word.box.middle[1]) < 0.5 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def part_of(cell: Cell, words: Sequence[Word], column: int, row: int, columns: int = 1) -> Cell:
    """A cell of its own for some of a cell's words; an empty one keeps the old cell's box."""
    text = "\n".join(joined(line)[0] for line in lines_of(words))
    box = around([word.box for word in words]) if words else cell.box
    return replace(
        cell, row=row, column=column, text=text, box=box, words=tuple(words), row_span=1, column_span=columns
    )


def _columns_parted(table: Table, value: Tells) -> Table:
    """Columns of which a run of rows holds the same number of words, each under the one above."""
    for column in range(table.column_count):
        cells = [cell for cell in table.cells if cell.column == column and not cell.merged and cell.words]
        run = _run_of_pairs(cells, value)
        if run:
            return _columns_parted(_with_columns(table, column, run), value)
    return table


def _run_of_pairs(cells: Sequence[Cell], value: Tells) -> list[Cell]:
    """The longest run of one-line cells with equally many values (two or more) under each other: of some
    rows, or of any where the head over them has a line of as many words, the specimens.
    """
    best: list[Cell] = []
    run: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: cell.row):
        several = len(cell.words) > 1 and len(lines_of(cell.words)) == 1
        fits = several and all(value(w.text) and not w.text.startswith(_NOTES) for w in cell.words)
        if fits and run and not _in_line(run[0], cell):
            run = []
        run = [*run, cell] if fits else []
        best = run if len(run) > len(best) else best
    headed = any(_heads(cell, best[0]) for cell in cells if best and cell.row < best[0].row)
    return best if headed or len(best) >= _FEWEST_ROWS else []


def _heads(above: Cell, below: Cell) -> bool:
    """Whether the last of several lines of a cell stands word for word over the words of another."""
    *over, last = lines_of(above.words)
    return bool(over) and len(last) > 1 and _in_line(replace(above, words=tuple(last)), below)


def _in_line(above: Cell, below: Cell) -> bool:
    """Whether the words of one stand under the words of the other, by their middles."""
    if len(above.words) != len(below.words):
        return False
    pairs = zip(_ordered(above), _ordered(below), strict=True)
    return all(abs(one.box.middle[0] - other.box.middle[0]) <= _CENTRED for one, other in pairs)


def _ordered(cell: Cell) -> list[Word]:
    return sorted(cell.words, key=lambda word: word.box.x0)


def _with_columns(table: Table, column: int, run: Sequence[Cell]) -> Table:
    """The table with the column of the run parted into as many as the run has words, and so its other cells
    whose words stand under those.
    """
    more = len(run[0].words) - 1
    parted: dict[Cell, list[list[Word]]] = {cell: [[word] for word in _ordered(cell)] for cell in run}
    middles = [median(word.box.middle[0] for word in each) for each in zip(*map(_ordered, run), strict=True)]
    for cell in table.cells:
        if cell.column == column and not cell.merged and cell not in parted:
            under = _under(cell, middles) or (_parts_of_head(cell, run[0]) if cell.row < run[0].row else [])
            parted.update({cell: under} if under else {})
    cells: list[Cell] = []
    for cell in table.cells:
        if cell in parted:
            cells += [part_of(cell, own, column + place, cell.row) for place, own in enumerate(parted[cell])]
        elif cell.column > column:
            cells.append(replace(cell, column=cell.column + more))
        elif cell.column + cell.column_span > column:
            cells.append(replace(cell, column_span=cell.column_span + more))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells), column_count=table.column_count + more)


def _parts_of_head(cell: Cell, below: Cell) -> list[list[Word]]:
    """The words of a head over each word of the run: what all have in common, and that of the last line."""
    if not _heads(cell, below):
        return []
    *over, last = lines_of(cell.words)
    return [[*(word for line in over for word in line), word] for word in last]


def _under(cell: Cell, middles: Sequence[float]) -> list[list[Word]]:
    """The words of a cell by the place that each stands under, which is one for each word of a line; empty
    where one stands under none, or all under one."""
    under: list[list[Word]] = [[] for _ in middles]
    for line in lines_of(cell.words):
        near = [[n for n, x in enumerate(middles) if abs(w.box.middle[0] - x) <= _CENTRED] for w in line]
        places = [found[0] for found in near if len(found) == 1]
        if len(set(places)) != len(line):
            return []
        for place, word in zip(places, line, strict=True):
            under[place].append(word)
    return under if sum(map(bool, under)) > 1 else []


def _spans_parted(table: Table) -> Table:
    """Cells over several columns whose words stand in those columns, the row not being a heading."""
    starts, prints = _starts(table), _prints(table)
    filled: dict[int, int] = defaultdict(int)
    for cell in table.cells:
        filled[cell.row] += bool(cell.text.strip())
    cells: list[Cell] = []
    for cell in table.cells:
        spans = cell.column_span > 1 and filled[cell.row] > 1
        parts = _at_starts(cell, starts) if spans else [cell]
        cells += _in_prints(cell, prints) if spans and len(parts) == 1 else parts
    return replace(table, cells=tuple(cells))


def _prints(table: Table) -> dict[int, tuple[float, float]]:
    """From where to where the print of each column reaches, cells over several left out."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.words and not cell.merged:
            left, right = min(w.box.x0 for w in cell.words), max(w.box.x1 for w in cell.words)
            old = found.get(cell.column, (left, right))
            found[cell.column] = min(old[0], left), max(old[1], right)
    return found


def _in_prints(cell: Cell, prints: dict[int, tuple[float, float]]) -> list[Cell]:
    """The cell cut where a gap parts words that stand under the print of different columns."""
    words: dict[int, list[Word]] = defaultdict(list)
    for line in lines_of(cell.words):
        for piece in _pieces(line):
            middle = (piece[0].box.x0 + piece[-1].box.x1) / 2
            columns = range(cell.column, cell.column + cell.column_span)
            over = [c for c in columns if c in prints and prints[c][0] <= middle <= prints[c][1]]
            if len(over) != 1:
                return [cell]
            words[over[0]].extend(piece)
    used = sorted(words)
    if len(used) < 2:
        return [cell]
    ends = [*used[1:], cell.column + cell.column_span]
    return [
        part_of(cell, words[column], column, cell.row, end - column)
        for column, end in zip(used, ends, strict=True)
    ]


def _pieces(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, cut at gaps wider than a space."""
    pieces: list[list[Word]] = []
    for word in line:
        if pieces and word.box.x0 - pieces[-1][-1].box.x1 < _WIDE_GAP * word.box.height:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _starts(table: Table) -> dict[int, float]:
    """Where the print of each column begins, for those in which it begins at one place."""
    lefts: dict[int, list[float]] = defaultdict(list)
    for cell in table.cells:
        if cell.words and not cell.merged:
            lefts[cell.column].append(min(word.box.x0 for word in cell.words))
    return {column: median(places) for column, places in lefts.items() if _agree(places)}


def _agree(places: Sequence[float]) -> bool:
    middle = median(places)
    return len(places) >= _FEWEST_ROWS and sum(abs(p - middle) <= _ALIGNED for p in places) > len(places) / 2


def _at_starts(cell: Cell, starts: dict[int, float]) -> list[Cell]:
    """The cell cut where the columns under it begin; whole where no word begins there."""
    columns = range(cell.column, cell.column + cell.column_span)
    words: dict[int, list[Word]] = defaultdict(list)
    for line in lines_of(cell.words):
        at, end = cell.column, -_GAP
        for word in line:
            begun = [c for c in columns if c > at and abs(word.box.x0 - starts.get(c, -_GAP)) <= _ALIGNED]
            apart = word.box.x0 - end > _GAP * word.box.height
            at, end = begun[0] if begun and apart else at, word.box.x1
            words[at].append(word)
    used = sorted(words)
    if len(used) < 2:
        return [cell]
    ends = [*used[1:], cell.column + cell.column_span]
    return [
        replace(part_of(cell, words[column], column, cell.row, end - column), row_span=cell.row_span)
        for column, end in zip(used, ends, strict=True)
    ]


def parts_without(parts: Sequence[TablePart], row: int, gone: int) -> tuple[TablePart, ...]:
    """The parts of a table after so many rows behind `row` became one with it."""
    return tuple(
        replace(
            part,
            first_row=part.first_row - gone * (part.first_row > row),
            last_row=part.last_row - gone * (part.last_row > row),
        )
        for part in parts
    )
