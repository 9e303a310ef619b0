"""Cells of a scanned table that decide a verdict, read again by another reader.

The outcomes are asked for a whole column at a time; of the words that say what an outcome belongs to, only
those that the first reader doubted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from models.document import Cell, Word
from models.evidence import Method
from models.geometry import around
from models.reread import Reread
from parser.extraction.folding import fold, plain
from parser.extraction.labelled.layout import joined

UNCONFIRMED = 0.89
"""The most that a scanned outcome keeps when the second reader did not see all of it."""
AGREED = 0.5
"""Share of the doubt that is left where both readers agree."""
BELIEVED = 0.86
"""The least that is believed where both readers agree: they go by other features, and fail differently."""
CONTESTED = 0.6
"""The most that is left where they read different outcomes."""
SURE = 0.9
"""A word that the first reader believed so far is not asked for again when it only names a row."""
MANY_LETTERS = 8
"""From so many letters on a misread name is none of the catalogue's; "Pb" may be "Sb"."""
_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class _Second:
    """A cell as both readers see it: `text` with the second's words where it has an opinion, empty where it
    has none at all; `whole` if it has one on every word."""

    text: str = ""
    whole: bool = True


@dataclass
class SecondLook:
    """Asks for the second reading of columns; every cell is read again at most once."""

    reread: Reread
    _seen: dict[Cell, _Second] = field(default_factory=dict)

    def look(self, cells: Sequence[Cell]) -> None:
        """Reads these cells of one column again, those that come from an image, a page at a time."""
        pages: dict[int, list[Cell]] = defaultdict(list)
        for cell in cells:
            if cell not in self._seen and is_scanned(cell):
                pages[cell.page].append(cell)
        for page, column in pages.items():
            words = self.reread(page, around([cell.box for cell in column]).grown(_MARGIN))
            for cell in column:
                self._seen[cell] = _second(cell, words)

    def text(self, cell: Cell) -> str:
        """The cell with what the second reader saw in it; empty where it saw nothing or did not look."""
        return self._seen.get(cell, _Second()).text

    def confidence(self, first: float, cell: Cell, agrees: bool | None) -> float:
        """The confidence after the second look: `agrees` is None where the second reader saw nothing."""
        if cell not in self._seen:
            return first
        if agrees is False:
            return min(first, CONTESTED)
        return agreed(first) if agrees and self._seen[cell].whole else min(first, UNCONFIRMED)

    def sureness(self, cells: Iterable[Cell], known: bool = False) -> float:
        """How surely cells that name something were read; 1 where there is none.

        A word of an image that the first reader doubted is believed where the second one reads the same.
        `known`: they name one thing that the catalogue knows, which bears out a reading of many letters.
        """
        named = list(cells)
        sure = min((self._of_word(cell.page, word) for cell in named for word in cell.words), default=1.0)
        return max(sure, BELIEVED) if known and letters_in(named) >= MANY_LETTERS else sure

    def _of_word(self, page: int, word: Word) -> float:
        if not is_doubted(word):
            return word.confidence
        second = next((seen for seen in self.reread(page, word.box) if seen.box == word.box), None)
        same = second is not None and _print(second) == _print(word) != ""
        return agreed(word.confidence) if same else word.confidence


def agreed(first: float) -> float:
    """What is believed of print that both readers read alike."""
    return max(BELIEVED, 1 - (1 - first) * AGREED)


def letters_in(cells: Iterable[Cell]) -> int:
    """Latin letters in all: a Chinese name differs from another's in a single character."""
    return sum(character.isascii() and character.isalpha() for cell in cells for character in cell.text)


def is_scanned(cell: Cell) -> bool:
    """Whether the cell's words were read from an image."""
    return any(word.method is Method.OCR for word in cell.words)


def is_doubted(word: Word) -> bool:
    """Whether a word was read from an image, and its reader was less than sure of it."""
    return word.method is Method.OCR and word.confidence < SURE


def _print(word: Word) -> str:
    """Letters and figures as they compare; the signs where there is nothing else."""
    shown = plain(word.text)
    return fold(shown).text or "".join(shown.split())


def _second(cell: Cell, words: Sequence[Word]) -> _Second:
    """What the second reader makes of the cell. It answers word for word, each in the first one's place."""
    seen = {word.box: word for word in words}
    own = [word for word in cell.words if word.box in seen]
    if own:
        shown = [replace(word, text=seen.get(word.box, word).text) for word in cell.words]
        return _Second(joined(shown)[0], len(own) == len(cell.words))
    inside = [word for word in words if cell.box.holds(*word.box.middle)]
    lines = sorted(
        inside, key=lambda word: (round(word.box.middle[1] / max(word.box.height, 1)), word.box.x0)
    )
    return _Second(joined(lines)[0])
