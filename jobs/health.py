"""What this installation has: OCR engines, languages, code readers; and how to get what is missing."""

import importlib
import importlib.metadata
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

LANGUAGES = ("eng", "chi_sim")


@dataclass(frozen=True)
class Probe:
    """One part: whether it is there, in which version, what it is for and how to get it."""

    name: str
    there: bool
    version: str
    purpose: str
    remedy: str


def probes() -> tuple[Probe, ...]:
    """Looks for every part, without loading the heavy ones."""
    return (
        _package("pypdfium2", "reads and draws PDFs"),
        _package("pdfplumber", "table geometry"),
        _package("rapidocr", "first OCR reader"),
        _first_of(("openvino", "onnxruntime"), "runs the first OCR reader"),
        _tesseract(),
        *(_tesseract_language(language) for language in LANGUAGES),
        _package("tesserocr", "keeps the second OCR reader loaded"),
        _package("zxing-cpp", "first code reader"),
        _zbar(),
        _package("opencv-python-headless", "straightens scans, finds rules"),
        _package("spacy", "matches labels"),
        _package("pyhanko", "reads signatures"),
        _package("sqlalchemy", "results store"),
    )


def _package(name: str, purpose: str) -> Probe:
    remedy = f"Run scripts/check, or: pip install {name}"
    try:
        return Probe(name, True, importlib.metadata.version(name), purpose, remedy)
    except importlib.metadata.PackageNotFoundError:
        return Probe(name, False, "", purpose, remedy)


def _first_of(names: tuple[str, ...], purpose: str) -> Probe:
    found = [_package(name, purpose) for name in names]
    return next((probe for probe in found if probe.there), found[0])


def _tesseract() -> Probe:
    remedy = "apt-get install tesseract-ocr"
    lines = _output_of(["tesseract", "--version"]).splitlines()
    version = lines[0].removeprefix("tesseract ") if lines else ""
    return Probe("tesseract", bool(lines), version, "second OCR reader", remedy)


def _tesseract_language(language: str) -> Probe:
    there = language in _output_of(["tesseract", "--list-langs"]).split()
    package = language.replace("_", "-")
    return Probe(
        f"tesseract {language}",
        there,
        "",
        "language of the second OCR reader",
        f"apt-get install tesseract-ocr-{package}",
    )


def _zbar() -> Probe:
    remedy = "apt-get install libzbar0"
    return Probe(
        "zbar", _imports("pyzbar.pyzbar"), _package("pyzbar", "").version, "second code reader", remedy
    )


def _imports(module: str) -> bool:
    load: Callable[[str], object] = importlib.import_module
    try:
        load(module)
    except ImportError:
        return False
    return True


def _output_of(command: list[str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr
