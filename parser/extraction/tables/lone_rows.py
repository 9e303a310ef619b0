"""Rows that stand alone: the last of a table at the head of the next page, the only one under its header."""

from collections.abc import Iterator, Sequence

from models.document import Table, Word
from parser.extraction.labelled.layout import Fragment, make_fragment
from parser.extraction.result_words import ResultWords
from parser.extraction.tables.joining import IsHeader
from parser.extraction.tables.rows_below import RowLine, longer, reaches

_LEVEL = 0.4
_REACH = 6.0
_DOTS = 4
"""So many dots in a row lead the eye."""
_MOST_HEADS = 2
"""Lines of a header over a row that stands alone: the word for requirements over number and title."""
_NEAR = 2.6
"""Heights of a line between a header and the row below it, at most."""


def with_rows_over_page(
    table: Table, running: Sequence[Fragment], head: Sequence[Fragment], results: ResultWords
) -> tuple[Table, frozenset[int]]:
    """The table with the rows that stand at the head of the page behind it, and the ids of their fragments.

    `head` are the free lines above everything else on that page, `running` those so high that they may be a
    running head. A row has a text of its own in the column in which rows are named and an outcome in that of
    outcomes; the first line of the head that has not ends the table.
    """
    columns = _outcome_columns(table, results)
    if not columns:
        return table, frozenset()
    above = [row for line in _lines(running) for row in _rows(line, table, columns, results)]
    return _with(table, [*above, *_rows(head, table, columns, results)], table.parts[-1].page + 1)


def with_row_under_header(
    table: Table, free: Sequence[Fragment], heads: IsHeader, results: ResultWords
) -> tuple[Table, frozenset[int]]:
    """A table that is a header and nothing else, with the rows of outcomes right below it; two columns do.

    `free` are the lines outside of tables.
    """
    if table.row_count > _MOST_HEADS or not all(heads(table, row) for row in range(table.row_count)):
        return table, frozenset()
    part, last = table.parts[-1], table.column_count - 1
    below = [f for f in free if f.page == part.page and f.box.top >= part.box.bottom - 1]
    rows: list[RowLine] = []
    bottom = part.box.bottom
    for row in _rows(below, table, {last}, results):
        if row.box.top - bottom > _NEAR * row.box.height:
            break
        rows.append(row)
        bottom = row.box.bottom
    return _with(table, rows, part.page)


def _with(table: Table, rows: Sequence[RowLine], page: int) -> tuple[Table, frozenset[int]]:
    if not rows:
        return table, frozenset()
    return longer(table, rows, rows, page), frozenset(id(f) for row in rows for f in row.fragments)


def _outcome_columns(table: Table, results: ResultWords) -> set[int]:
    """The columns in which most cells, three at least, are outcomes."""
    found = set()
    for column in range(1, table.column_count):
        texts = [c.text for c in table.cells if c.column == column and c.column_span == 1 and c.text.strip()]
        outcomes = sum(results.read(text) is not None for text in texts)
        if outcomes >= 3 and 2 * outcomes > len(texts):
            found.add(column)
    return found


def _rows(
    fragments: Sequence[Fragment], table: Table, outcomes: set[int], results: ResultWords
) -> Iterator[RowLine]:
    """The lines that are rows of the table, from the top; header words said again are passed over."""
    columns = reaches(table)
    header = {"".join(cell.text.split()) for cell in table.cells if cell.row == 0}
    for line in _lines(fragments):
        if all("".join(fragment.text.split()) in header for fragment in line):
            continue
        parts = [part for fragment in line for part in _without_leaders(fragment)]
        pieces = [piece for part in parts for piece in _by_column(part, columns)]
        placed = {column: f for f in pieces if (column := _column_of(f, columns)) is not None}
        told = [c for c in outcomes if c in placed and results.read(placed[c].text) is not None]
        if len(placed) != len(pieces) or len(placed) < 2 or not told or min(placed) >= min(told):
            return
        middle = line[0].box.middle[1]
        yield RowLine(middle, {column: list(f.words) for column, f in placed.items()}, line)


def _lines(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments by line from the top."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.middle[1]):
        height = fragment.box.height
        if not lines or fragment.box.middle[1] - lines[-1][0].box.middle[1] >= _LEVEL * height:
            lines.append([])
        lines[-1].append(fragment)
    return lines


def _column_of(fragment: Fragment, columns: Sequence[tuple[int, float, float]]) -> int | None:
    """The column in which the line stands; None where it runs over several."""
    start, end = fragment.box.x0, fragment.box.x1
    return next((c for c, left, right in columns if left <= start < right and end <= right + _REACH), None)


def _by_column(fragment: Fragment, columns: Sequence[tuple[int, float, float]]) -> Iterator[Fragment]:
    """The pieces of a line that runs over several columns though each of its words stands in one: a long
    number ends close before the title."""
    words = [make_fragment(fragment.page, [word]) for word in fragment.words]
    places = [_column_of(word, columns) for word in words]
    if _column_of(fragment, columns) is not None or None in places:
        yield fragment
        return
    for column, _, _ in columns:
        own = [word for word, place in zip(fragment.words, places, strict=True) if place == column]
        if own:
            yield make_fragment(fragment.page, own)


def _without_leaders(fragment: Fragment) -> Iterator[Fragment]:
    """The pieces of a line between dots that lead the eye; the line itself where there are none."""
    runs: list[list[Word]] = [[]]
    for word in fragment.words:
        if len(word.text) >= _DOTS and not word.text.strip(".…·"):
            runs.append([])
        else:
            runs[-1].append(word)
    if len(runs) == 1:
        yield fragment
        return
    yield from (make_fragment(fragment.page, run) for run in runs if run)
