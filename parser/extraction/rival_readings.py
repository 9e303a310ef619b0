"""Names of items that a scan leaves in doubt: whether another reading of them names another item."""

from collections.abc import Iterable

from models.document import Cell, Word
from parser.extraction.items import ItemFinder
from parser.extraction.second_look import SURE

LIKELIER = 0.5
"""A first reading is likelier than any other above this score."""

MOST_RIVALS = 2
"""So many other readings of a word are all there are: no more than three are kept."""


def has_no_rival(cells: Iterable[Cell], items: ItemFinder, key: str) -> bool:
    """Whether the cells' words in doubt are likelier read than not, and no other reading names another item
    than `key`."""
    doubted = [word for cell in cells for word in cell.words if word.confidence < SURE]
    if not all(map(_is_likely, doubted)):
        return False
    others = (other for word in doubted for other in word.alternatives)
    return all(item.key == key for other in others for item in items.find(other))


def _is_likely(word: Word) -> bool:
    """Whether all other readings of a word in doubt are known, and it is likelier than each."""
    return word.confidence > LIKELIER and 0 < len(word.alternatives) <= MOST_RIVALS
