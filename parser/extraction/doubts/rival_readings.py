"""Names of items and substances that a scan leaves in doubt: what their other readings name."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from models.document import Cell, Word
from models.standard import ItemEntry
from parser.extraction.doubts.second_look import SURE
from parser.extraction.folding import squeezed
from parser.extraction.standards.analytes import AnalyteFinder
from parser.extraction.standards.items import ItemFinder

LIKELIER = 0.5
"""A first reading is likelier than any other above this score."""

MOST_RIVALS = 2
"""So many other readings of a word are all there are: no more than three are kept."""


def has_no_rival(cells: Iterable[Cell], items: ItemFinder, key: str) -> bool:
    """Whether the cells' words in doubt are likelier read than not, and none of their other readings makes of
    the whole name, which may stand in several cells, that of another item than `key`, or first one at all."""
    cells = list(cells)
    doubted = [word for cell in cells for word in cell.words if word.confidence < SURE]
    if not all(map(_is_likely, doubted)):
        return False
    whole = squeezed(" ".join(cell.text for cell in cells))
    others = [whole.replace(word.text, other, 1) for word in doubted for other in word.alternatives]
    named = [item.key for other in others for item in items.find(other)]
    return all(one == key for one in named) and (not named or bool(items.find(whole)))


def names_no_other(cell: Cell, analytes: AnalyteFinder, key: str) -> bool:
    """Whether the cell's words in doubt are likelier read than not, no numbers, and no other reading of it
    names another substance than `key`."""
    doubted = [word for word in cell.words if word.confidence < SURE]
    if not all(_is_likely(word) and not any(map(str.isdigit, word.text)) for word in doubted):
        return False
    return all(one.key == key for text in other_texts(cell) for one in analytes.all_in(text))


def agrees_only_so(cell: Cell, analytes: AnalyteFinder) -> bool:
    """Whether a cell names its substance twice, by name and symbol, and both agree in no other reading."""
    doubted = [word for word in cell.words if word.confidence < SURE]
    others = list(other_texts(cell))
    return (
        all(map(_is_likely, doubted))
        and bool(others)
        and analytes.agrees(cell.text)
        and not any(analytes.agrees(text) for text in others)
    )


def named_otherwise(cells: Iterable[Cell], name: str, items: ItemFinder) -> tuple[ItemEntry, ...]:
    """The one item that another reading of a word in doubt makes of a name; none where there are several."""
    found = {
        item.key: item
        for cell in cells
        for word in cell.words
        if word.confidence < SURE and word.text in name
        for other in word.alternatives
        for item in items.find(name.replace(word.text, other, 1))
    }
    return tuple(found.values()) if len(found) == 1 else ()


def other_texts(cell: Cell) -> Iterator[str]:
    """The text of a cell with one of its words in another reading."""
    text = squeezed(cell.text)
    return (text.replace(word.text, other, 1) for word in cell.words for other in all_readings(word))


def all_readings(word: Word) -> Iterator[str]:
    """The other readings of a word, and those with several of its characters in their other reading: each of
    `alternatives` replaces a single one."""
    whole = [other for other in word.alternatives if len(other) == len(word.text)]
    yield from (other for other in word.alternatives if other not in whole)
    places = [
        (place, other[place])
        for other in whole
        for place, character in enumerate(word.text)
        if other[place] != character
    ]
    for count in range(1, len(places) + 1):
        for chosen in combinations(places, count):
            changed = dict(chosen)
            yield "".join(changed.get(place, own) for place, own in enumerate(word.text))


def _is_likely(word: Word) -> bool:
    """Whether all other readings of a word in doubt are known, and it is likelier than each."""
    return word.confidence > LIKELIER and 0 < len(word.alternatives) <= MOST_RIVALS
