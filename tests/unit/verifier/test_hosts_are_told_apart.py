"""Accepted hosts with their sub-domains; imitations by their trick; the rest unknown."""

import pytest

from verifier.hosts import Watch, listed_host, normal

ACCEPTED = (
    "sgs.com",
    "intertek.com",
    "verify.alder-lab.com.cn",
    "xk.scjgj.sh.gov.cn",
    "ul.com",
    "cti-cert.com",
)
WATCH = Watch(ACCEPTED, ("github.io", "web.app"), ("com", "gov", "co"))

LISTED = {
    "sgs.com": "sgs.com",
    "SGS.com.": "sgs.com",
    "verify.sgs.com": "sgs.com",
    "a.verify.alder-lab.com.cn": "verify.alder-lab.com.cn",
    "alder-lab.com.cn": None,
    "mysgs.com": None,
    "sgs.com.cn": None,
    "": None,
}


@pytest.mark.parametrize(("host", "listed"), LISTED.items(), ids=LISTED.keys())
def test_listed(host: str, listed: str | None) -> None:
    assert listed_host(host, ACCEPTED) == listed


TRICKS: dict[str, tuple[str, str] | None] = {
    "sgs.com.evil.net": ("sgs.com", "sub-domain"),
    "intertek.com-verify.cn": ("intertek.com", "hyphen"),
    "www-intertek-com.cn": ("intertek.com", "hyphen"),
    "ctl-cert.com": ("cti-cert.com", "homoglyph"),
    "cticert.com": ("cti-cert.com", "hyphen"),
    "іntertek.com": ("intertek.com", "homoglyph"),
    "intérték.com": ("intertek.com", "homoglyph"),
    "lntertek.com": ("intertek.com", "homoglyph"),
    "internek.com": ("intertek.com", "spelling"),
    "alder-lap.com.cn": ("verify.alder-lab.com.cn", "spelling"),
    "alber-lap.com.cn": None,
    "sgs.corn": ("sgs.com", "homoglyph"),
    "sgs-verify.github.io": ("github.io", "shared-hosting"),
    "anything.web.app": ("web.app", "shared-hosting"),
    "github.io": None,
    "uk.com": None,
    "sgt.com": None,
    "internek.net": None,
    "other.alder-lab.com.cn": None,
    "www.sh.gov.cn": None,
    "laboratory.example": None,
}


@pytest.mark.parametrize(("host", "expected"), TRICKS.items(), ids=TRICKS.keys())
def test_look_alikes(host: str, expected: tuple[str, str] | None) -> None:
    found = WATCH.look_alike(host)
    assert (found and (found.listed, found.trick)) == expected


def test_two_letters_that_look_like_one() -> None:
    watch = Watch(("newlab.com",), (), ())
    found = watch.look_alike("nevvlab.com")
    assert (found and found.trick) == "homoglyph"


def test_registrable_domains() -> None:
    hosts = ["a.b.sgs.com", "verify.alder-lab.com.cn", "sgs.com", "com.cn", "localhost", "x.co.uk"]
    assert [WATCH.registrable(host) for host in hosts] == [
        "sgs.com", "alder-lab.com.cn", "sgs.com", "com.cn", "localhost", "x.co.uk",
    ]  # fmt: skip


def test_punycode_reads_as_on_the_screen() -> None:
    assert normal("XN--80ak6aa92e.com.") == "аррӏе.com"
    assert normal("xn--\u0131.com") == "xn--\u0131.com"
