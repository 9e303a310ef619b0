"""What an enclosed file is, by its content: the media types of data that accompanies a report."""

import io
import json
import zipfile

from models.exceptions import DocumentUnreadable
from parser.reading import sniff

UNKNOWN = "application/octet-stream"

MOST_JSON = 20_000_000
"""Bytes up to which a text is parsed to see whether it is JSON."""

_OFFICE = {
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def content_type(data: bytes) -> str:
    """The media type of any bytes; `application/octet-stream` where they tell nothing."""
    try:
        return sniff.media_type(data)
    except DocumentUnreadable:
        pass
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    return _text_type(data)


def _zip_type(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "application/zip"
    return next(
        (kind for part, kind in _OFFICE.items() if any(n.startswith(part) for n in names)), "application/zip"
    )


def _text_type(data: bytes) -> str:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return UNKNOWN
    start = text.lstrip()[:200]
    if "\x00" in text[:4096]:
        return UNKNOWN
    if start.startswith("<"):
        return (
            "text/html" if start[:15].lower().startswith(("<!doctype html", "<html")) else "application/xml"
        )
    if start[:1] in ("{", "[") and len(text) <= MOST_JSON and _is_json(text):
        return "application/json"
    return "text/plain" if start else UNKNOWN


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
