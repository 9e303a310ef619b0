"""Tesseract as the installed program, by pytesseract: what it has, and reading where tesserocr is not."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import pytesseract

from models.exceptions import ToolMissing
from parser.reading.ocr.interface import Image

FOLDER = re.compile(r'in "(.+)"')
"""How the program names the folder of its models above their list."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The languages that Tesseract has, and the folder of their models; None where it does not say."""

    languages: frozenset[str] = frozenset()
    folder: str | None = None


@lru_cache(maxsize=1)
def installed() -> Installed:
    """What the program has; nothing where there is none."""
    said = _asked("--list-langs")
    if not said:
        return Installed()
    folder = FOLDER.search(said[0])
    return Installed(frozenset(map(str.strip, said[1:])), folder and folder[1])


def version() -> str | None:
    """The program's version; None where there is none."""
    said = _asked("--version")
    return said[0].removeprefix("tesseract ").strip() if said else None


def table_of(sheet: Image, languages: str, dpi: int, seconds: int) -> str:
    """As `tesseract_within.table_of`, with the models that the program finds itself."""
    try:
        return str(
            pytesseract.image_to_data(
                sheet, lang=languages, config=f"--psm 6 --dpi {dpi}", timeout=seconds, output_type="string"
            )
        )
    except pytesseract.TesseractNotFoundError as error:
        raise ToolMissing("Tesseract is not installed.", tool="tesseract") from error
    except pytesseract.TesseractError as error:
        raise ToolMissing(f"Tesseract cannot read {languages}.", tool=f"tesseract {languages}") from error
    except RuntimeError:  # pytesseract's way of saying that the time is over
        return ""


def _asked(option: str) -> list[str]:
    """The lines of the program's answer; none where there is no program."""
    program = shutil.which(pytesseract.pytesseract.tesseract_cmd)
    if program is None:
        return []
    done = subprocess.run([program, option], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    return (done.stdout or done.stderr).splitlines()
