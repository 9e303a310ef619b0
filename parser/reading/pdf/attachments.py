"""Files inside a PDF: PDF/A-3 data beside the page, attachments, the members of a portfolio."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.document import Attachment, ReadingWarning
from parser.reading import sniff
from parser.reading.pdf.content_types import content_type
from parser.reading.pdf.portfolio import DATA, PAPERS, folder_of, folder_paths, is_portfolio, plain

MOST_FILES = 64
"""Files taken from one document; a report carries one or two."""

LARGEST_FILE = 32_000_000
"""Bytes of one enclosed file once unpacked: thirty times a long report's data."""

LARGEST_TOTAL = 96_000_000
"""Bytes of all of them together."""

MOST_VISITS = 5_000
"""Nodes of name trees and annotations looked at, so that a tree that contains itself ends."""

_MARKS = (b"/EmbeddedFile", b"/Filespec", b"/FileAttachment", b"/Collection")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The files that could be taken out, and what has to be said of the others."""

    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


def read_attachments(data: bytes, document: pdfium.PdfDocument | None = None) -> Enclosed:
    """The files inside the PDF in `data`, each once, with their content.

    `document` (the same file, open) answers cheaply that there are none. Files over the limits and
    packed in ways that a bomb could use are left out and told by a warning. Damaged files raise nothing.
    """
    named = document is not None and pdfium_c.FPDFDoc_GetAttachmentCount(document.raw) > 0
    if not named and not any(mark in data for mark in _MARKS):
        return Enclosed()
    return _taken_out(data)


def enclosed_papers(data: bytes, deepest: int) -> Iterator[Attachment]:
    """Every paper inside the PDF in `data`, and inside those, at most `deepest` files deep, each once."""
    seen: set[str] = set()
    waiting = [(data, 0)]
    while waiting:
        outer, depth = waiting.pop()
        for one in read_attachments(outer).attachments if depth < deepest else ():
            if one.paper and one.sha256 not in seen:
                seen.add(one.sha256)
                yield one
                waiting.append((one.content, depth + 1))


def _taken_out(data: bytes) -> Enclosed:
    import pikepdf  # its import takes 0.15 s, and few documents enclose anything

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _collected(pdf)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        return Enclosed(warnings=(_warning("attachments_not_read", type(error).__name__),))


def _collected(pdf: Any) -> Enclosed:
    found: dict[str, Attachment] = {}
    warnings: list[ReadingWarning] = []
    total = 0
    collected = is_portfolio(pdf)
    folders = folder_paths(pdf) if collected else {}
    for key, specification in _specifications(pdf):
        name = f"{folder_of(key, folders)}{_name(specification)}"
        content = _content(specification)
        if content is None or total + len(content) > LARGEST_TOTAL or len(found) >= MOST_FILES:
            warnings.append(_warning("attachment_not_read", name))
            continue
        digest = hashlib.sha256(content).hexdigest()
        if digest not in found:
            total += len(content)
            kind = content_type(content)
            paper = kind == sniff.PDF or (collected and kind in PAPERS)
            found[digest] = Attachment(name, kind, digest, content, paper)
            if collected and not paper and kind not in DATA:
                warnings.append(_warning("portfolio_file_not_read", name))
    return Enclosed(tuple(found.values()), tuple(warnings[:MOST_FILES]))


def _warning(code: str, what: str) -> ReadingWarning:
    messages = {
        "portfolio_file_not_read": f"The file {what!r} of the portfolio is no PDF or image and was not read.",
        "attachment_not_read": f"The enclosed file {what!r} is too large or packed in an unusual way.",
        "attachments_not_read": f"The enclosed files could not be looked at ({what}).",
    }
    return ReadingWarning(code, messages[code])


def _specifications(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Key and file specification of everything enclosed, wherever it hangs, each object once.

    The key is that of the name tree; empty for what hangs elsewhere.
    """
    seen: set[tuple[int, int]] = set()
    for key, specification in _everywhere(pdf):
        try:
            if specification.objgen != (0, 0) and specification.objgen in seen:
                continue
            seen.add(specification.objgen)
            if "/EF" in specification:
                yield key, specification
        except (AttributeError, TypeError, ValueError):
            continue


def _everywhere(pdf: Any) -> Iterator[tuple[str, Any]]:
    """File specifications of the catalogue's name tree and /AF, of pages' /AF, and of annotations."""
    root = pdf.Root
    names = root.get("/Names", {})
    yield from _name_tree(names.get("/EmbeddedFiles") if hasattr(names, "get") else None)
    yield from (("", one) for one in _list(root.get("/AF")))
    visits = 0
    for page in pdf.pages:
        yield from (("", one) for one in _list(page.obj.get("/AF")))
        for annotation in _list(page.obj.get("/Annots")):
            visits += 1
            if visits > MOST_VISITS:
                return
            if hasattr(annotation, "get") and annotation.get("/Subtype") == "/FileAttachment":
                yield "", annotation.get("/FS")


def _name_tree(root: Any) -> Iterator[tuple[str, Any]]:
    waiting = [root]
    for _ in range(MOST_VISITS):
        if not waiting:
            return
        node = waiting.pop()
        if not hasattr(node, "get"):
            continue
        waiting.extend(reversed(list(_list(node.get("/Kids")))))
        names = list(_list(node.get("/Names")))
        yield from zip(map(str, names[::2]), names[1::2], strict=False)


def _list(value: Any) -> Iterator[Any]:
    import pikepdf

    if isinstance(value, pikepdf.Array):
        for index in range(min(len(value), MOST_VISITS)):
            yield value[index]
    elif isinstance(value, pikepdf.Dictionary):
        yield value


def _name(specification: Any) -> str:
    for key in ("/UF", "/F"):
        name = plain(str(specification.get(key, "")))
        if name:
            return name
    return "unnamed"


def _content(specification: Any) -> bytes | None:
    """The file's bytes; None where they cannot be had within the limits."""
    import pikepdf

    files = specification["/EF"]
    stream = files.get("/UF", files.get("/F"))
    if not isinstance(stream, pikepdf.Stream):
        return None
    filters = [str(name) for name in _filters(stream)]
    raw = stream.read_raw_bytes()
    if not filters:
        return raw if len(raw) <= LARGEST_FILE else None
    plainly_packed = filters in (["/FlateDecode"], ["/Fl"]) and "/DecodeParms" not in stream
    return _inflated(raw) if plainly_packed else None


def _filters(stream: Any) -> list[Any]:
    import pikepdf

    filters = stream.get("/Filter")
    if filters is None or ("/DecodeParms" in stream and filters is None):
        return []
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]


def _inflated(raw: bytes) -> bytes | None:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(raw, LARGEST_FILE + 1)
    except zlib.error:
        return None
    return content if len(content) <= LARGEST_FILE else None
