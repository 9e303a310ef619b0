"""Files inside the document: whether they hold data at all, and whether those data name the report."""

import re
import zipfile
from io import BytesIO

from models.document import Attachment
from models.report import AttachmentInfo
from parser.extraction.folding import fold

_TEXTS = re.compile(r"^(?:text/|application/(?:\w+\+)?(?:json|xml)$)")
_SPREADSHEET = re.compile(r"spreadsheetml\.sheet$")
_SHEETS = re.compile(r"^xl/(?:sharedStrings|worksheets/[^/]+)\.xml$")
_TAGS = re.compile(r"<[^>]*>")
_FIELDS = re.compile(r"""[",;<>|{}\[\]'=\t\r\n]+|:\s""")
_NUMBER_FIELD = re.compile(
    r"report[\s_-]*(?:no|nr|num|number|id|ref|reference)(?![a-z])|报告(?:编号|号)|報告(?:編號|號)",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 5, 40
MOST_NUMBERS = 5_000
"""A file with more is a log of many reports; whether ours is among them is not looked for."""
_LARGEST = 8_000_000
"""Bytes of text looked through in one file."""


def read_attachment(attachment: Attachment, number: str | None) -> AttachmentInfo:
    """What is told of one file; `names_report` is None where it is no data or the report has no number."""
    text = _text_of(attachment)
    says = text is not None and any(character.isalnum() for character in text)
    return AttachmentInfo(
        name=attachment.name,
        media_type=attachment.media_type,
        sha256=attachment.sha256,
        empty=text is not None and not says,
        names_report=_names(text, number) if text is not None and says and number else None,
    )


def numbers_in(attachment: Attachment) -> tuple[str, ...]:
    """What may be a report's number in a data file, folded and in order; nothing where there is too much."""
    found: dict[str, None] = {}
    for field in _FIELDS.split(_text_of(attachment) or ""):
        for part in (field, *field.split()):
            folded = fold(part).text.replace("#", "")
            if _SHORTEST <= len(folded) <= _LONGEST and any(map(str.isdigit, folded)):
                found[folded] = None
        if len(found) > MOST_NUMBERS:
            return ()
    return tuple(found)


def has_number_field(attachment: Attachment) -> bool:
    """Whether a field of a data file is called a report's number: `reportNumber`, `Report No.`, 报告编号."""
    return _NUMBER_FIELD.search(_text_of(attachment) or "") is not None


def _names(text: str, number: str) -> bool:
    """Whether the number stands in the text by itself, not as a part of a longer one."""
    wanted = r"[\W_]*".join(re.escape(character) for character in fold(number).text)
    return re.search(rf"(?<![a-z0-9]){wanted}(?![a-z0-9])", text.casefold()) is not None


def _text_of(attachment: Attachment) -> str | None:
    """The text of a data file; None for pictures and other files."""
    if _TEXTS.match(attachment.media_type):
        return _decoded(attachment.content[:_LARGEST])
    if _SPREADSHEET.search(attachment.media_type):
        return _cells(attachment.content)
    return None


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _cells(data: bytes) -> str | None:
    """The texts of a workbook's cells; None where it is no workbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if _SHEETS.match(part.filename)]
            texts = [_part(archive, part) for part in parts]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return "\n".join(_TAGS.sub(" ", text) for text in texts)


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    with archive.open(part) as stream:
        return _decoded(stream.read(_LARGEST))
