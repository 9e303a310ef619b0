"""What a row says besides its outcome: its clause, its title and the standard it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Cell, Word
from parser.extraction.folding import fold, plain, squeezed, unwrapped
from parser.extraction.labelled.layout import joined
from parser.extraction.result_words import is_blank_mark
from parser.extraction.standards.clause_numbers import (
    Clause,
    last_clause,
    leading_clause,
    marked_clause,
    read_clause,
    running_number,
)
from parser.extraction.standards.mentions import Mention
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.repair import lines_of
from parser.extraction.tables.sections import clause_after
from parser.extraction.tables.segments import Segment

_AT_START = 6
_SPACE = 0.6
_INDENT = 16
_LEADERS = re.compile(r"[\s.…·_]*(?:\.{3,}|…+|·{3,}|_{3,}|(?:\s\.){3,})[\s.…·_]*$|\s+[.…·\s]+$")
_SUBSECTION = re.compile(r"^[\s.,:;–—-]*(?:\([a-z0-9]{1,3}\)[\s.,:;–—-]*)*")


@dataclass(frozen=True, slots=True)
class RowText:
    """`number`: a running number that is no clause. `shared`: the standard's cell is merged over several
    rows, so that the row speaks of a part of it. `cells` hold all of this, the clause's first; `numbering`
    are those that say which clause it is, where that does not hang on the title."""

    clause: Clause | None
    title: str
    standards: tuple[Mention, ...]
    number: str | None
    shared: bool
    cells: tuple[Cell, ...]
    numbering: tuple[Cell, ...] = ()


def row_text(segment: Segment, row: int, words: TableWords, known: Sequence[str]) -> RowText:
    """Reads the clause, title and standard cells of a row; `known` are the clause numbers of its standard."""
    clause_cells = _filled(segment, row, segment.columns(Role.CLAUSE))
    title_cells = _naming(_filled(segment, row, segment.columns(Role.TITLE)), words)
    standard_cells = _filled(segment, row, segment.columns(Role.STANDARD))
    title = _without_reference(_title(title_cells, words), words)
    clause, rest = _clause_cell(clause_cells, known)
    title = title or rest
    standards = words.standards.find("\n".join(cell.text for cell in standard_cells))
    shared = any(cell.row_span > 1 for cell in standard_cells)
    clause = clause or _beside(standard_cells, standards, known)
    if clause is not None:
        numbering = (*(_up_to(clause, cell) for cell in clause_cells), *standard_cells)
        return RowText(
            clause,
            bare_title(title, (), clause),
            standards,
            None,
            shared,
            (*clause_cells, *title_cells, *standard_cells),
            numbering,
        )
    number, title = running_number(title) or (None, title)
    if number is not None and number.isdigit() and segment.clauses_lead:
        return RowText(
            Clause(number, (number,)), title, standards, None, shared, (*title_cells, *standard_cells)
        )
    named = words.standards.find(title)
    clause = _clause_in(title, named, known)
    bare = bare_title(title, named, clause)
    cells = (*title_cells, *standard_cells, *clause_cells)
    alone = clause is not None and not named and len(title_cells) == 1
    numbering = (_up_to(clause, title_cells[0]), *standard_cells) if clause and alone else ()
    return RowText(clause, bare, standards or named, number, shared, cells, numbering)


def _up_to(clause: Clause, cell: Cell) -> Cell:
    """The cell with the words up to the clause's end; all of them where it is printed in another way."""
    printed = fold(clause.printed).text
    for count in range(1, len(cell.words)):
        if printed in fold(joined(cell.words[:count])[0]).text:
            return replace(cell, words=cell.words[:count])
    return cell


def _naming(cells: list[Cell], words: TableWords) -> list[Cell]:
    """The title cells that say what the row is about: a substance needs no heading that it shares with others
    and is no less sure for it."""
    if len(cells) > 1 and words.analytes.find(cells[-1].text) is not None:
        group = words.analytes.find(cells[0].text)
        if cells[0].row_span > 1 or (group is not None and group.group.endswith("_sum")):
            return cells[-1:]
    return cells


def _title(cells: Sequence[Cell], words: TableWords) -> str:
    """The title cells together; of one that holds a heading and a substance the substance."""
    if len(cells) == 1 and (own := _indented(cells[0])) and words.analytes.find(own) is not None:
        return own
    if len(cells) > 1 and _is_one_text(cells):
        lines = lines_of(word for cell in cells for word in cell.words)
        return squeezed(" ".join(joined(line)[0] for line in lines))
    return unwrapped("\n".join(cell.text for cell in cells))


def _indented(cell: Cell) -> str:
    """What stands further right in a cell that holds a group's heading at its left and a member of it."""
    pieces: list[list[Word]] = []
    for line in lines_of(cell.words):
        for word in line:
            near = (
                bool(pieces) and word is not line[0] and word.box.x0 - pieces[-1][-1].box.x1 < word.box.height
            )
            pieces = [*pieces[:-1], [*pieces[-1], word]] if near else [*pieces, [word]]
    lefts = sorted({round(piece[0].box.x0) for piece in pieces})
    if not lefts or lefts[-1] - lefts[0] < _INDENT:
        return ""
    inner = [piece for piece in pieces if lefts[-1] - piece[0].box.x0 < _INDENT / 2]
    return squeezed(" ".join(joined(piece)[0] for piece in inner)) if len(inner) < len(pieces) else ""


def _is_one_text(cells: Sequence[Cell]) -> bool:
    """Whether the cells' lines run into each other: a rule was drawn through one title."""
    left = {round(line[0].box.middle[1]): line[-1] for line in lines_of(cells[0].words)}
    for line in lines_of(cells[-1].words):
        before = left.get(round(line[0].box.middle[1]))
        if before is not None:
            return line[0].box.x0 - before.box.x1 < _SPACE * before.box.height
    return False


def _filled(segment: Segment, row: int, columns: Sequence[int]) -> list[Cell]:
    found = (segment.grid.cell(row, column) for column in columns)
    return list(dict.fromkeys(cell for cell in found if cell is not None and not is_blank_mark(cell.text)))


def _clause_cell(cells: Sequence[Cell], known: Sequence[str]) -> tuple[Clause | None, str]:
    """The clause of the first clause cell that holds one, and what else stands in it."""
    for cell in cells:
        if (clause := read_clause(cell.text, known)) is not None:
            return _otherwise(cell, known) or clause, ""
        if (clause := leading_clause(cell.text, known)) is not None:
            return clause, clause.rest
        if (clause := marked_clause(cell.text, known)) is not None:
            return clause, ""
    return next((clause for cell in cells if (clause := last_clause(cell.text, known))), None), ""


def _otherwise(cell: Cell, known: Sequence[str]) -> Clause | None:
    """The clause that the standard has in another reading of a cell's only word, where it lacks this one."""
    if not known or cell.text in known or len(cell.words) != 1:
        return None
    others = [text for text in cell.words[0].alternatives if text in known]
    return read_clause(others[0], known) if len(others) == 1 else None


def _beside(cells: Sequence[Cell], standards: Sequence[Mention], known: Sequence[str]) -> Clause | None:
    """The clause that stands in the cells of the standard, behind its name."""
    shown = plain("\n".join(cell.text for cell in cells)).replace("\n", " ")
    for mention in reversed(standards):
        shown = shown[: mention.start] + " " * (mention.end - mention.start) + shown[mention.end :]
    return (marked_clause(shown, known) or last_clause(shown, known)) if standards else None


def _clause_in(title: str, standards: Sequence[Mention], known: Sequence[str]) -> Clause | None:
    """The clause that a title names: before it, behind its standard, or announced anywhere in it."""
    leading = leading_clause(title, known)
    if leading is not None and leading.dotted and not (standards and standards[0].start == 0):
        return leading
    return clause_after(title, standards) if standards else marked_clause(title, known)


def bare_title(title: str, standards: Sequence[Mention], clause: Clause | None) -> str:
    """A title without the standard and the clause that stand before it or behind it."""
    shown = plain(title)
    last = standards[-1] if standards and clause is not None else None
    if last is not None and last.start >= _AT_START and _is_clause(shown[last.end :]):
        return squeezed(shown[: last.start]).strip(" ,:;-–—(") or squeezed(title)
    if standards and standards[0].start < _AT_START and len(shown) > standards[0].end:
        shown = _SUBSECTION.sub("", shown[standards[0].end :])
    leading = leading_clause(shown.strip(" ,:;-–—"))
    if clause is not None and leading is not None and leading.printed == clause.printed:
        shown = leading.rest
    marked = marked_clause(shown)
    if clause is not None and marked is not None and marked.printed == clause.printed and marked.rest:
        shown = marked.rest
    return squeezed(shown).strip(" ,:;-–—") or squeezed(title)


def _is_clause(text: str) -> bool:
    """Whether a text holds a clause and nothing else, or nothing at all."""
    bare = text.strip(" ,:;-–—()")
    marked = marked_clause(bare)
    return not bare or read_clause(bare) is not None or (marked is not None and not marked.rest)


def _without_reference(title: str, words: TableWords) -> str:
    """A title without the remark that ran into it: `Toxicology See result page`."""
    title = _LEADERS.sub("", title)
    place = words.results.reference_at_end(title)
    return title[:place].rstrip(" (-–—") if place else title
