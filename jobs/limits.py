"""The settings as the reading of documents takes them: its limits, and whose signatures it trusts."""

from jobs.settings import settings
from jobs.trust import trust_roots
from parser.reading.options import ReadingOptions


def reading_options() -> ReadingOptions:
    """Reading within the limits of the settings. Raises InvalidSettings for a folder without certificates."""
    chosen = settings()
    return ReadingOptions(
        page_limit=chosen.pages,
        pixel_limit=chosen.pixels,
        side_limit=chosen.side_pixels,
        stream_limit=chosen.stream_bytes,
        object_limit=chosen.objects,
        ocr_backend=chosen.ocr_backend,
        trust_roots=trust_roots(),
    )
