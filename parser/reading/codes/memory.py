"""Pictures that come back on every page are searched for codes once."""

import ctypes
import hashlib
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.codes.sighting import Sighting
from parser.reading.pdfium import Handle

MOST_BYTES = 64_000_000
"""A larger picture is not compared with others."""

Key = tuple[int, int, bytes]
"""Columns, rows and digest of a picture's data as stored."""


@dataclass(slots=True)
class Memory:
    """What was found in the pictures of one document; None for those that their own pixels do not show.

    `rendered` are the places of the latter that were looked at on the drawn page.
    """

    found: dict[Key, list[Sighting] | None] = field(default_factory=dict)
    rendered: set[tuple[Key, Box]] = field(default_factory=set)


def pixel_size(picture: Handle) -> tuple[int, int]:
    """Columns and rows of a picture object."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(picture, ctypes.byref(width), ctypes.byref(height))
    return width.value, height.value


def key_of(picture: Handle) -> Key | None:
    """What tells the picture from others; None where it has no data or too much."""
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(picture, None, 0)
    if not 0 < size <= MOST_BYTES:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFImageObj_GetImageDataRaw(picture, buffer, size)
    return *pixel_size(picture), hashlib.blake2b(buffer.raw, digest_size=16).digest()
