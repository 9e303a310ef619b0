"""pyzbar and OpenCV: further opinions on a crop where a code stands that zxing-cpp did not decode."""

import cv2
import numpy as np
from pyzbar import pyzbar

from parser.reading.codes.sighting import Gray, Sighting
from parser.reading.codes.symbology import Symbology

_ZBAR = {
    "QRCODE": Symbology.QR_CODE,
    "CODE128": Symbology.CODE_128,
    "CODE39": Symbology.CODE_39,
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
}


def zbar(gray: Gray, symbology: Symbology) -> list[Sighting]:
    """What ZBar reads of one symbology; without that restriction it prints assertions of other decoders."""
    kinds = [getattr(pyzbar.ZBarSymbol, name) for name, ours in _ZBAR.items() if ours is symbology]
    if not kinds:
        return []
    return [
        Sighting(
            symbology,
            tuple((float(x), float(y)) for x, y in found.polygon),
            found.data.decode("utf-8", "replace"),
            bytes(found.data),
        )
        for found in pyzbar.decode(np.ascontiguousarray(gray), symbols=kinds)
        if found.polygon
    ]


def opencv(gray: Gray, symbology: Symbology) -> list[Sighting]:
    """What OpenCV's QR detector reads."""
    if symbology is not Symbology.QR_CODE or min(gray.shape) < 21:
        return []
    text, corners, _ = cv2.QRCodeDetector().detectAndDecode(gray)
    if not text or corners is None:
        return []
    outline = tuple((float(x), float(y)) for x, y in np.asarray(corners).reshape(-1, 2))
    return [Sighting(symbology, outline, text, text.encode())]
