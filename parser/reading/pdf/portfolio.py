"""Portfolios: PDFs whose pages are a cover, and whose papers are the files inside (ISO 32000-1, 12.3.5)."""

import re
from collections.abc import Mapping
from typing import Any

from parser.reading import sniff

PAPERS = frozenset({sniff.PDF, sniff.JPEG, sniff.PNG, sniff.TIFF, sniff.WEBP})
"""Media types of what is read as a document of its own inside a portfolio."""

DATA = frozenset(
    {
        "application/json",
        "application/xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""Media types of data that accompany papers: they are looked into, and are no papers themselves."""

MOST_FOLDERS = 500
"""Folders looked at, so that folders that contain themselves end."""

_IN_FOLDER = re.compile(r"<(\d+)>")
"""What precedes the name of a file in the name tree where the file is in a folder."""


def is_portfolio(pdf: Any) -> bool:
    """Whether viewers show the files inside the opened `pdf` in the place of its pages."""
    return "/Collection" in pdf.Root


def folder_paths(pdf: Any) -> dict[int, str]:
    """The path of every folder of a portfolio by its number, `a/b/`; the outermost has none."""
    import pikepdf

    collection = pdf.Root.get("/Collection")
    root = collection.get("/Folders") if isinstance(collection, pikepdf.Dictionary) else None
    paths: dict[int, str] = {}
    waiting = [(root, "")]
    for _ in range(MOST_FOLDERS):
        if not waiting:
            break
        folder, above = waiting.pop()
        if not isinstance(folder, pikepdf.Dictionary):
            continue
        number = folder.get("/ID")
        path = "" if folder.get("/Parent") is None else f"{above}{plain(str(folder.get('/Name', '')))}/"
        if number is not None and int(number) not in paths:
            paths[int(number)] = path
            waiting.append((folder.get("/Child"), path))
        waiting.append((folder.get("/Next"), above))
    return paths


def folder_of(key: str, paths: Mapping[int, str]) -> str:
    """The path of the folder that a key of the name tree names; empty where it names none."""
    match = _IN_FOLDER.match(key)
    return paths.get(int(match[1]), "") if match else ""


def plain(name: str) -> str:
    """A name without the folders of its sender's machine, at most 255 characters; empty for a mere dot."""
    last = name.strip().replace("\\", "/").rsplit("/", 1)[-1]
    return "" if last in (".", "..") else last[:255]
