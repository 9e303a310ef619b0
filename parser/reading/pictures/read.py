"""Adds to a digital page the text that stands on it only in pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2

from models.document import Code, Page, PageSource, PageStatus, Picture, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading import reasons
from parser.reading.edits.invisible import PART_HEIGHT, PART_WIDTH
from parser.reading.lines import lines_of
from parser.reading.options import ReadingOptions
from parser.reading.pdf.objects import Painting
from parser.reading.pdf.upright import Turn
from parser.reading.pictures.alone import COARSE, FINE, GLANCE, Alone, Pixels, is_large, nothing_else
from parser.reading.pictures.look import look_at
from parser.reading.pictures.placed import Said, not_covered
from parser.reading.pictures.seen import Key, SeenPictures
from parser.reading.pictures.spots import Spot, spots_of
from parser.reading.pictures.writing import may_hold_writing
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
    places = _places(page, painting, described, codes, seen)
    if any(seen.get(place.key) is None for place in places):
        with nothing_else(page, painting) as alone:
            looks = [(place, _said(alone, place, described, seen, options)) for place in places]
    else:
        looks = [(place, seen.get(place.key) or Said()) for place in places]
    return _together(described, [(place, _own(said.at(place.box), described)) for place, said in looks])


@dataclass(frozen=True, slots=True)
class _Place:
    """A spot, where it stands on the page as described, how much that is turned, and what it shows."""

    spot: Spot
    box: Box
    angle: int
    key: Key | None


def _places(
    page: pypdfium2.PdfPage, painting: Painting, described: Page, codes: Iterable[Code], seen: SeenPictures
) -> list[_Place]:
    """The pictures that may speak: those that are large enough and not a code."""
    width, height = page.get_size()
    turn = Turn(described.rotation, width, height) if described.to_filed else None
    angle = turn.angle if turn else 0
    coded = [code.box for code in codes]
    places = []
    for spot in spots_of(painting.drawn, Box(0, 0, width, height)):
        box = turn.box(spot.box) if turn else spot.box
        if sum(box.intersection(code).area for code in coded) <= CODE_SHARE * box.area:
            places.append(_Place(spot, box, angle, seen.key(spot, angle)))
    return places


def _own(said: Said, described: Page) -> Said:
    """What the layer does not say too."""
    return replace(said, words=not_covered(said.words, described.words))


def _said(alone: Alone, place: _Place, described: Page, seen: SeenPictures, options: ReadingOptions) -> Said:
    """What stands in the place; read once in a document."""
    said = seen.get(place.key)
    if said is None:
        said = _read(alone, place, _inside(described.words, place.box), options)
        seen.note(place.key, said)
    return said


def _read(alone: Alone, place: _Place, layer: Sequence[Box], options: ReadingOptions) -> Said:
    """Reads a picture turned like the page; a large one is first looked at from afar."""
    large = is_large(place.spot)
    image = _drawn(alone, place, GLANCE if large else FINE)
    if not may_hold_writing(image):
        return Said()
    if large:
        image = _drawn(alone, place, COARSE)
    return look_at(image, COARSE if large else FINE, layer, options)


def _drawn(alone: Alone, place: _Place, dpi: float) -> Pixels:
    return np.ascontiguousarray(np.rot90(alone.draw(place.spot, dpi), -(place.angle // 90)))


def _inside(words: Iterable[Word], box: Box) -> list[Box]:
    """The boxes of the words on the picture, from its corner."""
    return [
        Box(word.box.x0 - box.x0, word.box.top - box.top, word.box.x1 - box.x0, word.box.bottom - box.top)
        for word in words
        if box.holds(*word.box.middle)
    ]


def _together(page: Page, looks: Sequence[tuple[_Place, Said]]) -> Page:
    pictures = list(page.pictures)
    for place, said in looks:
        for number in place.spot.numbers:
            pictures[number] = replace(pictures[number], read=not said.unread, words=len(said.words))
    page = replace(page, pictures=tuple(pictures))
    if any(said.unread for _, said in looks) and page.status is PageStatus.READ:
        page = replace(page, status=PageStatus.READ_WITH_DOUBT, reason=reasons.OCR_FAILED)
    speaking = [said for _, said in looks if said.words]
    if not speaking:
        return page
    words = [word for said in speaking for word in said.words]
    rules = [rule for said in speaking for rule in said.rules]
    lines = [*page.lines, *lines_of(words, rules)]
    parts = any(said.part for said in speaking)
    doubtful = any(_doubtful(page, place, said) for place, said in looks)
    if doubtful and page.status is PageStatus.READ:
        page = replace(page, status=PageStatus.READ_WITH_DOUBT, reason=reasons.ILLEGIBLE)
    return replace(
        page,
        source=PageSource.MIXED if parts else page.source,
        words=sorted_words([*page.words, *words]),
        rules=(*page.rules, *rules),
        lines=tuple(sorted(lines, key=lambda line: (round(line.box.top), line.box.x0))),
    )


def _doubtful(page: Page, place: _Place, said: Said) -> bool:
    return said.doubtful and place.box.area >= PAGE_SHARE * page.width * page.height


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
