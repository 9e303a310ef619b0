"""The second look: places of a document read again by another reader than the first time.

Words that came from an image are read by Tesseract on their crops; words of a doubtful text layer by the
recogniser. The first question about a page asks for all its likely answers at once (figures, short words,
doubtful ones of its tables), for starting Tesseract costs more than reading with it.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from math import ceil

from models.document import Document, Page, PageStatus, Rule, Word
from models.evidence import Method
from models.exceptions import EngineFailed, ToolMissing
from models.geometry import Box
from models.reread import Place, Reread, no_reread
from parser.reading.characters import unspaced
from parser.reading.ocr.engines import (
    first_reader,
    second_reader,
    second_reader_is_there,
    usable_threads,
)
from parser.reading.ocr.interface import Image, LineReading, Recogniser
from parser.reading.ocr.seam import engines_at_work
from parser.reading.options import ReadingOptions
from parser.reading.scanned.crops import Strip, cut_out
from parser.reading.scanned.upright_image import PageImages, UprightImage, upright_image

SHORT = 4
"""Words of at most so many characters are read with the first question: results, units, numbers of rows."""

FEW = 3
"""They stand in cells of at most so many words; longer texts hold short words that nobody asks for."""

SURE = 0.9
"""So are words that the first reader believed less than this."""

HEARD, HEARD_IN_DOUBT = 0.9, 0.6
"""Scores from which the second reader's contradiction is heard, where the first was sure and where not."""

UNKNOWN_TO_IT = ("≥", "≤")
"""Signs that Tesseract's languages lack: it sees a figure in their place."""

AT_ONCE = 160
"""At most so many words are read before anybody asked for them."""

ABOVE, BESIDE = 0.28, 0.3
"""What a crop takes of the paper above and beside a word, as shares of its height."""


def second_look(
    data: bytes,
    document: Document,
    options: ReadingOptions = ReadingOptions(),  # noqa: B008  (frozen)
    images: PageImages | None = None,
) -> Reread:
    """The second look at a document that was read from `data`; `images` may hold what was kept of reading it.

    It sees nothing (and so neither agrees nor doubts) where no word came from an image, or where the second
    reader is not installed; in that case the first reader's words are believed less from the start.
    """
    if not any(_may_be_asked(page) for page in document.pages):
        return no_reread
    return _SecondLook(data, document, options, PageImages() if images is None else images)


def _may_be_asked(page: Page) -> bool:
    return any(_is_uncertain(page, word) for word in page.words)


def _is_uncertain(page: Page, word: Word) -> bool:
    """Whether a second look may tell more: at what was read from an image, or a layer that is in doubt."""
    if word.method is Method.TEXT_LAYER:
        return page.status is PageStatus.READ_WITH_DOUBT
    return word.method is Method.OCR


@dataclass
class _SecondLook:
    """See `second_look`."""

    data: bytes
    document: Document
    options: ReadingOptions
    images: PageImages
    _pages: dict[int, Page] = field(init=False)
    _read: dict[int, dict[int, Word | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pages = {page.number: page for page in self.document.pages}

    def __call__(self, page: int, box: Box) -> tuple[Word, ...]:
        """See `models.reread.Reread`."""
        described = self._pages.get(page)
        if described is None or not _may_be_asked(described):
            return ()
        inside = _inside(described, box)
        known = self._read.setdefault(page, {})
        if any(index not in known for index in inside):
            self._ask(described, (*inside, *([] if known else self._likely(described))))
        seen = (known[index] for index in inside)
        return tuple(word for word in seen if word is not None)

    def read_ahead(self, places: Sequence[Place]) -> None:
        """See `models.reread.ReadsAhead`."""
        for number in dict.fromkeys(page for page, _ in places):
            page = self._pages.get(number)
            if page is not None and _may_be_asked(page):
                inside = [i for at, box in places if at == number for i in _inside(page, box)]
                self._ask(page, (*inside, *([] if self._read.get(number) else self._likely(page))))

    def _likely(self, page: Page) -> list[int]:
        """The words that are probably asked for: of the page's tables, doubtful ones before all others, those
        that hold figures, and short ones in cells of few words, where outcomes stand.
        """
        parts, outcomes = self._parts(page.number), self._outcomes(page.number)
        doubted, others = list[int](), list[int]()
        for index, word in enumerate(page.words):
            doubtful = word.confidence < SURE
            asked = doubtful or any(map(str.isdigit, word.text)) or (word.box, word.text) in outcomes
            if asked and _is_uncertain(page, word) and any(part.holds(*word.box.middle) for part in parts):
                (doubted if doubtful else others).append(index)
        return [*doubted, *others][:AT_ONCE]

    def _parts(self, number: int) -> list[Box]:
        return [part.box for table in self.document.tables for part in table.parts if part.page == number]

    def _outcomes(self, number: int) -> set[tuple[Box, str]]:
        """Place and text of the short words in the tables' cells of few words; labels are none."""
        cells = (cell for table in self.document.tables for cell in table.cells if cell.page == number)
        return {
            (word.box, word.text)
            for cell in cells
            if len(cell.words) <= FEW
            for word in cell.words
            if len(word.text) <= SHORT and not word.text.endswith((":", "："))
        }

    def _ask(self, page: Page, indices: Iterable[int]) -> None:
        """Reads the words that were not read before, each reader beside the other."""
        known = self._read.setdefault(page.number, {})
        wanted = [index for index in dict.fromkeys(indices) if index not in known]
        known.update(dict.fromkeys(wanted))
        parts = [
            (reader, part)
            for reader, group in self._by_reader(page, wanted)
            for part in _parted(group, reader.at_once)
        ]
        crops = [[self._crop(page, page.words[index]) for index in part] for _, part in parts]
        with ThreadPoolExecutor(usable_threads(self.options.ocr_threads), "second-look") as beside:
            readings = beside.map(_asked, (reader for reader, _ in parts), crops)
            for (_, part), read in zip(parts, readings, strict=True):
                for index, reading in zip(part, read, strict=True):
                    known[index] = _second(page.words[index], reading)

    def _by_reader(self, page: Page, indices: Iterable[int]) -> list[tuple[Recogniser, list[int]]]:
        """The words with the reader for them: Tesseract is quicker with the languages that it needs only."""
        layer, latin, others = list[int](), list[int](), list[int]()
        for index in indices:
            word = page.words[index]
            if word.method is Method.TEXT_LAYER:
                layer.append(index)
            elif word.method is Method.OCR and word.angle == 0:
                (others if any(map(unspaced, word.text)) else latin).append(index)
        first = first_reader(self.options)
        asked: list[tuple[Recogniser, list[int]]] = [(first, layer)] if layer else []
        if second_reader_is_there():
            languages = self.options.languages
            asked += [(second_reader(languages[:1]), latin), (second_reader(languages[-1:]), others)]
        return [(reader, group) for reader, group in asked if group]

    def _crop(self, page: Page, word: Word) -> Image:
        image = self._image(page)
        beside, above = BESIDE * word.box.height, ABOVE * word.box.height
        left = max([word.box.x0 - beside, *_ends(page.words, word), *_rules_before(page.rules, word)])
        right = min([word.box.x1 + beside, *_starts(page.words, word), *_rules_after(page.rules, word)])
        sides = (left, word.box.top - above, right, word.box.bottom + above)
        return cut_out(image.image, Strip(*(side * image.scale for side in sides)))

    def _image(self, page: Page) -> UprightImage:
        kept = self.images.of(page)
        if kept is None:
            kept = upright_image(self.data, self.document, page, self.options)
            self.images.keep(page, kept)
        return kept


def _inside(page: Page, box: Box) -> list[int]:
    """The words whose middle lies in the box, those at which a second look is worth while."""
    return [
        index
        for index, word in enumerate(page.words)
        if box.holds(*word.box.middle) and _is_uncertain(page, word)
    ]


def _parted(indices: Sequence[int], most: int) -> list[Sequence[int]]:
    """The indices in parts of like length, of at most so many."""
    length = ceil(len(indices) / ceil(len(indices) / most))
    return [indices[start : start + length] for start in range(0, len(indices), length)]


def _asked(reader: Recogniser, crops: list[Image]) -> tuple[LineReading, ...]:
    """The readings; empty ones where the reader lacks a language or gives up."""
    try:
        with engines_at_work():
            return reader.read(crops)
    except (ToolMissing, EngineFailed):
        return (LineReading(),) * len(crops)


def _second(word: Word, reading: LineReading) -> Word | None:
    """The word as the second reader sees it, in the same place; None where it has no opinion."""
    if not _is_opinion(word, reading):
        return None
    step = word.box.width / len(reading.text)
    edges = tuple(word.box.x0 + step * index for index in range(len(reading.text) + 1))
    return replace(
        word,
        text=reading.text,
        confidence=reading.score,
        method=Method.OCR,
        edges=edges,
        alternatives=(),
    )


def _is_opinion(word: Word, reading: LineReading) -> bool:
    """Whether the second reading agrees, or contradicts surely enough to be heard.

    Against a sure first reader Tesseract is right about one time in a hundred below `HEARD`, and it loses
    marks of a few pixels ("4.5" becomes "45") or sees them in a cell's line. "≥4" is "24" to it.
    """
    if word.text[:1] in UNKNOWN_TO_IT and _bare(reading.text)[1:] == _bare(word.text):
        return False
    if _bare(reading.text) == _bare(word.text):
        return _squeezed(reading.text) == _squeezed(word.text)
    return bool(reading.text) and reading.score >= (HEARD if word.confidence >= SURE else HEARD_IN_DOUBT)


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _bare(text: str) -> str:
    """The letters and figures of a text in one case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()


def _rules_before(rules: Iterable[Rule], word: Word) -> list[float]:
    """Where the upright rules close before the word end."""
    low, high = word.box.x0 - word.box.height, word.box.x0 + 1
    return [rule.box.x1 + 0.5 for rule in rules if _upright(rule, word) and low < rule.box.x1 < high]


def _rules_after(rules: Iterable[Rule], word: Word) -> list[float]:
    """Where the upright rules close after the word begin."""
    low, high = word.box.x1 - 1, word.box.x1 + word.box.height
    return [rule.box.x0 - 0.5 for rule in rules if _upright(rule, word) and low < rule.box.x0 < high]


def _upright(rule: Rule, word: Word) -> bool:
    return not rule.horizontal and rule.box.top < word.box.middle[1] < rule.box.bottom


def _ends(words: Iterable[Word], word: Word) -> list[float]:
    """Half-way to where the words before it on its line end, those close by."""
    return [
        (other.box.x1 + word.box.x0) / 2
        for other in words
        if other.box.top < word.box.middle[1] < other.box.bottom
        if word.box.x0 - word.box.height < other.box.x1 <= word.box.x0 + 0.1
    ]


def _starts(words: Iterable[Word], word: Word) -> list[float]:
    """Half-way to where the words after it on its line begin, those close by."""
    return [
        (other.box.x0 + word.box.x1) / 2
        for other in words
        if other.box.top < word.box.middle[1] < other.box.bottom
        if word.box.x1 - 0.1 <= other.box.x0 < word.box.x1 + word.box.height
    ]
