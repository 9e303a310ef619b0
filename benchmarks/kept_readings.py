"""Readings kept in a folder, so that values are extracted again without reading again.

Whoever changes the vocabulary, a standard or a rule of extraction measures in seconds what takes minutes
with OCR. A kept file (JSON) is named after the document's SHA-256; it holds the `Document`, the answers of
the second look, and which state of `parser.reading` made them.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from rich.console import Console

import parser.reading
from catalog import Catalogue
from models.document import Document, Word
from models.geometry import Box
from models.report import TestReport
from models.reread import Place, Reread, read_ahead
from parser.as_filed import as_filed
from parser.extraction import extract_report
from parser.reading import ReadingOptions, read_document, second_look

OPTIONS = ReadingOptions()
_ROUNDING = 3
"""Places are known by their boxes to a thousandth of a point: what JSON gives back is the same place."""


@with_config(ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", ser_json_inf_nan="constants"))
@dataclass(frozen=True)
class _Kept:
    """What a kept file holds: `state` of the reading code, the document, the words of the second look."""

    state: str
    document: Document
    seen: list[tuple[int, Box, tuple[Word, ...]]]


@cache
def _adapter() -> TypeAdapter[_Kept]:
    return TypeAdapter(_Kept)


@cache
def reading_state() -> str:
    """A digest of the source of `parser.reading`: another one may read otherwise."""
    digest = hashlib.sha256()
    root = Path(parser.reading.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass
class _Look:
    """A second look that remembers what it saw; `ask` makes the real one when something new is asked."""

    data: bytes
    document: Document
    seen: dict[tuple[int, Box], tuple[Word, ...]] = field(default_factory=dict)
    grew: bool = False
    _inner: Reread | None = None

    def __call__(self, page: int, box: Box) -> tuple[Word, ...]:
        """See `models.reread.Reread`."""
        key = _key(page, box)
        if key not in self.seen:
            self.seen[key] = self._look()(page, box)
            self.grew = True
        return self.seen[key]

    def read_ahead(self, places: Sequence[Place]) -> None:
        """See `models.reread.ReadsAhead`."""
        unknown = [place for place in places if _key(*place) not in self.seen]
        if unknown:
            read_ahead(self._look(), unknown)

    def _look(self) -> Reread:
        if self._inner is None:
            self._inner = second_look(self.data, self.document, OPTIONS)
        return self._inner


def _key(page: int, box: Box) -> tuple[int, Box]:
    return page, Box(*(round(side, _ROUNDING) for side in box))


@dataclass
class Reading:
    """A document with its second look. `stale` says that another state of `parser.reading` made it."""

    document: Document
    look: _Look
    place: Path
    state: str

    @property
    def stale(self) -> bool:
        """Whether it was kept from another state of `parser.reading`."""
        return self.state != reading_state()

    def keep(self) -> None:
        """Writes what was read, if there is anything new in it."""
        if self.place.is_file() and not self.look.grew:
            return
        seen = [(page, box, words) for (page, box), words in self.look.seen.items()]
        kept = _Kept(self.state, self.document, seen)
        self.place.parent.mkdir(parents=True, exist_ok=True)
        partial = self.place.with_suffix(".part")
        partial.write_bytes(_adapter().dump_json(kept))
        partial.replace(self.place)


def kept_reading(data: bytes, name: str, folder: Path) -> Reading:
    """What `folder` keeps of these bytes, else what reading them now gives.

    Raises what `parser.reading.read_document` raises. A file that cannot be understood is read anew.
    """
    place = folder / f"{hashlib.sha256(data).hexdigest()}.json"
    kept = _load(place)
    if kept is None:
        document = read_document(data, name, OPTIONS)
        return Reading(document, _Look(data, document), place, reading_state())
    seen = {_key(page, box): words for page, box, words in kept.seen}
    return Reading(kept.document, _Look(data, kept.document, seen), place, kept.state)


def kept_report(data: bytes, name: str, catalogue: Catalogue, folder: Path) -> TestReport:
    """The report of these bytes, extracted from what `folder` keeps of them. Papers inside are left out.

    Says so where the reading is not of today's `parser.reading`. Raises as `kept_reading` does.
    """
    reading = kept_reading(data, name, folder)
    if reading.stale:
        Console(stderr=True).print(f"{name}: kept by another state of parser.reading; delete to read anew")
    report = extract_report(reading.document, catalogue, reading.look)
    reading.keep()
    return as_filed(report, reading.document)


def _load(place: Path) -> _Kept | None:
    if not place.is_file():
        return None
    try:
        return _adapter().validate_json(place.read_bytes())
    except (ValidationError, json.JSONDecodeError):
        return None
