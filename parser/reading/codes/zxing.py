"""zxing-cpp: the first reader of codes, and the one that says that something is there but does not decode."""

from functools import cache
from typing import Any

import zxingcpp

from parser.reading.codes.sighting import Corners, Gray, Sighting
from parser.reading.codes.symbology import LINEAR, Symbology

SHORTEST = {Symbology.CODE_128: 4, Symbology.CODE_39: 5}
"""Fewest characters of a linear code without a check digit of its own: rows of text imitate shorter ones."""

LEAST_LINEAR_ROWS = 6
"""Fewest pixel rows in which a linear code must have been read: fewer are a line of text or a ruled edge."""


@cache
def _names() -> dict[str, Symbology]:
    """zxing-cpp's names of formats (its own, and those of the families that it refines) as ours."""
    return {
        "QRCode": Symbology.QR_CODE,
        "QRCodeModel1": Symbology.QR_CODE,
        "QRCodeModel2": Symbology.QR_CODE,
        "MicroQRCode": Symbology.MICRO_QR_CODE,
        "RMQRCode": Symbology.RMQR_CODE,
        "DataMatrix": Symbology.DATA_MATRIX,
        "Aztec": Symbology.AZTEC,
        "AztecCode": Symbology.AZTEC,
        "AztecRune": Symbology.AZTEC,
        "PDF417": Symbology.PDF417,
        "CompactPDF417": Symbology.PDF417,
        "Code128": Symbology.CODE_128,
        "Code39": Symbology.CODE_39,
        "Code39Std": Symbology.CODE_39,
        "Code39Ext": Symbology.CODE_39,
        "Code32": Symbology.CODE_39,
        "PZN": Symbology.CODE_39,
        "EAN13": Symbology.EAN_13,
        "ISBN": Symbology.EAN_13,
        "EAN8": Symbology.EAN_8,
        "UPCA": Symbology.UPC_A,
        "UPCE": Symbology.UPC_E,
        "ITF14": Symbology.ITF_14,
    }


@cache
def _formats() -> Any:
    """The formats asked for; the further ones (Codabar, plain ITF, DataBar, Code 93) see codes in text."""
    return [
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.MicroQRCode,
        zxingcpp.BarcodeFormat.RMQRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.EAN13,
        zxingcpp.BarcodeFormat.EAN8,
        zxingcpp.BarcodeFormat.UPCA,
        zxingcpp.BarcodeFormat.UPCE,
        zxingcpp.BarcodeFormat.ITF14,
    ]


def scan(gray: Gray, errors: bool = False, one_threshold: bool = False) -> list[Sighting]:
    """All codes of the image; with `errors` also matrix codes that were located and did not decode.

    On a whole page most of the latter are no codes at all: ask for them only where one may stand.
    `one_threshold` parts black from white by one threshold for the whole image in place of local ones.
    """
    kinds = zxingcpp.Binarizer
    found = zxingcpp.read_barcodes(
        gray,
        formats=_formats(),
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=kinds.GlobalHistogram if one_threshold else kinds.LocalAverage,
        return_errors=errors,
    )
    sightings = (_sighting(barcode) for barcode in found)
    return [sighting for sighting in sightings if sighting is not None]


def _sighting(barcode: zxingcpp.Barcode) -> Sighting | None:
    symbology = _names().get(barcode.format.name) or _names().get(barcode.symbology.name)
    if symbology is None:
        return None
    corners = _corners(barcode.position)
    if not barcode.valid:
        return Sighting(symbology, corners) if symbology not in LINEAR else None
    if symbology in LINEAR and not _believable(symbology, barcode.text, corners):
        return None
    return Sighting(
        symbology,
        corners,
        barcode.text,
        bytes(barcode.bytes),
        barcode.ec_level or None,
        _modules(symbology, _version(barcode.extra)),
    )


def _version(extra: object) -> str:
    return str(extra.get("Version", "")) if isinstance(extra, dict) else ""


def _corners(position: zxingcpp.Position) -> Corners:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(point.x), float(point.y)) for point in points)


def _believable(symbology: Symbology, text: str, corners: Corners) -> bool:
    """Whether a linear code is more than a chance likeness in print."""
    (x0, y0), _, _, (x3, y3) = corners
    rows = max(abs(x3 - x0), abs(y3 - y0)) + 1
    return rows >= LEAST_LINEAR_ROWS and len(text) >= SHORTEST.get(symbology, 0)


def _modules(symbology: Symbology, version: str) -> tuple[int, int] | None:
    """Columns and rows of the symbol: QR from its version (ISO/IEC 18004: 17 + 4 v), others as stated."""
    if symbology is Symbology.QR_CODE and version.isdigit():
        return (17 + 4 * int(version),) * 2
    rows, _, columns = version.partition("x")
    return (int(columns), int(rows)) if rows.isdigit() and columns.isdigit() else None
