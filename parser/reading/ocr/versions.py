"""Which OCR engines this installation has: part of what it takes to reproduce a reading."""

import importlib.metadata
from functools import cache

from parser.reading.ocr.rapid import AUTOMATIC, backends
from parser.reading.ocr.tesseract import version


@cache
def engine_versions(backend: str = AUTOMATIC) -> dict[str, str]:
    """The engines by name with their versions, without loading any of them.

    Of what can run the first reader's models only the one that does, by the wanted `backend`.
    """
    readers = ("rapidocr", *backends(backend)[:1])
    found = {name: own for name in readers if (own := _installed(name))}
    tesseract = version()
    return found | ({"tesseract": tesseract} if tesseract else {})


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
