"""A header that is repeated on the next page without a rule below it stands in one row with what follows."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from models.document import Cell, Table, Word
from models.geometry import Box


def head_parted(upper: Table, lower: Table) -> Table:
    """The lower part with the repeated header in a row of its own; as it is where its first row is none.

    Every cell of its first row must begin with the whole lines of the header above, and most must go on:
    else the rows below would be lost with the header, and nothing would tell of it.
    """
    head, first = upper.rows()[0], lower.rows()[0]
    if len(head) != len(first) or any(cell.row_span > 1 for cell in (*head, *first)):
        return lower
    parted = [_parted(above, cell) for above, cell in zip(head, first, strict=True)]
    whole = [pair for pair in parted if pair is not None]
    if len(whole) < len(parted) or 2 * sum(bool(rest.text) for _, rest in whole) < len(whole):
        return lower
    (part,) = lower.parts
    below = [replace(cell, row=cell.row + 1) for cell in lower.cells if cell.row > 0]
    rows = lower.row_count + 1
    return replace(
        lower,
        cells=(*(cell for pair in whole for cell in pair), *below),
        row_count=rows,
        parts=(replace(part, last_row=part.first_row + rows),),
    )


def _parted(head: Cell, cell: Cell) -> tuple[Cell, Cell] | None:
    """The cell's header and the rest; None where it does not begin with the whole lines of that header."""
    lines, wanted = cell.text.split("\n"), spelt(head.text)
    depth = next((n for n in range(len(lines) + 1) if spelt("".join(lines[:n])) == wanted), None)
    count = next((n for n in range(len(cell.words) + 1) if _letters(cell.words[:n]) == wanted), None)
    if depth is None or count is None or cell.column_span != head.column_span:
        return None
    titles, rest = cell.words[:count], cell.words[count:]
    edge = _edge(cell.box, titles, rest)
    box = cell.box
    return (
        replace(cell, text="\n".join(lines[:depth]), words=titles, box=Box(box.x0, box.top, box.x1, edge)),
        replace(
            cell,
            row=cell.row + 1,
            text="\n".join(lines[depth:]),
            words=rest,
            box=Box(box.x0, edge, box.x1, box.bottom),
        ),
    )


def _edge(box: Box, titles: Sequence[Word], rest: Sequence[Word]) -> float:
    """Where the header ends: between its last line and the first one below it."""
    bottom = max((word.box.bottom for word in titles), default=box.top)
    top = min((word.box.top for word in rest), default=box.bottom)
    return (bottom + top) / 2


def _letters(words: Sequence[Word]) -> str:
    return spelt("".join(word.text for word in words))


def spelt(text: str) -> str:
    """The text of a cell without spaces and breaks, in small letters, its marks of one width: two alike say
    the same.
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
