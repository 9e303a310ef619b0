import cv2
import numpy as np
import pytest
import zxingcpp

from parser.reading.codes import find_codes
from tests.unit.reading.codes.pictures import on_white

KINDS = [
    ("QRCode", "qr_code", "https://verify.example-lab.com/1"),
    ("MicroQRCode", "micro_qr_code", "12345"),
    ("RMQRCode", "rmqr_code", "TR-2026"),
    ("DataMatrix", "data_matrix", "TR-2026-000123"),
    ("Aztec", "aztec", "TR-2026-000123"),
    ("PDF417", "pdf417", "TR-2026-000123"),
    ("Code128", "code_128", "TR-2026-000123"),
    ("Code39", "code_39", "TR2026000123"),
    ("EAN13", "ean_13", "9520041102248"),
    ("EAN8", "ean_8", "95200415"),
]


@pytest.mark.parametrize(("kind", "symbology", "payload"), KINDS)
def test_a_code_on_a_page_is_read_with_kind_and_payload(kind: str, symbology: str, payload: str) -> None:
    made = zxingcpp.create_barcode(payload, getattr(zxingcpp.BarcodeFormat, kind))
    pixels = np.array(zxingcpp.write_barcode_to_image(made, scale=4))
    page = on_white(cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB), 300, 400, (1654, 2339))
    (code,) = find_codes(page, 200, 1)
    assert (code.symbology, code.payload, code.readable) == (symbology, payload, True)
