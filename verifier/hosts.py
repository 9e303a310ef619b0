"""Hosts of verification pages: which are accepted, and which only look like one."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

_TWINS = {
    "а": "a", "ɑ": "a", "α": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ε": "e", "һ": "h", "н": "h",
    "і": "i", "ı": "i", "ι": "i", "ј": "j", "к": "k", "κ": "k", "ӏ": "l", "м": "m", "п": "n", "о": "o",
    "ο": "o", "р": "p", "ρ": "p", "ԛ": "q", "ѕ": "s", "т": "t", "τ": "t", "υ": "u", "ѵ": "v", "ν": "v",
    "ԝ": "w", "х": "x", "χ": "x", "у": "y", "γ": "y", "0": "o", "1": "l", "3": "e", "5": "s", "|": "l",
}  # fmt: skip
_TWIN_TABLE = str.maketrans(_TWINS)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """How a host imitates a listed one: by shared-hosting, user, homoglyph, sub-domain, hyphen, spelling."""

    host: str
    listed: str
    trick: str


def normal(host: str) -> str:
    """Lower case, without the root dot; internationalised labels as they read on the screen."""
    labels = host.strip().rstrip(".").casefold().split(".")
    return ".".join(_decoded(label) for label in labels)


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def listed_host(host: str, accepted: Iterable[str]) -> str | None:
    """The accepted host that this one is, or is a sub-domain of; None when it is neither.

    A sub-domain belongs to whoever holds the domain, so it counts as the listed host.
    """
    name = host.strip().rstrip(".").casefold()
    matches = [one for one in accepted if name == one or name.endswith("." + one)]
    return max(matches, key=len, default=None)


@dataclass(frozen=True)
class Watch:
    """What imitations are told by: the accepted hosts, and lists of the catalogue's vocabulary.

    `shared` are domains on which anybody publishes, `second_level` the labels of "com.cn" and "co.uk".
    """

    accepted: tuple[str, ...]
    shared: tuple[str, ...]
    second_level: tuple[str, ...]

    def look_alike(self, host: str, user: str = "") -> LookAlike | None:
        """How a host that is not accepted imitates one that is; None when it is merely unknown.

        `user` is the address's part before an @: a listed host's name there is bait.
        """
        if bait := listed_host(user.partition(":")[0], self.accepted):
            return LookAlike(host, bait, "user")
        name = normal(host)
        place = next((one for one in sorted(self.shared) if name.endswith("." + one)), None)
        if place:
            return LookAlike(host, place, "shared-hosting")
        own = self.registrable(name)
        for listed in sorted(self.accepted):
            if trick := _trick(name, own, listed, self.registrable(listed)):
                return LookAlike(host, listed, trick)
        return None

    def registrable(self, host: str) -> str:
        """The domain that somebody registered: two labels, or three below a country's "com", "co", "gov"."""
        labels = host.split(".")
        long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in self.second_level
        return ".".join(labels[-3:] if long else labels[-2:])


def _trick(name: str, own: str, listed: str, theirs: str) -> str | None:
    if own == theirs:
        return None
    if _skeleton(own) == _skeleton(theirs) or _skeleton(name) == _skeleton(listed):
        return "homoglyph"
    if f".{theirs}." in f".{name}.":
        return "sub-domain"
    if f"-{_joined(theirs)}-" in f"-{_joined(name)}-" or _bare(own) == _bare(theirs):
        return "hyphen"
    return "spelling" if _misspelt(own, theirs) else None


def _skeleton(host: str) -> str:
    """What the eye sees: one letter for all its twins."""
    plain = unicodedata.normalize("NFKD", host)
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return bare.translate(_TWIN_TABLE).replace("rn", "m").replace("vv", "w").replace("i", "l")


def _joined(host: str) -> str:
    return host.replace(".", "-")


def _bare(host: str) -> str:
    return host.replace(".", "").replace("-", "")


def _misspelt(own: str, theirs: str) -> bool:
    """One letter off in a name of five letters or more, two in one of ten or more, on the same ending."""
    (mine, _, ending), (name, _, their_ending) = own.partition("."), theirs.partition(".")
    if len(name) < 5 or ending != their_ending:
        return False
    return OSA.distance(mine, name) <= (2 if len(name) >= 10 else 1)
