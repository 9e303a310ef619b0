"""Titles of coarse print: of two readings of one word that which the standard's own title bears out.

Only what a reader of images doubted is touched, and only where the clause's number was read surely: it says
by itself what the title is about. The evidence keeps what was read.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from models.document import Cell
from models.standard import Standard
from parser.extraction.clause_tables.row_text import RowText
from parser.extraction.doubts.second_look import SURE, is_doubted
from parser.extraction.folding import fold


def spelled_title(text: RowText, entry: Standard | None) -> str:
    """The title, of every doubted word the reading with which it comes nearest to the standard's title."""
    if entry is None or text.clause is None or not _is_sure(text.numbering):
        return text.title
    own = [
        fold(title).text
        for clause in entry.clauses
        if clause.number in text.clause.covered
        for title in (clause.title.en, clause.title.zh)
    ]
    title = text.title
    for word in (word for cell in text.cells for word in cell.words if is_doubted(word)):
        readings = (title, *(title.replace(word.text, other, 1) for other in word.alternatives))
        title = min(readings, key=lambda one: _distance(one, own))
    return title


def _is_sure(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(cell.confidence >= SURE for cell in cells)


def _distance(read: str, own: Sequence[str]) -> int:
    """How many characters the nearest of the standard's titles differs in; none where it has none."""
    return min((Levenshtein.distance(fold(read).text, title) for title in own), default=0)
