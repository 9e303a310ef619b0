"""Items of a list standard (GB 31701): which of them a row speaks of, by alias, substance or method."""

from dataclasses import dataclass

from models.standard import ItemEntry, Standard
from parser.extraction.analytes import AnalyteFinder
from parser.extraction.folding import fold


@dataclass(frozen=True)
class ItemFinder:
    """The items of one standard, ready to be matched."""

    entries: tuple[ItemEntry, ...]
    by_name: tuple[tuple[str, ItemEntry], ...]
    by_substance: dict[str, ItemEntry]
    analytes: AnalyteFinder

    def find(self, heading: str, method: str = "") -> tuple[ItemEntry, ...]:
        """The items that a row covers, in the order of the standard.

        Substances decide before headings (重金属 covers those that are named); a test method only where
        neither is known and it belongs to a single item.
        """
        substances = [self.by_substance[key] for key in self._substances(heading) if key in self.by_substance]
        return self._ordered(substances or self._named(heading) or self._by_method(method or heading))

    def _substances(self, heading: str) -> list[str]:
        return [
            key
            for analyte in self.analytes.all_in(heading)
            for key in (analyte.key, analyte.key.removeprefix("total "))
        ]

    def _named(self, heading: str) -> list[ItemEntry]:
        """The items named; a longer name hides a shorter one inside it, and the rest may name another."""
        left = fold(heading).text
        found: list[ItemEntry] = []
        for name, entry in self.by_name:
            if name in left:
                found.append(entry)
                left = left.replace(name, "□" * len(name))
        return found

    def _by_method(self, text: str) -> list[ItemEntry]:
        shown = fold(text).text
        found = [entry for entry in self.entries if any(_cites(shown, method) for method in entry.methods)]
        return found if len(found) == 1 else []

    def _ordered(self, found: list[ItemEntry]) -> tuple[ItemEntry, ...]:
        keys = {entry.key for entry in found}
        return tuple(entry for entry in self.entries if entry.key in keys)


def item_finder(standard: Standard, analytes: AnalyteFinder) -> ItemFinder:
    """The finder for a standard's items, longest names first."""
    names = [
        (fold(name).text, entry)
        for entry in standard.items
        for name in (entry.title.zh, entry.title.en, *entry.aliases)
        if fold(name).text
    ]
    substances = {
        key: entry
        for entry in standard.items
        for name in entry.substances
        for key in _substance_keys(name, analytes)
    }
    return ItemFinder(
        standard.items, tuple(sorted(names, key=lambda pair: -len(pair[0]))), substances, analytes
    )


def _substance_keys(name: str, analytes: AnalyteFinder) -> list[str]:
    return [name, *(analyte.key for analyte in analytes.all_in(name))]


def _cites(shown: str, method: str) -> bool:
    """Whether a folded text cites a method, by its number and not by the beginning of a longer one."""
    number = fold(method).text
    place = shown.find(number)
    return place >= 0 and not shown[place + len(number) : place + len(number) + 1].isdigit()
