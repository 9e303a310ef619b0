"""Where a webhook may go: a name is resolved once, checked, and the checked address is the one used."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from models.exceptions import WebhookRefused

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a name."""

LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: `url` holds the address in place of the name, `host` the name."""

    url: str
    host: str
    name: str


def resolve(name: str, port: int) -> list[str]:
    """The addresses of a name by the system's resolver. Raises OSError."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def target_of(url: str, private: bool, resolve: Resolve = resolve) -> Target:
    """The one address that a webhook is sent to. Raises WebhookRefused, saying why."""
    parts, port = _parts(url, private)
    name = parts.hostname or ""
    try:
        addresses = resolve(name, port)
    except (OSError, UnicodeError) as cause:
        raise WebhookRefused(f"{name} is not known to the resolver.") from cause
    if not addresses:
        raise WebhookRefused(f"{name} has no address.")
    for address in addresses:
        if not private and not is_public(address):
            raise WebhookRefused(f"{name} leads to a network that is not public.")
    literal = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    default = 443 if parts.scheme == "https" else 80
    shown = f"[{name}]" if ":" in name else name
    host = shown if port == default else f"{shown}:{port}"
    return Target(f"{parts.scheme}://{literal}:{port}{path}{query}", host, name)


def is_public(address: str) -> bool:
    """Whether an address is on the public internet; IPv4 inside IPv6 is judged by what it leads to."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(known, ipaddress.IPv6Address):
        inner = known.ipv4_mapped or known.sixtofour or (known.teredo[1] if known.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if known in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(known) & 0xFFFFFFFF)))
    return known.is_global and not known.is_multicast


def _parts(url: str, private: bool) -> tuple[SplitResult, int]:
    if len(url) > LONGEST_URL or any(mark.isspace() or ord(mark) < 32 for mark in url):
        raise WebhookRefused("The address is too long or holds spaces.")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as cause:
        raise WebhookRefused("The address is not a URL.") from cause
    if parts.scheme != "https" and not (private and parts.scheme == "http"):
        raise WebhookRefused("The address must begin with https://.")
    if not parts.hostname or parts.username or parts.password or parts.fragment:
        raise WebhookRefused("The address must be a plain URL with a host, without user or fragment.")
    return parts, port
