"""What a code says: which address, and which report."""

import pytest

from models.knowledge import Host
from models.sourced import Status
from tests.builders.infants import code
from verifier.payloads import is_matrix, link_of, names, other_number

NUMBER = "QXT2609-001234A"


@pytest.mark.parametrize(
    "symbology",
    ["QRCode", "QR Code", "Micro QR", "rMQR", "DataMatrix", "Data Matrix", "Aztec", "PDF417", "matrix_code"],
)
def test_matrix_codes(symbology: str) -> None:
    assert is_matrix(code("x", symbology))


@pytest.mark.parametrize("symbology", ["EAN-13", "Code128", "UPC-A", "ITF", "Code 39"])
def test_bar_codes(symbology: str) -> None:
    assert not is_matrix(code("x", symbology))


LINKS = {
    "https://sgs.com/a/b?x=1#y=2": ("sgs.com", "/a/b", (("x", "1"), ("y", "2")), False),
    "HTTP://SGS.com": ("sgs.com", "", (), False),
    "No. 7 https://sgs.com/r": ("sgs.com", "/r", (), False),
    "sgs.com/r/7": ("sgs.com", "/r/7", (), False),
    "https://sgs.com:443/r": ("sgs.com", "/r", (), False),
    "https://sgs.com:8443/r": ("sgs.com", "/r", (), True),
    "https://user@sgs.com/r": ("sgs.com", "/r", (), True),
    "https://sgs.com/%41": ("sgs.com", "/A", (), False),
}


@pytest.mark.parametrize(("payload", "expected"), LINKS.items(), ids=LINKS.keys())
def test_links(payload: str, expected: tuple[str, str, tuple[tuple[str, str], ...], bool]) -> None:
    link = link_of(payload)
    assert link
    assert (link.host, link.path, link.parameters, link.tricky) == expected


@pytest.mark.parametrize("payload", ["QXT2609001234A", "weixin://dl/x", "", "javascript:alert(1)", "1/2"])
def test_no_links(payload: str) -> None:
    assert link_of(payload) is None


def test_an_address_that_cannot_be_parsed_is_tricky() -> None:
    link = link_of("https://[sgs.com/r")
    assert link
    assert link.tricky


NAMED = {
    "https://x.y/?no=QXT2609-001234A": True,
    "https://x.y/qxt2609001234a/view": True,
    "No.: QXT2609 001234A": False,
    "No.: QXT2609-001234A; Code: 7": True,
    "https://x.y/?no=QXT2609-001234AB": False,
    "https://x.y/?no=0QXT2609-001234A": False,
    "https://x.y/?no=QXT2609-001235A": False,
}


@pytest.mark.parametrize(("payload", "expected"), NAMED.items(), ids=NAMED.keys())
def test_names(payload: str, expected: bool) -> None:
    assert names(payload, NUMBER) is expected


def host(*number_in: str) -> Host:
    return Host(host="x.y", owner="X", number_in=number_in, status=Status.PROVISIONAL, source=())


OTHERS: list[tuple[str, str, Host | None, str | None]] = [
    ("https://x.y/?no=QXT2609-001235A", NUMBER, None, "QXT2609-001235A"),
    ("https://x.y/r/QXT2609001235A", NUMBER, None, "QXT2609001235A"),
    ("https://x.y/?no=QXT2609-001234A", NUMBER, None, None),
    ("https://x.y/?id=8fk2", NUMBER, None, None),
    ("https://x.y/?no=77", NUMBER, host("no"), "77"),
    ("https://x.y/?NO=77", NUMBER, host("no"), "77"),
    ("https://x.y/r/77/", NUMBER, host("path"), "77"),
    ("https://x.y/?id=77", NUMBER, host("no"), None),
    ("https://x.y/?d=20260708", "26070285", None, None),
    ("https://x.y/?d=26070299", "26070285", None, "26070299"),
    ("https://x.y/?d=AB12", "CD34", None, None),
]


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("https://cx.example/query?reportNo=0002219a4%20001", "0002219a4 001"),
        ("https://cx.example/query?reportNo=0002219a4001&page=1", "0002219a4001"),
        ("No. 0002219a4 001 of 2026", "0002219a4 001"),
        ("https://cx.example/query?reportNo=0806219a4%20001", None),
        ("https://cx.example/query?lang=en us", None),
    ],
)
def test_other_numbers_with_a_space(payload: str, expected: str | None) -> None:
    assert other_number(payload, "0806219a4 001", None) == expected


@pytest.mark.parametrize(("payload", "number", "at", "expected"), OTHERS)
def test_other_numbers(payload: str, number: str, at: Host | None, expected: str | None) -> None:
    assert other_number(payload, number, at) == expected
