"""Print that a grid cut apart: words of one value on two rows, a heading or header word over two columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Cell, Ruling, Table, Word
from models.geometry import around
from parser.extraction.folding import plain
from parser.extraction.labelled.layout import joined
from parser.extraction.tables.columns import HeaderWords, Role, whole_forms
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.names_rejoined import names_rejoined
from parser.extraction.tables.repair import lines_of, part_of, parts_without

_HEADER_ROWS = 3
_SPACE = 0.55
"""Words of one line stand no further apart than this share of their height; columns do."""
_LONGEST_VALUE = 40


def rejoined(table: Table, words: TableWords) -> Table:
    """The table with what belongs together in one cell again."""
    table = _rows_rejoined(names_rejoined(table), words)
    table = _heads_sorted(_columns_rejoined(table, words), words.headers)
    return _heads_shared(table, words.headers)


def _heads_shared(table: Table, headers: HeaderWords) -> Table:
    """The table with a word for results over two columns given to both: `Test | Result` over `1 | 2`."""
    for row in range(min(_HEADER_ROWS, table.row_count)):
        own = sorted(
            (cell for cell in table.cells if cell.row == row and cell.text.strip()), key=lambda c: c.column
        )
        for left, right in pairwise(own):
            upper, lower = lines_of(left.words), lines_of(right.words)
            if min(len(upper), len(lower)) < 2 or not _runs_on(upper[0][-1], lower[0][0]):
                continue
            shared = f"{joined(upper[0])[0]} {joined(lower[0])[0]}"
            if headers.role(shared) in (Role.RESULT, Role.MEASURED):
                texts = {
                    id(cell): "\n".join([shared, *(joined(line)[0] for line in lines[1:])])
                    for cell, lines in ((left, upper), (right, lower))
                }
                cells = tuple(replace(c, text=texts.get(id(c), c.text)) for c in table.cells)
                return replace(table, cells=cells)
    return table


def _heads_sorted(table: Table, headers: HeaderWords) -> Table:
    """The table with each line of a header in its own column: `Unit / permissible limit` beside `Max.`."""
    for row in range(min(_HEADER_ROWS, table.row_count)):
        own = sorted(
            (cell for cell in table.cells if cell.row == row and cell.text.strip()), key=lambda c: c.column
        )
        for one, other in (*pairwise(own), *pairwise(reversed(own))):
            moved = _moved(one, other, headers) if table.ruling is not Ruling.FULL else None
            if moved:
                swap = {id(one): moved[0], id(other): moved[1]}
                return replace(table, cells=tuple(swap.get(id(cell), cell) for cell in table.cells))
    return table


def _is_whole(text: str, headers: HeaderWords) -> bool:
    """Whether all of a header cell is one known word, or several with slashes between: `Section / Clause`.
    With a slash at either end it goes on elsewhere.
    """

    def known(part: str) -> bool:
        return any(form in headers.exact for form in whole_forms(part))

    shown = plain(text).strip()
    goes_on = shown.startswith("/") or shown.endswith("/")
    return not goes_on and (known(shown) or all(map(known, shown.split("/"))))


def _moved(one: Cell, other: Cell, headers: HeaderWords) -> tuple[Cell, Cell] | None:
    """The two cells with the last lines of the first given to the second, where only then both are header
    words."""
    if _is_whole(one.text, headers) and _is_whole(other.text, headers):
        return None
    lines = lines_of(one.words)
    for count in range(1, len(lines)):
        kept, given = lines[:-count], lines[-count:]
        left, right = (
            part_of(cell, held, cell.column, cell.row, cell.column_span)
            for cell, held in (
                (one, [word for line in kept for word in line]),
                (other, [*other.words, *(word for line in given for word in line)]),
            )
        )
        if _is_whole(left.text, headers) and _is_whole(right.text, headers):
            return replace(left, row_span=one.row_span), replace(right, row_span=other.row_span)
    return None


def _rows_rejoined(table: Table, words: TableWords) -> Table:
    """Rows of which the second holds only the ends of the first one's values: `Not` over `detected`."""
    if table.ruling is Ruling.FULL:
        return table
    for row in range(table.row_count - 1):
        pairs = _pairs(table, row)
        if pairs and any(_says_more(above, below, words) for above, below in pairs):
            return _rows_rejoined(_with_rows_as_one(table, row, pairs), words)
    return table


def _pairs(table: Table, row: int) -> list[tuple[Cell, Cell]]:
    """The cells of a row with those below, where every other cell of the row reaches over both."""
    upper = [cell for cell in table.cells if cell.row == row and cell.text.strip()]
    lower = {cell.column: cell for cell in table.cells if cell.row == row + 1 and cell.text.strip()}
    tall = [cell for cell in upper if cell.row_span > 1]
    single = {cell.column: cell for cell in upper if cell.row_span == 1}
    if not tall or not lower or not set(lower) <= set(single) or any(cell.row_span > 2 for cell in tall):
        return []
    if any(cell.row_span > 1 for cell in lower.values()):
        return []
    return [(single[column], cell) for column, cell in lower.items()]


def _says_more(above: Cell, below: Cell, words: TableWords) -> bool:
    """Whether the two together are a value or an outcome, which the upper one alone is not."""

    def told(text: str) -> bool:
        return words.is_value(text) or words.results.read(text) is not None

    text = f"{above.text} {below.text}"
    return len(text) <= _LONGEST_VALUE and told(text) and not told(above.text)


def _with_rows_as_one(table: Table, row: int, pairs: Sequence[tuple[Cell, Cell]]) -> Table:
    """The table in which `row` and the next are one."""
    whole = {id(above): _together([above, below], 1) for above, below in pairs}
    gone = {id(below) for _, below in pairs}
    cells = []
    for cell in table.cells:
        if id(cell) in gone or (cell.row == row + 1 and not cell.text.strip()):
            continue
        cell = whole.get(id(cell), cell)
        if cell.row > row:
            cell = replace(cell, row=cell.row - 1)
        elif cell.row + cell.row_span > row + 1:
            cell = replace(cell, row_span=cell.row_span - 1)
        cells.append(cell)
    parts = parts_without(table.parts, row, 1)
    return replace(table, cells=tuple(cells), row_count=table.row_count - 1, parts=parts)


def _columns_rejoined(table: Table, words: TableWords) -> Table:
    """Cells beside each other whose words follow one another like those of one line: header words in the
    first rows, a heading that names a standard in any row of a table that is not ruled."""
    for row in range(table.row_count):
        own = sorted(
            (cell for cell in table.cells if cell.row == row and cell.text.strip()), key=lambda c: c.column
        )
        run = _run(own, words, row < _HEADER_ROWS, table.ruling is not Ruling.FULL)
        if run:
            whole = _together(run, run[-1].column + run[-1].column_span - run[0].column)
            gone = {id(cell) for cell in run[1:]} | _empty_between(table, row, run)
            cells = tuple(whole if c is run[0] else c for c in table.cells if id(c) not in gone)
            return _columns_rejoined(replace(table, cells=cells), words)
    return table


def _run(own: Sequence[Cell], words: TableWords, heads: bool, free: bool) -> list[Cell]:
    """Cells of a row that are one: a header word in two halves, or a whole line that names a standard."""
    tight = [_follows(left, right) for left, right in pairwise(own)]
    if free and len(own) > 1 and all(tight):
        text = " ".join(cell.text for cell in own)
        if words.standards.find(text):
            return list(own)
    for place, close in enumerate(tight if heads else ()):
        halves = own[place : place + 2]
        if close and _is_head(halves, words.headers):
            return list(halves)
    return []


def _is_head(halves: Sequence[Cell], headers: HeaderWords) -> bool:
    """Whether two cells together are a header word and are of one height."""
    text = " ".join(cell.text for cell in halves)
    return headers.role(text) is not None and len({cell.row_span for cell in halves}) == 1


def _follows(left: Cell, right: Cell) -> bool:
    """Whether one line runs on from a cell into the next."""
    first, second = lines_of(left.words), lines_of(right.words)
    if len(first) != 1 or len(second) != 1:
        return False
    return _runs_on(first[0][-1], second[0][0])


def _runs_on(left: Word, right: Word) -> bool:
    """Whether the words follow one another like those of one line."""
    level = abs(left.box.middle[1] - right.box.middle[1]) < 0.3 * left.box.height
    return level and right.box.x0 - left.box.x1 < _SPACE * left.box.height


def _empty_between(table: Table, row: int, run: Sequence[Cell]) -> set[int]:
    """The empty cells that the joined cell reaches over."""
    first, last = run[0].column, run[-1].column + run[-1].column_span
    return {
        id(cell)
        for cell in table.cells
        if cell.row == row and first <= cell.column < last and not cell.text.strip()
    }


def _together(cells: Sequence[Cell], columns: int) -> Cell:
    """One cell with the words of several."""
    held: list[Word] = [word for cell in cells for word in cell.words]
    text = "\n".join(joined(line)[0] for line in lines_of(held))
    box = around([cell.box for cell in cells])
    return replace(cells[0], text=text, words=tuple(held), box=box, column_span=columns)
