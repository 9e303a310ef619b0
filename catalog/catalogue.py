"""The whole catalogue as one immutable value: what the rest of the house asks for knowledge."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from models.channel import Channel
from models.knowledge import Feature, Host, MessageEntry, Vocabulary
from models.laboratory import AccreditationList, KnownLaboratory, ListedLaboratory, ListWords, Scheme
from models.local import LocalValues
from models.sourced import Source
from models.standard import Standard


@dataclass(frozen=True)
class Catalogue:
    """Channels, standards, laboratories, words and messages, with a user's own values layered over them.

    `standards` are keyed by designation with edition ("ASTM F963-23"), `messages` by language and code.
    `sources` explains the source names used by features, hosts, schemes and laboratories; channels and
    standards carry their own. `digest` is the SHA-256 of every file and of the local values.
    """

    channels: dict[str, Channel]
    standards: dict[str, Standard]
    features: dict[str, Feature]
    schemes: dict[str, Scheme]
    laboratories: tuple[ListedLaboratory, ...]
    known_laboratories: tuple[KnownLaboratory, ...]
    list_words: ListWords
    hosts: tuple[Host, ...]
    vocabulary: Vocabulary
    messages: dict[str, dict[str, MessageEntry]]
    digest: str
    sources: dict[str, Source] = field(default_factory=dict)
    lists: tuple[AccreditationList, ...] = ()
    local: LocalValues | None = None

    def standard(self, designation: str, edition: str | None) -> Standard | None:
        """The entry of that edition, else the one that stands for every edition, else None."""
        general = None
        for entry in self.standards.values():
            if entry.designation != designation:
                continue
            if entry.edition == edition:
                return entry
            if entry.edition is None:
                general = entry
        return general

    def with_lists(self, lists: Iterable[AccreditationList]) -> "Catalogue":
        """The same catalogue with further official lists loaded."""
        return replace(self, lists=(*self.lists, *lists))
