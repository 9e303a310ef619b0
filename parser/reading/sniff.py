"""What a file is, by its content: its name is never asked."""

from models.exceptions import EmptyFile, UnsupportedMedia

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
WEBP = "image/webp"

_PDF_HEADER_WITHIN = 1024
"""Bytes of junk that PDF readers forgive before the header (PDF 32000-1, annex H.3.4.1)."""


def media_type(data: bytes) -> str:
    """The media type of `data`. Raises `EmptyFile` or `UnsupportedMedia`."""
    if not data.strip(b"\x00\t\n\r "):
        raise EmptyFile
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return TIFF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    raise UnsupportedMedia
