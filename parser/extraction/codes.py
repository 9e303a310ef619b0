"""Codes as the reader found them, with those told apart that are only ornament: social media, retail bars."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from models.document import Code, CodePrint
from models.geometry import Box
from models.report import CodeRead, PrintQuality
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered

UNSEEN = "unknown"
"""Symbology of a code of which only the caption was found."""
_LONGEST_CAPTION = 60
_NEAR = 0.07
"""How far from a code words still speak of it, as a share of the page's width."""


def read_codes(gathered: Gathered, number: str | None) -> tuple[CodeRead, ...]:
    """All codes of the document, or the places where words ask to scan one that was not found: it is there,
    unread. A code that names the report is never decorative."""
    found = tuple(
        CodeRead(
            symbology=code.symbology,
            payload=code.payload,
            page=code.page,
            box=code.box.rounded(),
            readable=code.readable,
            decorative=_is_decorative(gathered, code, number),
            print_quality=_printed(code.print_quality),
        )
        for code in gathered.document.codes
    )
    return found if any(not one.decorative for one in found) else (*found, *_asked_for(gathered))


def _asked_for(gathered: Gathered) -> Iterator[CodeRead]:
    """An unread code for each line that asks the reader to scan one and speaks of no page to follow."""
    asking = tuple(fold(phrase).text for phrase in gathered.lexicon.term("scanning_phrases"))
    for layout in gathered.layouts:
        for fragment in layout.fragments:
            text = fold(fragment.text).text
            decorative = gathered.lexicon.phrases(fragment.text, "decorative_code_phrases")
            if len(text) <= _LONGEST_CAPTION and text.startswith(asking) and not decorative:
                box = fragment.box.rounded()
                yield CodeRead(symbology=UNSEEN, payload=None, page=fragment.page, box=box, readable=False)


def _printed(measured: CodePrint | None) -> PrintQuality | None:
    if measured is None:
        return None
    return PrintQuality(
        module_mm=measured.module_mm,
        quiet_zone_modules=measured.quiet_zone_modules,
        contrast=measured.contrast,
        error_correction=measured.error_correction,
        advice=measured.advice,
    )


def _is_decorative(gathered: Gathered, code: Code, number: str | None) -> bool:
    payload = code.payload or ""
    if number and number.casefold() in payload.casefold():
        return False
    if code.symbology in gathered.lexicon.term("retail_symbologies"):
        return True
    host = (urlsplit(payload.strip()).hostname or "") if "://" in payload else ""
    if host and gathered.lexicon.pattern("decorative_host_patterns").search(host):
        return True
    near = _words_near(gathered, code.page, code.box)
    verifying = gathered.lexicon.phrases(near, "verification_code_phrases")
    return bool(gathered.lexicon.phrases(near, "decorative_code_phrases")) and not verifying


def _words_near(gathered: Gathered, page: int, box: Box) -> str:
    layout = gathered.layouts_by_page.get(page)
    if layout is None:
        return ""
    around = box.grown(_NEAR * layout.page.width)
    return "\n".join(f.text for f in layout.fragments if around.intersection(f.box).area > 0)
