"""Items of a list standard (GB 31701): which of them a row speaks of, by substance, heading or method."""

import re
from dataclasses import dataclass

from models.standard import ItemEntry, Standard
from parser.extraction.folding import fold, is_cjk, plain
from parser.extraction.standards.analytes import AnalyteFinder

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FILLERS = frozenset({"to", "of", "and", "the", "in", "on", "for", "a", "an", "with"})
_FEWEST_SHARED = 3


@dataclass(frozen=True)
class ItemFinder:
    """The items of one standard, ready to be matched. `chinese`: folded names, longest first; `latin`: the
    words of a name; `groups`: the last item that lists substances of an analyte group."""

    entries: tuple[ItemEntry, ...]
    chinese: tuple[tuple[str, ItemEntry], ...]
    latin: tuple[tuple[frozenset[str], ItemEntry], ...]
    substances: dict[str, ItemEntry]
    groups: dict[str, ItemEntry]
    analytes: AnalyteFinder

    def find(self, heading: str, method: str = "") -> tuple[ItemEntry, ...]:
        """The items that a row covers, in the order of the standard.

        Substances decide before headings (重金属 covers those that are named); a test method only where
        neither is known and it belongs to a single item.
        """
        found = self._by_substance(heading) or self._named(heading) or self._by_method(method or heading)
        keys = {entry.key for entry in found}
        return tuple(entry for entry in self.entries if entry.key in keys)

    def _by_substance(self, heading: str) -> list[ItemEntry]:
        """The items that list a substance; one that none lists counts for the last item of its group."""
        found = []
        for analyte in self.analytes.all_in(heading):
            entry = self.substances.get(analyte.key) or self.groups.get(analyte.group)
            found += [entry] if entry else []
        return found

    def _named(self, heading: str) -> list[ItemEntry]:
        return self._named_in_chinese(heading) or self._named_in_english(heading)

    def _named_in_chinese(self, heading: str) -> list[ItemEntry]:
        """The items named; a longer name hides a shorter one inside it, and the rest may name another."""
        left = fold(heading).text
        found: list[ItemEntry] = []
        for name, entry in self.chinese:
            if name in left:
                found.append(entry)
                left = left.replace(name, "□" * len(name))
        return found

    def _named_in_english(self, heading: str) -> list[ItemEntry]:
        """The item whose name lies wholly in the heading, or holds all of a long heading; the longest fit."""
        words = _words(heading)
        within = [(len(name), entry) for name, entry in self.latin if name <= words]
        around = [
            (len(words), entry)
            for name, entry in self.latin
            if len(words) >= _FEWEST_SHARED and words <= name
        ]
        best = max(within or around, key=lambda scored: scored[0], default=None)
        return [best[1]] if best else []

    def _by_method(self, text: str) -> list[ItemEntry]:
        shown = _method_form(text)
        found = [entry for entry in self.entries if any(_cites(shown, method) for method in entry.methods)]
        return found if len(found) == 1 else []


def item_finder(standard: Standard, analytes: AnalyteFinder) -> ItemFinder:
    """The finder for a standard's items."""
    names = [(name, entry) for entry in standard.items for name in _names(entry)]
    chinese = [(fold(name).text, entry) for name, entry in names if any(map(is_cjk, name))]
    latin = [(_words(name), entry) for name, entry in names if not any(map(is_cjk, name)) and _words(name)]
    listed = [(key, entry) for entry in standard.items for key in _substances(entry, analytes)]
    return ItemFinder(
        standard.items,
        tuple(sorted(chinese, key=lambda pair: -len(pair[0]))),
        tuple(latin),
        dict(reversed(listed)),
        _groups(standard, analytes),
        analytes,
    )


def _names(entry: ItemEntry) -> set[str]:
    """The titles and aliases, with and without their brackets."""
    names = (entry.title.zh, entry.title.en, *entry.aliases)
    return {form for name in names for form in (name, _BRACKETS.sub(" ", name).strip()) if fold(form).text}


def _substances(entry: ItemEntry, analytes: AnalyteFinder) -> list[str]:
    named = [analyte.key for name in entry.substances for analyte in analytes.all_in(name)]
    return [*entry.substances, *named]


def _groups(standard: Standard, analytes: AnalyteFinder) -> dict[str, ItemEntry]:
    """Analyte group to the last item that lists several of it: names of further substances are free there."""
    found: dict[str, ItemEntry] = {}
    for entry in standard.items:
        listed = [analyte for name in entry.substances for analyte in analytes.all_in(name)]
        if len(listed) >= _FEWEST_SHARED:
            found[listed[0].group] = entry
    return found


def _words(text: str) -> frozenset[str]:
    """The words of an English name, plural and British spelling folded, fillers left out."""
    found = re.findall(r"[a-z]+", plain(text).lower())
    return frozenset(word.replace("colour", "color").rstrip("s") for word in found if word not in _FILLERS)


def _method_form(text: str) -> str:
    """A text without spaces and slashes; the dash before a year stays."""
    return re.sub(r"[\s/]+", "", plain(text)).lower()


def _cites(shown: str, method: str) -> bool:
    """Whether a text in method form cites a method, by its number and not as part of a longer one."""
    return re.search(re.escape(_method_form(method)) + r"(?!\d)", shown) is not None
