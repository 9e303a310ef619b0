"""What the exports are made of."""

from datetime import date
from pathlib import Path

import pytest

from catalog import load_catalogue
from jobs.shipments import load_shipment
from jobs.submission import channel_of, check, read, receive
from models.verification import Verification

SAMPLE = Path(__file__).parents[3] / "fixtures" / "sample"


@pytest.fixture(scope="session")
def result() -> Verification:
    """The verdict on the sample."""
    catalogue = load_catalogue()
    reports = [read(receive(SAMPLE / name), catalogue).report for name in ("report.pdf", "cpc.pdf")]
    goods = load_shipment(SAMPLE / "shipment.yaml")
    return check(reports, goods, channel_of(catalogue, "ningbo-stem-toy"), catalogue, date(2026, 11, 20))
