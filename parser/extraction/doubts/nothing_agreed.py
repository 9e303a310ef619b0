"""The word for nothing found with a character too many: `nn.d.` in a table that writes `n.d.`."""

from collections import Counter
from dataclasses import replace

from models.document import Cell, Table
from parser.extraction.doubts.points_agreed import LIKELY
from parser.extraction.doubts.second_look import SURE, is_doubted
from parser.extraction.folding import plain
from parser.extraction.tables.known_words import TableWords

_FEWEST, _SHORTEST = 3, 3
"""So many cells of the table say the word surely, and so many characters it has."""


def with_agreed_nothing(table: Table, words: TableWords) -> Table:
    """The table with its own word for nothing found where a cell in doubt has that and one character more: no
    number is read so, and no outcome.
    """
    said = Counter(
        _key(cell) for cell in table.cells if _says_nothing(cell, words) and cell.confidence >= SURE
    )
    own = {key for key, count in said.items() if count >= _FEWEST and len(key) >= _SHORTEST}
    if not own:
        return table
    cells = tuple(_mended(cell, own) if _is_unknown(cell, words) else cell for cell in table.cells)
    return replace(table, cells=cells)


def _key(cell: Cell) -> str:
    return plain(cell.text).strip().casefold()


def _says_nothing(cell: Cell, words: TableWords) -> bool:
    return words.is_listed("not_detected", cell.text)


def _is_unknown(cell: Cell, words: TableWords) -> bool:
    """Whether a cell is one word of an image, read in doubt, without figures, that says nothing known."""
    in_doubt = len(cell.words) == 1 and is_doubted(cell.words[0])
    known = words.is_value(cell.text) or words.results.read(cell.text) is not None
    return in_doubt and not known and not any(map(str.isdigit, cell.text))


def _mended(cell: Cell, own: set[str]) -> Cell:
    key = _key(cell)
    shorter = {key[:place] + key[place + 1 :] for place in range(len(key))} & own
    if len(shorter) != 1:
        return cell
    (word,), text = cell.words, shorter.pop()
    sure = max(LIKELY, word.confidence)
    return replace(
        cell, text=text, words=(replace(word, text=text, confidence=sure, alternatives=(), edges=()),)
    )
