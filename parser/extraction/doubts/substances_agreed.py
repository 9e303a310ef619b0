"""Substances that a cell names twice, by name and by symbol, of which the reader misread one."""

from dataclasses import replace

from models.document import Cell, Table, Word
from parser.extraction.standards.analytes import AnalyteFinder


def with_agreeing_names(table: Table, analytes: AnalyteFinder) -> Table:
    """The table with the other reading of a word taken where only in that name and symbol agree: `镉(Cd)` for
    `锡(Cd)`. The word is believed no more than before, and keeps its first reading beside."""
    cells = tuple(_agreeing(cell, analytes) for cell in table.cells)
    return table if cells == table.cells else replace(table, cells=cells)


def _agreeing(cell: Cell, analytes: AnalyteFinder) -> Cell:
    for word in cell.words:
        if word.alternatives and analytes.contradicts(word.text):
            other = next((text for text in word.alternatives if analytes.agrees(text)), None)
            if other is not None:
                words = tuple(_read_as(one, other) if one is word else one for one in cell.words)
                return replace(cell, text=cell.text.replace(word.text, other, 1), words=words)
    return cell


def _read_as(word: Word, text: str) -> Word:
    others = (word.text, *(other for other in word.alternatives if other != text))
    edges = word.edges if len(text) == len(word.text) else ()
    return replace(word, text=text, alternatives=others, edges=edges)
