"""What a PDF says of itself."""

import re
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

import pypdfium2

_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?"
)


class Metadata(NamedTuple):
    """The document information dictionary, as far as it tells who made the file and when."""

    producer: str | None = None
    created: datetime | None = None
    modified: datetime | None = None


def read_metadata(document: pypdfium2.PdfDocument) -> Metadata:
    """The PDF's own statements; nothing of them is proof."""
    facts = document.get_metadata_dict(skip_empty=True)
    return Metadata(
        facts.get("Producer") or facts.get("Creator"),
        pdf_date(facts.get("CreationDate")),
        pdf_date(facts.get("ModDate")),
    )


def pdf_date(text: str | None) -> datetime | None:
    """A PDF date (PDF 32000-1, 7.9.4) with its zone, UTC where it states none; None when it is not one."""
    match = _DATE.match(text or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    try:
        zone = timezone(_offset(match))
        return datetime(year, month or 1, day or 1, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None


def _offset(match: re.Match[str]) -> timedelta:
    if not match[8]:
        return timedelta(0)
    offset = timedelta(hours=int(match[9]), minutes=int(match[10] or 0))
    return -offset if match[8] == "-" else offset
