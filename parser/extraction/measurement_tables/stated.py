"""Limits and detection limits that a sentence beside a table states for all of it: `MDL = 5 mg/kg`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.document import Table
from parser.extraction.folding import plain
from parser.extraction.labelled.flow import Block, Paragraph
from parser.extraction.measurement_tables.shape import Kit

_DETECTION = (
    r"(?:method\s+)?(?:detection|reporting|report|quantitation|quantification)\s+limits?|"
    r"limits?\s+of\s+(?:detection|quanti\w+)|\b(?:MDL|LOD|LOQ|RL|MRL)\b|(?:方法)?(?:检出限|定量限|报告限|检测限)"
)
_LIMIT = (
    r"(?:max(?:imum|\.)?\s+)?(?:permissible\s+|allowable\s+|regulatory\s+)?limits?(?:\s+values?)?|"
    r"(?:标准)?限值|限量"
)
_NAMED = re.compile(
    rf"(?:(?P<detection>{_DETECTION})|(?P<limit>(?<![A-Za-z])(?:{_LIMIT})))"
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:=|:|is|are|为|是|均为)?\s*(?P<sign>[<>≤≥]?)\s*"
    r"(?P<amount>\d+(?:[.,]\d+)*\s*[^\s;。;,，()]{0,8})",
    re.I,
)
_UNIT = re.compile(
    r"(?:\b(?:results?|values?|concentrations?|contents?|figures?|units?)\b|单位|结果)[^.;。；]{0,25}?"
    r"(?:\b(?:in|as)\b|[:：=为以])\s*(?P<unit>[^\s;。;,，()]{1,10})",
    re.I,
)
_AT_START = 3
_NEAR = 4
"""So many paragraphs before or behind a table may speak of it."""
_SENTENCE = re.compile(r"[;。；\n]|\.\s")


@dataclass(frozen=True)
class Stated:
    """What the sentences say: a number and its unit for every analyte (key None) or for one."""

    detection: dict[str | None, float]
    limits: dict[str | None, tuple[float, str | None]]
    unit: str | None = None

    def detection_limit(self, analyte: str) -> float | None:
        """The detection limit stated for an analyte."""
        return self.detection.get(analyte, self.detection.get(None))

    def limit(self, analyte: str, unit: str | None) -> float | None:
        """The limit stated for an analyte, where its unit is that of the value or is not printed."""
        number, stated = self.limits.get(analyte, self.limits.get(None, (None, None)))
        return number if number is not None and (not stated or not unit or stated == unit) else None


def stated_beside(table: Table, blocks: Sequence[Block], kit: Kit) -> Stated:
    """The limits that the paragraphs around a table state for it; one told twice differently is left out."""
    detection: dict[str | None, set[float]] = {}
    limits: dict[str | None, set[tuple[float, str | None]]] = {}
    units: set[str] = set()
    for text in _paragraphs(table, blocks, kit):
        units |= {unit for match in _UNIT.finditer(text) if (unit := kit.quantities.unit(match["unit"]))}
        for match in _NAMED.finditer(text):
            quantity = kit.quantities.read(match["amount"])
            if quantity is None or not isinstance(quantity.value, float):
                continue
            for key in _analytes_before(text, match.start(), kit):
                if match["detection"]:
                    detection.setdefault(key, set()).add(quantity.value)
                elif not match["sign"]:
                    limits.setdefault(key, set()).add((quantity.value, quantity.unit))
    return Stated(
        {key: next(iter(found)) for key, found in detection.items() if len(found) == 1},
        {key: next(iter(found)) for key, found in limits.items() if len(found) == 1},
        next(iter(units)) if len(units) == 1 else None,
    )


def _analytes_before(text: str, place: int, kit: Kit) -> tuple[str | None, ...]:
    """The analytes that the sentence names before the limit; None for all of them where it names none."""
    sentence = _SENTENCE.split(text[:place])[-1]
    return tuple(analyte.key for analyte in kit.words.analytes.all_in(sentence)) or (None,)


def _paragraphs(table: Table, blocks: Sequence[Block], kit: Kit) -> Iterator[str]:
    place = next((place for place, block in enumerate(blocks) if block is table), None)
    if place is None:
        return
    yield from _until_heading(reversed(blocks[max(0, place - _NEAR) : place]), True, kit)
    after = place + 1
    while after < len(blocks) and _goes_on(table, blocks[after]):
        after += 1
    yield from _until_heading(blocks[after : after + _NEAR], False, kit)


def _goes_on(table: Table, block: Block) -> bool:
    """Whether a table right below is a part of this one: as many columns under the same first head."""
    if isinstance(block, Paragraph) or not (block.cells and table.cells):
        return False
    same = plain(block.cells[0].text) == plain(table.cells[0].text)
    return same and block.column_count == table.column_count


def _until_heading(blocks: Iterable[Block], with_it: bool, kit: Kit) -> Iterator[str]:
    """The paragraphs up to the next table or heading, which itself may state a limit. The row that concludes
    a table, carried over to the next page, is none."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            if block.row_count == 1 and kit.words.concludes(block.cells[0].text):
                continue
            return
        mentions = kit.words.standards.find(block.text)
        heading = block.bold or bool(mentions and mentions[0].start <= _AT_START)
        if not heading or with_it:
            yield plain(block.text)
        if heading:
            return
