"""Which OCR engines this installation has: part of what it takes to reproduce a reading."""

import importlib.metadata
import shutil
import subprocess
from functools import cache

from parser.reading.ocr.rapid import AUTOMATIC, backends


@cache
def engine_versions(backend: str = AUTOMATIC) -> dict[str, str]:
    """The engines by name with their versions, without loading any of them.

    Of what can run the first reader's models only the one that does, by the wanted `backend`.
    """
    readers = ("rapidocr", *backends(backend)[:1])
    found = {name: version for name in readers if (version := _installed(name))}
    tesseract = _tesseract()
    return found | ({"tesseract": tesseract} if tesseract else {})


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _tesseract() -> str | None:
    program = shutil.which("tesseract")
    if program is None:
        return None
    done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    first = (done.stdout or done.stderr).splitlines()[:1]
    return first[0].removeprefix("tesseract ").strip() if first else None
