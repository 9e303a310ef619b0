"""Standards and regulations named in a text, with their editions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog import Catalogue
from models.standard import Standard
from parser.extraction.folding import plain, squeezed

_GLUED = re.compile(r"[A-Za-z0-9_]")
"""A designation without edition that goes on like this is a form's code or a section: `CISPR32-24_Rev2`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A standard in a text, `start <= place < end`: `name` is designation with edition as far as printed.

    `entry` is what the catalogue knows of it; where no edition is printed, of the newest.
    """

    name: str
    designation: str
    edition: str | None
    start: int
    end: int
    entry: Standard | None = None


class StandardFinder:
    """Finds standards: the catalogue's by their own patterns, others by the vocabulary's shapes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries: dict[str, list[Standard]] = {}
        for entry in catalogue.standards.values():
            self._entries.setdefault(entry.designation, []).append(entry)
        self._known = [
            (designation, re.compile(pattern))
            for designation, entries in self._entries.items()
            for pattern in dict.fromkeys(pattern for entry in entries for pattern in entry.patterns)
        ]
        shapes = catalogue.vocabulary.terms.get("standard_patterns", ())
        self._found: dict[str, tuple[Mention, ...]] = {}
        self._shapes = [re.compile(shape, re.IGNORECASE) for shape in shapes]

    def find(self, text: str) -> tuple[Mention, ...]:
        """The standards named in `text` from left to right, none within another; the catalogue's win."""
        if text not in self._found:
            self._found[text] = tuple(self._search(plain(text).replace("\n", " ")))
        return self._found[text]

    def _search(self, shown: str) -> list[Mention]:
        if not any(character.isdigit() for character in shown):
            return []
        found: list[Mention] = []
        for mention in [*self._catalogued(shown), *self._shaped(shown)]:
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
        return sorted(found, key=lambda mention: mention.start)

    def _catalogued(self, shown: str) -> Iterator[Mention]:
        matches = [(match, name) for name, pattern in self._known for match in pattern.finditer(shown)]
        for match, designation in sorted(matches, key=lambda found: found[0].start() - found[0].end()):
            edition = match.groupdict().get("edition")
            entry = self.entry(designation, edition)
            name = entry.key if entry and entry.edition else self._name(designation, edition)
            own = entry.edition if entry and entry.edition else edition
            known = entry if edition or entry else self._newest(designation)
            yield Mention(name, designation, own, match.start(), match.end(), known)

    def _shaped(self, shown: str) -> Iterator[Mention]:
        for shape in self._shapes:
            for match in shape.finditer(shown):
                parts = match.groupdict()
                designation = squeezed(f"{(parts.get('body') or '').upper()} {parts['number']}")
                edition = parts.get("edition")
                if _GLUED.match(shown, match.end()) and not edition:
                    continue
                joiner = match.group()[: match.group().rfind(edition)].rstrip()[-1:] if edition else ""
                name = designation + (f"{joiner}{''.join(edition.split())}" if edition else "")
                yield Mention(name, designation, edition, match.start(), match.end())

    def entry(self, designation: str, edition: str | None) -> Standard | None:
        """The catalogue's entry for a printed edition; the one for every edition where there is such."""
        entries = self._entries.get(designation, ())
        bare = re.sub(r"\s", "", edition or "").upper()
        for entry in entries:
            if edition and bare in _prints(entry):
                return entry
        return next((entry for entry in entries if entry.edition is None), None)

    def _newest(self, designation: str) -> Standard | None:
        """The entry by whose clauses and items a standard is read that is named without its year."""
        entries = self._entries.get(designation, ())
        return next((entry for entry in entries if not entry.superseded_by), None)

    def _name(self, designation: str, edition: str | None) -> str:
        if not edition:
            return designation
        joiners = {entry.key[len(designation)] for entry in self._entries[designation] if entry.edition}
        return designation + (joiners.pop() if joiners else "-") + "".join(edition.split())


def _prints(entry: Standard) -> set[str]:
    """The ways an edition may be printed, without spaces."""
    prints = {entry.edition or "", *entry.printed_editions}
    return {re.sub(r"\s", "", edition).upper() for edition in prints if edition}


def settled(mention: Mention, cited: Iterable[Mention]) -> Mention:
    """A mention without edition takes the one edition in which the document cites that standard."""
    if mention.edition:
        return mention
    editions = {
        other.name: other for other in cited if other.designation == mention.designation and other.edition
    }
    if len(editions) != 1:
        return mention
    (other,) = editions.values()
    return Mention(other.name, other.designation, other.edition, mention.start, mention.end, other.entry)
