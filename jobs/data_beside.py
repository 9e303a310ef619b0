"""Structured data filed beside the papers: batch logs, certificates as JSON or XML, tables."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any

from models.document import Attachment
from models.report import AttachmentInfo, DocumentInfo, DocumentKind, TestReport
from parser.extraction.attached_data import has_number_field, numbers_in
from parser.reading.pdf.content_types import content_type

_CSV = "text/csv"
_DATA = frozenset(
    {
        "application/json",
        "application/xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _CSV,
    }
)
_MOST_BYTES = 20_000_000
_SAMPLE_ROWS = 50
_OURS = ({"schema_version", "verdict", "findings"}, {"schema_version", "document", "clauses"})
"""The fields by which our own output is told: it proves nothing about the sender's systems."""


def data_report(data: bytes, file_name: str) -> TestReport | None:
    """A paper without pages that stands for a data file; None for what is none, or is our own output."""
    if not data or len(data) > _MOST_BYTES:
        return None
    media_type = _media_type(data, file_name)
    if media_type not in _DATA or _is_ours(data, media_type) or not _says_anything(data, media_type):
        return None
    digest = hashlib.sha256(data).hexdigest()
    info = DocumentInfo(
        sha256=digest,
        file_name=file_name,
        media_type=media_type,
        page_count=0,
        kind=DocumentKind.OTHER,
    )
    file = Attachment(file_name, media_type, digest, data)
    own = AttachmentInfo(
        name=file_name,
        media_type=media_type,
        sha256=digest,
        numbers=numbers_in(file),
        has_number_field=has_number_field(file),
    )
    return TestReport(document=info, attachments=(own,))


def _media_type(data: bytes, file_name: str) -> str:
    found = content_type(data)
    named = PurePath(file_name).suffix.casefold() in (".csv", ".tsv")
    return _CSV if found == "text/plain" and named and _is_table(data) else found


def _is_table(data: bytes) -> bool:
    """Whether a text has rows of equally many columns, two or more of each."""
    text = data.decode("utf-8-sig", errors="replace")
    separator = max(",;\t", key=text[:10_000].count)
    try:
        rows = list(islice(csv.reader(io.StringIO(text), delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return False
    widths = {len(row) for row in rows if row}
    return len(rows) > 1 and len(widths) == 1 and max(widths) > 1


def _says_anything(data: bytes, media_type: str) -> bool:
    """Whether any text holds a letter or digit beyond the names of fields; other kinds are not opened."""
    if media_type == "application/json":
        return any(_values(json.loads(data.decode("utf-8-sig"))))
    if media_type == "application/xml":
        return re.search(rb">\s*[^<\s]|=\s*[\"'][^\"']", data.partition(b"?>")[2] or data) is not None
    return True


def _values(content: Any) -> Iterator[bool]:
    parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    for part in parts:
        yield from _values(part)
    if not isinstance(content, dict | list):
        yield content not in (None, "")


def _is_ours(data: bytes, media_type: str) -> bool:
    if media_type != "application/json":
        return False
    content: Any = json.loads(data.decode("utf-8-sig"))
    return isinstance(content, dict) and any(names <= content.keys() for names in _OURS)
