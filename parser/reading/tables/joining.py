"""A table that goes on over page breaks becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Cell, Line, Page, Ruling, Table, TablePart
from parser.reading.tables.furniture import between_pages
from parser.reading.tables.heads_parted import head_parted, spelt
from parser.reading.tables.pagebreak import continued_rows, stretched

SAME_LINE = 4.0
"""Points by which the column lines of one table may differ from page to page."""

SAME_CHANNEL = 15.0
"""The same where the columns were found by alignment and move with the text."""

DOUBLE_LINE = 10.0
"""Points between two parts of one table on one page, at most."""

SHORT_NOTE = 40
"""Letters: a line no longer than this below or above a table may say that it continues."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A table on one page, with the positions of its column lines."""

    table: Table
    xs: tuple[float, ...]

    @property
    def page(self) -> int:
        """The page of its last part."""
        return self.table.parts[-1].page


def join(pieces: Sequence[Piece], pages: Sequence[Page]) -> list[Table]:
    """The tables in order, those that go on joined: a repeated header dropped, broken rows made whole."""
    text = between_pages(pages)
    joined: list[Piece] = []
    for piece in pieces:
        for index, other in enumerate(joined):
            if not _may_go_on(other, piece):
                continue
            lower = replace(piece, table=head_parted(other.table, piece.table))
            if _goes_on(other, lower, text):
                joined[index] = _joined(other, lower)
                break
        else:
            joined.append(piece)
    return [piece.table for piece in joined]


def _may_go_on(upper: Piece, lower: Piece) -> bool:
    """Whether pages and number of columns allow it: asked first, as the rest compares rows."""
    return lower.page - upper.page in (0, 1) and len(upper.xs) == len(lower.xs)


def _goes_on(upper: Piece, lower: Piece, text: dict[int, list[Line]]) -> bool:
    same_page = lower.page == upper.page
    header = _header_rows(upper.table, lower.table)
    if _stands_again(upper.table, lower.table) or not _same_columns(upper, lower, header > 0):
        return False
    if header == 0 and _has_other_header(upper.table, lower.table):
        return False
    if same_page:
        return header == 0 and _close_below(upper, lower, text[upper.page])
    below = _text_after(upper, text[upper.page])
    above = _text_before(lower, text[lower.page])
    return _only_notes(below, header > 0) and _only_notes(above, header > 0)


def _close_below(upper: Piece, lower: Piece, lines: Sequence[Line]) -> bool:
    """Whether the lower part follows on the same page, parted by no more than a double line."""
    bottom, top = upper.table.parts[-1].box.bottom, lower.table.parts[0].box.top
    between = [line for line in lines if bottom < line.box.middle[1] < top]
    return -SAME_LINE < top - bottom < DOUBLE_LINE and not between


def _same_columns(upper: Piece, lower: Piece, same_header: bool) -> bool:
    """Whether the column lines stand alike; undrawn ones move with the text, and a header says more."""
    undrawn = Ruling.FULL not in (upper.table.ruling, lower.table.ruling)
    if undrawn and same_header:
        return True
    tolerance = SAME_CHANNEL if undrawn else SAME_LINE
    return all(abs(a - b) <= tolerance for a, b in zip(upper.xs, lower.xs, strict=True))


def _text_after(piece: Piece, lines: Sequence[Line]) -> list[Line]:
    bottom = piece.table.parts[-1].box.bottom
    return [line for line in lines if line.box.middle[1] > bottom]


def _text_before(piece: Piece, lines: Sequence[Line]) -> list[Line]:
    top = piece.table.parts[0].box.top
    return [line for line in lines if line.box.middle[1] < top]


def _only_notes(lines: Sequence[Line], repeats_header: bool) -> bool:
    """Whether nothing but perhaps a word of continuation stands there."""
    if not lines:
        return True
    return len(lines) == 1 and len(lines[0].text) <= SHORT_NOTE and repeats_header


def _header_rows(upper: Table, lower: Table) -> int:
    """How many first rows of the lower part repeat the header of the upper one.

    A header is the first row, with the rows that its merged cells reach down to, and bold rows after it.
    Rows below it may be alike by chance (two specimens without a finding) and are never dropped.
    """
    above, below = upper.rows(), lower.rows()
    depth = max((cell.row_span for cell in above[0]), default=1)
    count = 0
    while count < min(len(above), len(below)) and _same_row(above[count], below[count]):
        if count >= depth and not _bold(above[count]):
            break
        count += 1
    return count if count >= depth else 0


def _stands_again(upper: Table, lower: Table) -> bool:
    """Whether the lower part is the upper one once more at the same place: part of each page's header."""
    place, other_place = upper.parts[-1].box, lower.parts[0].box
    if abs(place.top - other_place.top) > SAME_LINE or abs(place.bottom - other_place.bottom) > SAME_LINE:
        return False
    return all(_same_row(row, other) for row, other in zip(upper.rows(), lower.rows(), strict=False))


def _same_row(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    texts, others = [spelt(cell.text) for cell in row], [spelt(cell.text) for cell in other]
    return texts == others and any(texts)


def _has_other_header(upper: Table, lower: Table) -> bool:
    """Whether the lower part begins with a header of its own: another table in the same columns."""
    first, other = upper.rows()[0], lower.rows()[0]
    if len(other) < 2:
        return False
    alike = sum(spelt(a.text) == spelt(b.text) != "" for a, b in zip(first, other, strict=False))
    return 2 * alike >= len(other) or (_bold(first) and _bold(other))


def _bold(row: Sequence[Cell]) -> bool:
    words = [word for cell in row for word in cell.words]
    return bool(words) and all(word.bold for word in words)


def _joined(upper: Piece, lower: Piece) -> Piece:
    header = _header_rows(upper.table, lower.table)
    rows = upper.table.row_count
    moved = [replace(cell, row=cell.row - header + rows) for cell in lower.table.cells if cell.row >= header]
    cells = [*upper.table.cells, *moved]
    (part,) = lower.table.parts
    total = rows + lower.table.row_count - header
    drawn = upper.table.ruling is Ruling.FULL
    cells = stretched(cells, rows, upper.table.column_count, drawn)
    cells, total = continued_rows(cells, rows, total)
    parts = (*upper.table.parts, TablePart(part.page, part.box, rows, total, header > 0))
    table = Table(
        tuple(cells),
        total,
        upper.table.column_count,
        _worse(upper.table.ruling, lower.table.ruling),
        parts,
        (*upper.table.orphans, *lower.table.orphans),
    )
    return Piece(table, lower.xs)


def _worse(ruling: Ruling, other: Ruling) -> Ruling:
    order = [Ruling.FULL, Ruling.PARTIAL, Ruling.NONE]
    return max(ruling, other, key=order.index)
