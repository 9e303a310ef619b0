"""Rows that hold several rows: no rule is drawn between them, but their lines stand beside each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.document import Cell, Ruling, Table, Word
from models.report import Result
from parser.extraction.folding import is_cjk
from parser.extraction.labelled.layout import joined
from parser.extraction.standards.clause_numbers import read_clause
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.repair import lines_of, part_of

_BESIDE = 6.0
"""How far a line may stand above or below the line of another column, in points."""
_MOST = 0.8
_FEWEST_CELLS = 3
_FEWEST_LINES = {Ruling.FULL: 3, Ruling.PARTIAL: 2, Ruling.NONE: 2}


def rows_parted(table: Table, words: TableWords) -> Table:
    """The table with every row parted that holds a number or an outcome for each of several lines."""
    for row in range(table.row_count):
        cells = [cell for cell in table.cells if cell.row == row and cell.row_span == 1 and cell.words]
        heights = _heights(cells, words, _FEWEST_LINES[table.ruling])
        if heights:
            return rows_parted(_with_rows(table, row, heights), words)
    return table


def _heights(cells: Sequence[Cell], words: TableWords, fewest: int) -> list[float]:
    """The heights of the rows within a row; empty for a single one.

    Numbers in one column or outcomes in another tell them, when values or outcomes stand beside.
    """
    lines = {cell: _own_lines(cell) for cell in cells}
    telling = [cell for cell in cells if _tells(lines[cell], words)]
    best: list[float] = []
    for cell in [*telling, *(cell for cell in cells if _numbers(lines[cell]))]:
        heights = [line[0].box.middle[1] for line in lines[cell] if not _is_remark(line, words)]
        beside = [c for c in cells if c is not cell and _stands_at(lines[c], heights)]
        told = any(c in telling for c in (cell, *beside))
        agree = _agree([lines[c] for c in cells], heights) or _is_keyed(lines[cells[0]], heights, words)
        enough = 2 if agree else fewest
        cells_enough = len(beside) + 1 >= _FEWEST_CELLS or (agree and _name_standards(lines, beside, words))
        if told and len(heights) >= max(enough, len(best) + 1) and cells_enough:
            best = heights
    return best


def _name_standards(
    lines: Mapping[Cell, Sequence[Sequence[Word]]], beside: Sequence[Cell], words: TableWords
) -> bool:
    """Whether every line of a cell beside begins with a standard: a summary of two columns."""

    def begins(text: str) -> bool:
        found = words.standards.find(text)
        return bool(found) and found[0].start == 0

    return any(all(map(begins, _texts(lines[cell]))) for cell in beside)


def _is_remark(line: Sequence[Word], words: TableWords) -> bool:
    """Whether a line only refers elsewhere: `(see result page)` below its outcome."""
    return words.results.read_statement(joined(line)[0].strip("()（）")) is Result.SEE_REMARK


def _own_lines(cell: Cell) -> list[list[Word]]:
    """The lines of a cell; none for one whose lines are the pieces of a single word."""
    return lines_of(cell.words) if "\n" in cell.text else []


def _texts(lines: Sequence[Sequence[Word]]) -> list[str]:
    return [joined(line)[0] for line in lines]


def _numbers(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether every line is a clause or running number, each a different one."""
    texts = [text.strip("#()") for text in _texts(lines)]
    return len(set(texts)) == len(texts) > 1 and all(read_clause(text) is not None for text in texts)


def _tells(lines: Sequence[Sequence[Word]], words: TableWords) -> bool:
    """Whether every line is an outcome or a value, and not one outcome in two languages."""
    texts = _texts([line for line in lines if not _is_remark(line, words)])
    chinese = {any(map(is_cjk, text)) for text in texts if words.results.read(text) is not None}
    return (
        len(texts) > 1
        and len(chinese) < 2
        and all(words.results.read(text) is not None or words.is_value(text) for text in texts)
    )


def _stands_at(lines: Sequence[Sequence[Word]], heights: Sequence[float]) -> bool:
    """Whether a line stands at nearly every height."""
    places = [line[0].box.middle[1] for line in lines]
    beside = sum(any(abs(place - height) <= _BESIDE for place in places) for height in heights)
    return beside >= _MOST * len(heights) and len(places) > 1


def _agree(cells: Sequence[Sequence[Sequence[Word]]], heights: Sequence[float]) -> bool:
    """Whether every cell has exactly one line at each height."""
    return all(len(lines) == len(heights) and _stands_at(lines, heights) for lines in cells)


def _is_keyed(lines: Sequence[Sequence[Word]], heights: Sequence[float], words: TableWords) -> bool:
    """Whether the first cell names a row at each height: specimens by number, or a conclusion at the end."""
    if len(lines) != len(heights) or not _stands_at(lines, heights):
        return False
    return _numbers(lines) or words.is_listed("conclusion_rows", _texts(lines)[-1])


def _with_rows(table: Table, row: int, heights: Sequence[float]) -> Table:
    """The table with the row parted midway between these heights; words go to the nearest."""
    more = len(heights) - 1
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row == row and cell.row_span == 1:
            cells += _parts(cell, row, heights)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))
        elif cell.row + cell.row_span > row:
            cells.append(replace(cell, row_span=cell.row_span + more))
        else:
            cells.append(cell)
    parts = tuple(
        replace(
            part,
            first_row=part.first_row + (more if part.first_row > row else 0),
            last_row=part.last_row + (more if part.last_row > row else 0),
        )
        for part in table.parts
    )
    return replace(table, cells=tuple(cells), row_count=table.row_count + more, parts=parts)


def _parts(cell: Cell, row: int, heights: Sequence[float]) -> list[Cell]:
    groups: dict[int, list[Word]] = defaultdict(list)
    for word in cell.words:
        distances = [abs(height - word.box.middle[1]) for height in heights]
        groups[distances.index(min(distances))].append(word)
    return [part_of(cell, groups[n], cell.column, row + n, cell.column_span) for n in range(len(heights))]
