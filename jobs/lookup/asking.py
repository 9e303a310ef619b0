"""One question over HTTPS: to the checked address of a listed host, answered in little time and few bytes."""

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from jobs.webhooks.addresses import Resolve, Target, resolve, target_of
from models.exceptions import WebhookRefused
from verifier.hosts import listed_host

_UNPACKED = ("", "identity")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a question may go. `private` allows plain http, other ports and private networks.

    `seconds` are for one answer, `all_seconds` for the questions of one submission together.
    """

    seconds: float = 8.0
    size_bytes: int = 262_144
    private: bool = False
    all_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status 0 where nothing did, with the `trouble` in a word."""

    status: int
    body: bytes = b""
    trouble: str | None = None

    @property
    def sha256(self) -> str | None:
        """The hash of the body, by which the answer can be told later; None without a body."""
        return hashlib.sha256(self.body).hexdigest() if self.body else None


Ask = Callable[[str], Answer]
"""Asks one address; never raises."""


def asker(hosts: tuple[str, ...], limits: Limits, resolver: Resolve = resolve) -> Ask:
    """Asks addresses on these hosts. A name is resolved once, checked, and the checked address is used.

    The time for all questions together begins now; one that comes after its end is not asked.
    """
    ends = time.monotonic() + limits.all_seconds

    def ask(address: str) -> Answer:
        try:
            if listed_host(urlsplit(address).hostname or "", hosts) is None:
                return Answer(0, trouble="host_not_listed")
            if time.monotonic() >= ends:
                return Answer(0, trouble="too_slow")
            target = target_of(address, limits.private, resolver)
            if not limits.private and target.host != target.name:
                return Answer(0, trouble="port_refused")
            return asyncio.run(_fetched(target, limits))
        except WebhookRefused:
            return Answer(0, trouble="address_refused")
        except TimeoutError:
            return Answer(0, trouble="too_slow")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as cause:
            return Answer(0, trouble=type(cause).__name__)

    return ask


async def _fetched(target: Target, limits: Limits) -> Answer:
    """Follows nothing, trusts no proxy, sends no cookie, unpacks nothing; the time is for all of it."""
    headers = {"Host": target.host, "User-Agent": "greenlane", "Accept-Encoding": "identity"}
    async with (
        asyncio.timeout(limits.seconds),
        httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=limits.seconds) as client,
    ):
        request = client.build_request(
            "GET", target.url, headers=headers, extensions={"sni_hostname": target.name}
        )
        response = await client.send(request, stream=True)
        try:
            return await _read(response, limits)
        finally:
            await response.aclose()


async def _read(response: httpx.Response, limits: Limits) -> Answer:
    if response.is_redirect:
        return Answer(response.status_code, trouble="redirect_refused")
    if response.headers.get("Content-Encoding", "").casefold() not in _UNPACKED:
        return Answer(response.status_code, trouble="packed")
    body = bytearray()
    async for part in response.aiter_raw(chunk_size=8192):
        body += part
        if len(body) > limits.size_bytes:
            return Answer(response.status_code, trouble="too_large")
    return Answer(response.status_code, bytes(body))
