"""Readers of codes that are measured: each takes a grey image and gives the texts and bytes of its codes."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from parser.reading.codes.closer import enlarged
from parser.reading.codes.search import search

Gray = NDArray[np.uint8]
Payload = tuple[str | None, bytes]
"""Text and bytes of one code; the text is None for one that is there and does not decode."""

Reader = Callable[[Gray], list[Payload]]

ZBAR_KINDS = [
    getattr(pyzbar.ZBarSymbol, name)
    for name in ("QRCODE", "CODE128", "CODE39", "EAN13", "EAN8", "UPCA", "UPCE", "I25", "PDF417")
]
"""All but DataBar, whose decoder prints assertions on standard error."""


def _zxing(image: Gray, **settings: Any) -> list[Payload]:
    found = zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain, **settings)
    return [(code.text, bytes(code.bytes)) for code in found]


def _with_binarizer(name: str) -> Reader:
    binarizer = getattr(zxingcpp.Binarizer, name)
    return lambda image: _zxing(image, binarizer=binarizer)


def _zbar(image: Gray) -> list[Payload]:
    found = pyzbar.decode(np.ascontiguousarray(image), symbols=ZBAR_KINDS)
    return [(code.data.decode("utf-8", "replace"), code.data) for code in found]


def _opencv(image: Gray) -> list[Payload]:
    if min(image.shape) < 21:
        return []
    try:
        found = cv2.QRCodeDetector().detectAndDecodeBytesMulti(image)[1]
    except cv2.error:
        return []
    return [(data.decode("utf-8", "replace"), bytes(data)) for data in found or () if data]


def _greenlane(image: Gray) -> list[Payload]:
    return [(code.text, code.data) for code in search(image, whole_page=min(image.shape) > PAGE)]


PAGE = 1000
"""Pixels of the shorter side from which an image is taken for a page, as a caller would know."""

DEFAULT = "zxing-cpp"
COMBINED = "greenlane"

READERS: dict[str, Reader] = {
    DEFAULT: _zxing,
    "zxing-cpp, one threshold": _with_binarizer("GlobalHistogram"),
    "zxing-cpp, fixed threshold": _with_binarizer("FixedThreshold"),
    "zxing-cpp, cast to black": _with_binarizer("BoolCast"),
    "zxing-cpp, not made smaller": lambda image: _zxing(image, try_downscale=False),
    "zxing-cpp, twice the size": lambda image: _zxing(enlarged(image, 2, 1.0, 0.0)),
    "zxing-cpp, twice, sharpened": lambda image: _zxing(enlarged(image, 2, 2.0, 0.8)),
    "pyzbar": _zbar,
    "OpenCV": _opencv,
    COMBINED: _greenlane,
}
