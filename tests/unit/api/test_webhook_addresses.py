"""A webhook goes to the public internet alone, over https, to the address that was checked."""

import pytest

from jobs.webhooks.addresses import is_public, target_of
from models.exceptions import WebhookRefused

PUBLIC = "93.184.216.34"


def leads_to(*addresses: str):  # type: ignore[no-untyped-def]
    return lambda name, port: addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "not-an-address",
    ],
)
def test_private_addresses_are_told(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(WebhookRefused):
        target_of("https://hook.example/", private=False, resolve=leads_to(PUBLIC, address))


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://hook.example/",
        "ftp://hook.example/",
        "file:///etc/passwd",
        "https://",
        "https://user:word@hook.example/",
        "https://hook.example/#part",
        "https://hook.example:99999/",
        "https://hook.example/a b",
        "https://hook.example/\r\nHost: x",
        "https://" + "a" * 3000,
    ],
)
def test_odd_urls_are_refused(url: str) -> None:
    with pytest.raises(WebhookRefused):
        target_of(url, private=False, resolve=leads_to(PUBLIC))


def test_a_name_that_resolves_to_nothing_is_refused() -> None:
    def nothing(name: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(WebhookRefused):
        target_of("https://hook.example/", private=False, resolve=nothing)


def test_the_checked_address_is_the_one_used() -> None:
    target = target_of("https://hook.example/a?b=1", private=False, resolve=leads_to(PUBLIC))
    assert target.url == f"https://{PUBLIC}:443/a?b=1"
    assert (target.host, target.name) == ("hook.example", "hook.example")


def test_private_networks_only_where_they_are_allowed() -> None:
    target = target_of("http://hook.example:9000", private=True, resolve=leads_to("10.0.0.1"))
    assert target.url == "http://10.0.0.1:9000/"
    assert target.host == "hook.example:9000"
