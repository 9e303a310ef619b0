"""Adds to a digital page the text that stands on it only in pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pypdfium2

from models.document import Code, Page, PageSource, PageStatus, Picture, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading import reasons
from parser.reading.edits.invisible import PART_HEIGHT, PART_WIDTH
from parser.reading.lines import lines_of
from parser.reading.options import ReadingOptions
from parser.reading.pdf_objects import Painting
from parser.reading.pictures.alone import Alone, nothing_else
from parser.reading.pictures.look import look_at
from parser.reading.pictures.placed import Said, not_covered
from parser.reading.pictures.seen import SeenPictures
from parser.reading.pictures.spots import Spot, spots_of
from parser.reading.upright import Turn
from parser.reading.words import sorted_words

CODE_SHARE = 0.5
"""Share of a picture under codes from which it is nothing else."""

PAGE_SHARE = 0.4
"""Share of the page from which a picture that could not be read well puts the page in doubt."""


def with_pictured_text(
    page: pypdfium2.PdfPage,
    painting: Painting,
    described: Page,
    codes: Iterable[Code],
    seen: SeenPictures,
    options: ReadingOptions,
) -> Page:
    """The page `described` by its text layer, with the words of its pictures.

    They carry the method `ocr` and their place. Words that the layer has too are left to the layer. Where
    a picture is a part of the page (a table, an annex), the page's source becomes `mixed`.
    """
    width, height = page.get_size()
    spots = spots_of(painting.drawn, Box(0, 0, width, height))
    if not spots:
        return described
    turn = Turn(described.rotation, width, height) if described.to_filed else None
    coded = [code.box for code in codes]
    with nothing_else(page, painting) as alone:
        looks = list(_looks(alone, spots, turn, described, coded, seen, options))
    return _together(described, looks)


Look = tuple[Spot, Said]
"""A place and what it says, its words where they stand on the page as described."""


def _looks(
    alone: Alone,
    spots: Iterable[Spot],
    turn: Turn | None,
    described: Page,
    coded: Sequence[Box],
    seen: SeenPictures,
    options: ReadingOptions,
) -> Iterator[Look]:
    for spot in spots:
        box = spot.box if turn is None else turn.box(spot.box)
        if sum(box.intersection(code).area for code in coded) > CODE_SHARE * box.area:
            continue
        angle = 0 if turn is None else turn.angle
        key = seen.key(spot, angle)
        said = seen.get(key)
        if said is None:
            image, dpi = alone.draw(spot)
            upright = np.ascontiguousarray(np.rot90(image, -(angle // 90)))
            said = look_at(upright, dpi, _inside(described.words, box), options)
            seen.note(key, said)
        placed = said.at(box)
        yield spot, replace(placed, words=not_covered(placed.words, described.words))


def _inside(words: Iterable[Word], box: Box) -> list[Box]:
    """The boxes of the words on the picture, from its corner."""
    return [
        Box(word.box.x0 - box.x0, word.box.top - box.top, word.box.x1 - box.x0, word.box.bottom - box.top)
        for word in words
        if box.holds(*word.box.middle)
    ]


def _together(page: Page, looks: Sequence[Look]) -> Page:
    pictures = list(page.pictures)
    for spot, said in looks:
        for number in spot.numbers:
            pictures[number] = replace(pictures[number], read=True, words=len(said.words))
    page = replace(page, pictures=tuple(pictures))
    speaking = [said for _, said in looks if said.words]
    if not speaking:
        return page
    words = [word for said in speaking for word in said.words]
    rules = [rule for said in speaking for rule in said.rules]
    lines = [*page.lines, *lines_of(words, rules)]
    parts = any(said.part for said in speaking)
    doubtful = any(_doubtful(page, spot, said) for spot, said in looks)
    if doubtful and page.status is PageStatus.READ:
        page = replace(page, status=PageStatus.READ_WITH_DOUBT, reason=reasons.ILLEGIBLE)
    return replace(
        page,
        source=PageSource.MIXED if parts else page.source,
        words=sorted_words([*page.words, *words]),
        rules=(*page.rules, *rules),
        lines=tuple(sorted(lines, key=lambda line: (round(line.box.top), line.box.x0))),
    )


def _doubtful(page: Page, spot: Spot, said: Said) -> bool:
    return said.doubtful and spot.box.area >= PAGE_SHARE * page.width * page.height


def without_marks(page: Page) -> Page:
    """The page without the words of logos and stamps, which stand in no table even where they cover one."""
    if page.source is PageSource.OCR or not any(word.method is Method.OCR for word in page.words):
        return page
    small = [picture.box for picture in page.pictures if _is_small(picture)]

    def stays(word: Word) -> bool:
        if word.method is not Method.OCR:
            return True
        return page.source is PageSource.MIXED and not any(box.holds(*word.box.middle) for box in small)

    return replace(
        page,
        words=tuple(word for word in page.words if stays(word)),
        lines=tuple(line for line in page.lines if stays(line.words[0])),
    )


def _is_small(picture: Picture) -> bool:
    return picture.box.width < PART_WIDTH or picture.box.height < PART_HEIGHT
