"""How large a PDF grows when it is unpacked, looked at before a parser unpacks it.

A parser must have the whole of a content stream, an object stream or a form before it can say that there is
too much of it. Pictures are left out: they are decoded a row at a time, within `pixel_limit`. Fonts are
read by the page's characters.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from models.exceptions import LimitExceeded
from parser.reading.options import ReadingOptions

MOST_GROWTH = 1032
"""Bytes that a deflated byte grows to at most (zlib's own bound)."""

NESTED_FORMS = 4
"""Forms that draw something else, from which drawing one of them may mean drawing millions."""

LONGEST_DICTIONARY = 4096
"""Bytes before a stream that are looked at for its filters."""

_BEGINS, _ENDS = b"stream", b"endstream"
_DEFLATED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_DRAWS = re.compile(rb"/[^\s/<>\[\]()]+\s+Do\b")
_APART = (b"/Image", b"/Length1", b"/FontFile", b"/Type1C", b"/CIDFontType0C", b"/OpenType")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Packed:
    """A deflated stream as it stands in the file: what its dictionary says, and its bytes."""

    about: bytes
    raw: bytes

    @property
    def layers(self) -> int:
        """How often it was deflated."""
        return len(_DEFLATED.findall(self.about))


def check_unpacked(data: bytes, options: ReadingOptions) -> None:
    """Raises `LimitExceeded` when a stream of the PDF in `data` would grow beyond `stream_limit`, or its
    forms, each drawn as often as it is asked for, to more than `object_limit` drawings.

    Costs nothing for streams too small to grow so far.
    """
    drawing_forms = 0
    unreadable = False
    for packed in _packed(data):
        if b"/Form" in packed.about and _DRAWS.search(_inflated(packed.raw, _PIECE)):
            drawing_forms += 1
        if len(packed.raw) * MOST_GROWTH**packed.layers > options.stream_limit:
            grown = _size(packed.raw, packed.layers, options.stream_limit)
            unreadable |= grown == 0
            _must_not_exceed("stream_limit", options.stream_limit, grown)
    if drawing_forms >= NESTED_FORMS or (unreadable and b"/Encrypt" in data):
        _check_opened(data, options)


def _packed(data: bytes) -> Iterator[_Packed]:
    place = data.find(_BEGINS)
    while place >= 0:
        start = place + len(_BEGINS)
        about = data[max(0, place - LONGEST_DICTIONARY) : place]
        about = about[about.rfind(b" obj") + 1 :]
        unpacks = _DEFLATED.search(about) and not any(mark in about for mark in _APART)
        if unpacks and not about.endswith(b"end"):
            end = data.find(_ENDS, start)
            yield _Packed(about, data[start : end if end > 0 else len(data)].lstrip(b"\r\n"))
        place = data.find(_BEGINS, start)


def _size(raw: bytes, layers: int, limit: int) -> int:
    """Bytes after unpacking, at most a piece more than `limit`; 0 for what is not deflated after all."""
    pieces: Iterator[bytes] = iter((raw,))
    for _ in range(layers):
        pieces = _unpacked(pieces, limit)
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            break
    return size


def _unpacked(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """The unpacked pieces of deflated ones; ends at `limit` or at the first error."""
    unpacking, size = zlib.decompressobj(), 0
    for piece in pieces:
        left = piece
        while left and size <= limit and not unpacking.eof:
            try:
                out = unpacking.decompress(left, _PIECE)
            except zlib.error:
                return
            size += len(out)
            left = unpacking.unconsumed_tail
            yield out


def _inflated(raw: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, most)
    except zlib.error:
        return b""


def _must_not_exceed(name: str, limit: int, got: int) -> None:
    if got > limit:
        raise LimitExceeded(name, limit, got)


def _check_opened(data: bytes, options: ReadingOptions) -> None:
    """The same on the opened file, for what the bytes alone do not tell: encrypted streams, nested forms."""
    import pikepdf  # its import takes 0.15 s, and few documents need it

    try:
        with pikepdf.open(BytesIO(data)) as document:
            if document.is_encrypted:
                _check_streams(document, options)
            _check_forms(document, options)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        return  # who reads the pages will say so


def _check_streams(document: Any, options: ReadingOptions) -> None:
    import pikepdf

    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
            continue
        layers = len(_DEFLATED.findall(str(thing.get("/Filter", "")).encode()))
        raw = thing.read_raw_bytes() if layers else b""
        if len(raw) * MOST_GROWTH**layers > options.stream_limit:
            _must_not_exceed("stream_limit", options.stream_limit, _size(raw, layers, options.stream_limit))


def _check_forms(document: Any, options: ReadingOptions) -> None:
    counts: dict[tuple[int, int], int] = {}
    for page in document.pages:
        resources = page.obj.get("/Resources")
        _must_not_exceed("object_limit", options.object_limit, _drawings_in(resources, counts, options, 0))


def _drawings_in(
    resources: Any, counts: dict[tuple[int, int], int], options: ReadingOptions, depth: int
) -> int:
    """How many times anything is drawn when each form of the resources is drawn once."""
    import pikepdf

    found = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(found, pikepdf.Dictionary) or depth > NESTED_FORMS * 8:
        return 0
    total = 0
    for name in found.keys():  # noqa: SIM118  (pikepdf's dictionaries iterate over nothing else)
        thing = found[name]
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            total += _drawings_of(thing, counts, options, depth)
        if total > options.object_limit:
            return total
    return total


def _drawings_of(form: Any, counts: dict[tuple[int, int], int], options: ReadingOptions, depth: int) -> int:
    key = form.objgen
    if key not in counts:
        counts[key] = 1  # a form that draws itself is cut off by whoever draws it
        asked = len(_DRAWS.findall(_inflated(form.read_raw_bytes(), options.stream_limit)))
        inside = _drawings_in(form.get("/Resources"), counts, options, depth + 1)
        counts[key] = 1 + max(asked, inside and 1) * max(1, inside)
    return counts[key]
