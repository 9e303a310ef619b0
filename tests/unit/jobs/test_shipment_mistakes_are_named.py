"""A shipment file that cannot be used is refused with the field that is wrong."""

from pathlib import Path

import pytest

from jobs.shipments import load_shipment, read_shipment
from models.exceptions import FileMissing, InvalidShipment, NotAFile, UsageError

COMPLETE = """
bill_of_lading: NGBO26110412
port_of_loading: CNNGB
destination: US
departs_on: 2026-12-05
lines:
  - sku: JY-201
    hs_code: 9503.00
    features: [battery]
"""


def test_a_complete_file_is_read() -> None:
    shipment = read_shipment(COMPLETE)
    assert shipment.lines[0].sku == "JY-201"
    assert shipment.lines[0].features == ("battery",)
    assert shipment.lines[0].hs_code == "9503.00"


def test_json_is_read_as_well() -> None:
    assert read_shipment('{"destination": "US", "lines": [{"sku": "A1"}]}').destination == "US"


def test_norway_is_a_country() -> None:
    assert read_shipment("destination: NO\nlines: [{sku: 7}]").destination == "NO"


def test_left_out_features_are_unknown_not_none() -> None:
    assert read_shipment("lines: [{sku: A1}]").lines[0].features is None
    assert read_shipment("lines: [{sku: A1, features: []}]").lines[0].features == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("lines: []", "lines"),
        ("lines: [{description: toy}]", "lines.0.sku"),
        ("lines: [{sku: A}]\ndeparts_on: soon", "departs_on"),
        (
            "lines: [{sku: A}]\ndeparture_date: 2026-12-05",
            r"departure_date is no field\. The fields here are bill",
        ),
        ("lines: [{sku: A}]\nexporters: X", r"exporters is no field\. Did you mean exporter\?"),
        (
            "lines: [{sku: A, hscode: 95}]",
            r"hscode is no field \(lines\.0\.hscode\)\. Did you mean hs_code\?",
        ),
        (
            "lines: [{sku: A, identifiers: [{kind: sku}]}]",
            r"value is missing \(lines\.0\.identifiers\.0\.value",
        ),
        ("lines: 3", "lines"),
        ("- a", "no fields"),
        ("a: [", "neither YAML nor JSON"),
    ],
)
def test_mistakes_are_named(text: str, named: str) -> None:
    with pytest.raises(InvalidShipment, match=named):
        read_shipment(text, "s.yaml")


def test_missing_directory_and_binary_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_shipment(tmp_path / "none.yaml")
    with pytest.raises(NotAFile):
        load_shipment(tmp_path)
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(UsageError, match="UTF-8"):
        load_shipment(tmp_path / "b.yaml")


def test_what_follows_from_another_mistake_is_not_said() -> None:
    with pytest.raises(InvalidShipment) as raised:
        read_shipment("lines: [{description: toy}]", "s.yaml")
    assert str(raised.value.message) == "s.yaml: sku is missing (lines.0.sku)."
