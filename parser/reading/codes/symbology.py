"""The kinds of code that are looked for, under the stable names of the output."""

from enum import StrEnum


class Symbology(StrEnum):
    """A kind of code. The values are part of the public output: add, never rename."""

    QR_CODE = "qr_code"
    MICRO_QR_CODE = "micro_qr_code"
    RMQR_CODE = "rmqr_code"
    DATA_MATRIX = "data_matrix"
    AZTEC = "aztec"
    PDF417 = "pdf417"
    CODE_128 = "code_128"
    CODE_39 = "code_39"
    EAN_13 = "ean_13"
    EAN_8 = "ean_8"
    UPC_A = "upc_a"
    UPC_E = "upc_e"
    ITF_14 = "itf_14"
    BAR_CODE = "bar_code"
    """Bars of which nobody could read what kind they are."""
    MATRIX_CODE = "matrix_code"
    """The same for squares."""


LINEAR = frozenset(
    {
        Symbology.CODE_128,
        Symbology.CODE_39,
        Symbology.EAN_13,
        Symbology.EAN_8,
        Symbology.UPC_A,
        Symbology.UPC_E,
        Symbology.ITF_14,
    }
)
"""Codes of bars only: a page of text resembles them far more easily than it resembles a matrix."""

QR_FAMILY = frozenset({Symbology.QR_CODE, Symbology.MICRO_QR_CODE, Symbology.RMQR_CODE})
"""Codes of JIS X 0510 / ISO/IEC 18004 and 23941, which share their finder pattern."""
