"""Which OCR engines this installation has: part of what it takes to reproduce a reading."""

import importlib.metadata
import shutil
import subprocess
from functools import cache

READERS = ("rapidocr", "openvino", "onnxruntime")


@cache
def engine_versions() -> dict[str, str]:
    """The engines by name with their versions, without loading any of them."""
    found = {name: version for name in READERS if (version := _installed(name))}
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
