"""pyzbar and OpenCV: further opinions on a crop where a code stands that zxing-cpp did not decode."""

from collections.abc import Sequence

import cv2
import numpy as np
from pyzbar import pyzbar

from parser.reading.codes.sighting import Corners, Gray, Sighting, corners_of
from parser.reading.codes.symbology import Symbology

_QR = {"QRCODE": Symbology.QR_CODE}
_BARS = {
    "CODE128": Symbology.CODE_128,
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
}
"""Those with a check digit that is always there: ZBar has no other way to tell bars from print."""

SMALLEST_QR = 21
"""Pixels: one for each module of the smallest QR code."""


def zbar_qr(gray: Gray) -> list[Sighting]:
    """The QR codes that ZBar reads."""
    return _zbar(gray, _QR)


def bars(gray: Gray) -> list[Sighting]:
    """The codes of bars that ZBar reads."""
    return _zbar(gray, _BARS)


def _zbar(gray: Gray, wanted: dict[str, Symbology]) -> list[Sighting]:
    """ZBar with these kinds alone: unasked, its DataBar decoder prints assertions on standard error."""
    kinds = [pyzbar.ZBarSymbol[name] for name in wanted]
    return [
        Sighting(
            wanted[found.type], _outline(found.polygon), found.data.decode("utf-8", "replace"), found.data
        )
        for found in pyzbar.decode(np.ascontiguousarray(gray), symbols=kinds)
        if found.type in wanted and len(found.polygon) >= 2
    ]


def _outline(polygon: Sequence[tuple[int, int]]) -> Corners:
    """Four corners: ZBar's own, or those of the box around the line or shape that it gives for bars."""
    if len(polygon) == 4:
        return tuple((float(x), float(y)) for x, y in polygon)
    xs, ys = [float(x) for x, _ in polygon], [float(y) for _, y in polygon]
    return corners_of((min(xs), min(ys), max(xs), max(ys)))


def opencv_qr(gray: Gray) -> list[Sighting]:
    """The QR code that OpenCV reads."""
    if min(gray.shape) < SMALLEST_QR:
        return []
    try:
        data, corners, _ = cv2.QRCodeDetector().detectAndDecodeBytes(gray)
    except cv2.error:  # kinds of content that it does not know, raised for what may not even be a code
        return []
    if not data or corners is None:
        return []
    outline = tuple((float(x), float(y)) for x, y in np.asarray(corners).reshape(-1, 2))
    return [Sighting(Symbology.QR_CODE, outline, bytes(data).decode("utf-8", "replace"), bytes(data))]
