"""Which reading of a page counts: its text layer, OCR, or both compared.

The counters follow Apache Tika's automatic OCR strategy (few characters, or many without a Unicode value);
an invisible layer over a page-filling image is somebody else's OCR and never taken at its word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from models.document import Page, PageSource, Picture, Word
from models.geometry import inverse, through
from parser.reading.lines import lines_of
from parser.reading.words import sorted_words

FEW = 10
"""Tika: so few characters beside pictures are a page number or a stamp on a scan."""

MEANINGLESS, MEANINGLESS_SHARE = 10, 0.1
"""Tika: from ten characters without a meaning on, where they are a tenth of the layer."""

JUNK = 0.3
"""A layer with more improbable words than this was garbled on the way."""

LETTERS, VOWELS = 300, (0.22, 0.6)
"""From so many letters on, the share of vowels tells European languages (0.32 to 0.5) from letters that were
exchanged: a subset font whose codes pass for other letters. Codes and units are left out."""

SPARSE = 200
"""A visible layer with fewer characters over a page-filling picture is the heading of a scan."""

FILLING = 0.5
"""A picture that covers this share of a page may be the page itself."""


class Plan(StrEnum):
    """How a page is to be read."""

    LAYER = "layer"
    OCR = "ocr"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """What there is to know of a text layer: counts of characters, shares of junk words and of pictures.

    `garbled`: its letters were exchanged for others."""

    characters: int
    unmapped: int
    private_use: int
    invisible: int
    junk: float
    pictured: float
    garbled: bool = False

    @property
    def meaningless(self) -> bool:
        """Whether too many characters have no Unicode value, or a meaningless one."""
        count = self.unmapped + self.private_use
        return count >= MEANINGLESS and count >= MEANINGLESS_SHARE * self.characters

    @property
    def says_nothing(self) -> bool:
        """Whether what the layer says cannot be its text at all."""
        return self.meaningless or self.garbled or (self.junk > JUNK and self.characters > FEW)


def decide(facts: LayerFacts) -> Plan:
    """The plan for a page. A page without characters is read by OCR when anything is drawn on it."""
    if facts.characters <= FEW and facts.pictured > 0:
        return Plan.BOTH if facts.characters else Plan.OCR
    if facts.says_nothing:
        return Plan.OCR
    if facts.pictured < FILLING:
        return Plan.LAYER
    if facts.invisible > facts.characters / 2:
        return Plan.OCR
    return Plan.BOTH if facts.characters < SPARSE else Plan.LAYER


def is_garbled(words: Iterable[Word]) -> bool:
    """Whether the words, long ones in small Latin letters, are those of no European language."""
    texts = [word.text.strip(".,:;()").lower() for word in words]
    letters = "".join(text for text in texts if len(text) > 4 and text.isascii() and text.isalpha())
    if len(letters) < LETTERS:
        return False
    vowels = sum(letter in "aeiouy" for letter in letters) / len(letters)
    return not VOWELS[0] <= vowels <= VOWELS[1]


def pictured_share(pictures: Iterable[Picture], width: float, height: float) -> float:
    """The share of the page that its largest picture covers."""
    return max((picture.box.area for picture in pictures), default=0.0) / max(1.0, width * height)


def junk_share(words: Iterable[Word]) -> float:
    """The share of words that no language writes: odd signs among letters, or letters of several scripts."""
    texts = [word.text for word in words if len(word.text) > 1]
    return sum(map(_improbable, texts)) / len(texts) if texts else 0.0


def _improbable(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    odd = sum(not c.isprintable() or c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    return 3 * odd > len(text) or len({_script(c) for c in text if c.isalpha()} - {"han"}) > 1


def _script(letter: str) -> str:
    """A coarse name of the letter's script. Micro and ohm signs stand with Latin units."""
    code = ord(letter)
    if code < 0x250 or letter in "µμΩΩÅ":
        return "latin"
    return "han" if 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFFEF else f"block {code >> 8}"


def merged(digital: Page, read: Page) -> Page:
    """The page read by OCR with the words of its visible layer, which stand in for what OCR saw there."""
    if digital.to_filed is not None or not digital.words:
        return read
    back = None if read.to_filed is None else inverse(read.to_filed)
    layer = [replace(word, box=through(word.box, back), edges=()) for word in digital.words]
    others = [word for word in read.words if not any(over.box.holds(*word.box.middle) for over in layer)]
    words = sorted_words([*layer, *others])
    rules = (*read.rules, *(digital.rules if back is None else ()))
    return replace(read, words=words, lines=lines_of(words, rules), rules=rules, source=PageSource.MIXED)
