"""What the payload of a code says: a link and its host, and which report it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from models.knowledge import Host
from models.report import CodeRead
from verifier.text import fold, shape

_MATRIX = ("qr", "matrix", "aztec", "pdf417", "maxicode", "hanxin", "dotcode")
"""Parts of the names of two-dimensional codes; "matrix" alone is one that nobody could read."""

_TOKEN = re.compile(r"[\w()./_\-]{4,}")
_STEERING = re.compile(r"[\\\s\x00-\x1f]")
_SHORTEST_SERIES = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A web address: `tricky` when browsers, programs and people may disagree about its host.

    `user` is what stands before an @ where a reader expects the host: "https://sgs.com@other.example".
    `further` are the hosts of other addresses in the payload, to which the first may send on.
    """

    host: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    tricky: bool
    user: str = ""
    further: tuple[str, ...] = ()


def is_matrix(code: CodeRead) -> bool:
    """Whether it is a two-dimensional code; bar codes carry article numbers."""
    symbology = fold(code.symbology).replace("_", "")
    return any(name in symbology for name in _MATRIX)


def link_of(payload: str) -> Link | None:
    """The address in a payload; a bare "host/path" counts too. None when it is no address."""
    text = _address(payload.strip())
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        host, port, user = parts.hostname, parts.port, parts.username
    except ValueError:
        return Link("", "", (), tricky=True)
    odd = bool(_STEERING.search(text)) or user is not None or port not in (None, 80, 443)
    parameters = tuple(parse_qsl(parts.query + "&" + parts.fragment))
    return Link(host or "", unquote(parts.path), parameters, odd, user or "", _further(payload, text))


def _further(payload: str, address: str) -> tuple[str, ...]:
    """The hosts of all addresses in a payload but the one looked at, those written in code among them."""
    found = re.findall(r"(?i)https?:/+([^/\s?#&\\]*)", unquote(unquote(payload)))
    own = 1 if re.match(r"(?i)https?:", payload.strip()) or address in payload else 0
    return tuple(host.casefold() for host in found[own:])


def _address(text: str) -> str | None:
    """The first address in a text, or the text itself where it reads "host/path"."""
    if re.match(r"(?i)https?:", text):
        return text
    if re.match(r"^[\w-]+(\.[\w-]+)+/\S*$", text):
        return "https://" + text
    found = re.search(r"(?i)https?://\S+", text)
    return found[0] if found else None


def names(payload: str, number: str) -> bool:
    """Whether the payload holds this report number as a whole word."""
    pattern = rf"(?<![a-z0-9]){re.escape(fold(number))}(?![a-z0-9])"
    return re.search(pattern, _comparable(payload, spaced=" " in number.strip())) is not None


def _comparable(payload: str, spaced: bool) -> str:
    """The payload with every word folded, words kept apart; parts are kept whole for a number with spaces."""
    between = r"[?&=#:;,/|]+" if spaced else r"[\s?&=#:;,/|]+"
    return " ".join(fold(token) for token in re.split(between, unquote(payload)))


def other_number(payload: str, number: str, host: Host | None) -> str | None:
    """Another report's number that the payload names: by the host's known place, else by the same shape."""
    stated = _at_known_place(payload, host)
    if stated and fold(stated) != fold(number):
        return stated
    wanted = shape(fold(number))
    if len(wanted) < _SHORTEST_SERIES or "9" not in wanted:
        return None
    words = (word.strip("./") for word in _words(unquote(payload), number))
    return next((word for word in words if _same_series(fold(word), fold(number))), None)


def _words(text: str, number: str) -> Iterator[str]:
    """What in a payload may be a number; for one with spaces whatever is built like it."""
    for token in _TOKEN.findall(text):
        yield from (token, *token.split("/"))
    if " " in number.strip():
        yield from re.findall(_built_like(fold(number)), text, re.IGNORECASE)


def _built_like(folded: str) -> str:
    """The pattern of letters and figures in these places, however spaces and hyphens part them."""
    kinds = ("[0-9]" if sign.isdigit() else "[a-z]" if sign.isalpha() else re.escape(sign) for sign in folded)
    return r"(?<![a-z0-9])" + r"[\s\-]*".join(kinds) + r"(?![a-z0-9])"


def _same_series(word: str, number: str) -> bool:
    """Another number of the same shape; digits alone, as dates are, need the same first half too."""
    if word == number or shape(word) != shape(number):
        return False
    half = len(number) // 2
    return not number.isdigit() or word[:half] == number[:half]


def _at_known_place(payload: str, host: Host | None) -> str | None:
    link = link_of(payload)
    if host is None or link is None:
        return None
    if "path" in host.number_in:
        return link.path.rstrip("/").rpartition("/")[2] or None
    wanted = {name.casefold() for name in host.number_in}
    return next((value for name, value in link.parameters if name.casefold() in wanted and value), None)
