"""Substances and elements in print: `Lead Pb(M)`, `Dibutyl phthalate (DBP)`, 铅, a CAS number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.knowledge import Analyte, Vocabulary
from parser.extraction.folding import fold, is_cjk, plain

CAS_NUMBER = re.compile(r"(?<![\d-])(\d{2,7}-\d{2}-\d)(?![\d-])")
_LONGEST_NAME = 110
_SHORT_SYMBOL = 3
_WORD = re.compile(r"Cr\s?(?:\d\+|\+\d)|[A-Za-z][A-Za-z0-9]*(?:\s?\((?:I{1,3}|VI|IV|V|3\+|6\+)\))?")
_NOTES = re.compile(r"\((?:M|T|S|mg/kg|ppm|%|total|soluble)\)", re.IGNORECASE)


def cas_numbers(text: str) -> tuple[str, ...]:
    """The CAS registry numbers in a text whose check digit is right, each once."""
    found = CAS_NUMBER.findall(plain(text))
    return tuple(dict.fromkeys(number for number in found if _checks(number)))


def _checks(number: str) -> bool:
    digits = [int(digit) for digit in number.replace("-", "")]
    weighted = sum(place * digit for place, digit in enumerate(reversed(digits[:-1]), start=1))
    return weighted % 10 == digits[-1]


@dataclass(frozen=True)
class AnalyteFinder:
    """Finds analytes by CAS number, by symbol (case counts) and by name (signs do not)."""

    by_cas: dict[str, Analyte]
    by_symbol: dict[str, Analyte]
    by_name: dict[str, Analyte]
    names: re.Pattern[str]

    def find(self, text: str) -> Analyte | None:
        """The analyte that a cell or label speaks of; None where it is none or several."""
        found = self.all_in(text)
        return found[0] if len(found) == 1 else None

    def all_in(self, text: str) -> tuple[Analyte, ...]:
        """Every analyte named, in order, each once; a longer name hides the shorter ones inside it."""
        shown = _NOTES.sub(" ", plain(text))
        if len(shown) > _LONGEST_NAME * 4:
            return ()
        numbered = [self.by_cas[number] for number in cas_numbers(shown) if number in self.by_cas]
        named, symbols = [*self._names(shown)], [*self._symbols(shown)]
        if all(map(_is_sum, named)) and len(_distinct(symbols)) == 1:
            return _distinct(symbols)
        return _distinct(named or symbols or numbered)

    def is_named_alone(self, text: str) -> bool:
        """Whether a header cell holds one analyte and hardly anything else."""
        return len(text) <= _LONGEST_NAME // 2 and self.find(text) is not None

    def contradicts(self, text: str) -> bool:
        """Whether name and symbol speak of different substances, as in `锡(Cd)`: one of them is wrong."""
        named, symbols = self._twice(text)
        return bool(named and symbols) and not _any_alike(named, symbols)

    def agrees(self, text: str) -> bool:
        """Whether name and symbol speak of the same substance: `镉(Cd)`."""
        return _any_alike(*self._twice(text))

    def _twice(self, text: str) -> tuple[set[str], set[str]]:
        """The keys of single substances by name, and by symbol."""
        shown = _NOTES.sub(" ", plain(text))[: _LONGEST_NAME * 4]
        named = {analyte.key for analyte in self._names(shown) if not _is_sum(analyte)}
        return named, {analyte.key for analyte in self._symbols(shown) if not _is_sum(analyte)}

    def _names(self, shown: str) -> Iterator[Analyte]:
        folded = fold(shown)
        for match in self.names.finditer(folded.text):
            if _is_whole(shown, folded.places, match):
                yield self.by_name[match.group()]

    def _symbols(self, shown: str) -> Iterator[Analyte]:
        for match in _WORD.finditer(shown):
            whole = re.sub(r"\s", "", match.group())
            bare = re.split(r"\(", whole)[0]
            forms = (whole, bare, _with_small_l(bare))
            analyte = next((self.by_symbol[form] for form in forms if form in self.by_symbol), None)
            if analyte is not None:
                yield analyte


def _with_small_l(symbol: str) -> str:
    """`AI` as Al: the second letter of an element is small, and a capital I looks like it."""
    return symbol[0] + "l" if len(symbol) == 2 and symbol[1] == "I" else symbol


def analyte_finder(vocabulary: Vocabulary) -> AnalyteFinder:
    """The finder for the catalogue's analytes; longer names first."""
    by_cas = {number: analyte for analyte in vocabulary.analytes for number in analyte.cas}
    by_symbol = {
        re.sub(r"\s", "", name): a for a in vocabulary.analytes for name in a.names if _is_symbol(name)
    }
    names = [(fold(name).text, a) for a in vocabulary.analytes for name in a.names if not _is_symbol(name)]
    longest_first = sorted(names, key=lambda pair: -len(pair[0]))
    pattern = re.compile("|".join(re.escape(name) for name, _ in longest_first) or r"(?!)")
    return AnalyteFinder(by_cas, by_symbol, dict(longest_first), pattern)


def _is_symbol(name: str) -> bool:
    """A symbol or abbreviation, whose case tells it from a word: Pb, As, DEHP, Cr(VI)."""
    bare = re.split(r"[\s(+\d]", name)[0]
    return not any(map(is_cjk, name)) and (
        bare.isupper()
        or (len(bare) <= _SHORT_SYMBOL and bare[:1].isupper())
        or name in {"pH", "DnOP", "DnHP", "DnPP", "DPrP"}
    )


def _is_whole(shown: str, places: tuple[int, ...], match: re.Match[str]) -> bool:
    """Whether a name is no part of a longer Latin word."""
    first, last = places[match.start()], places[match.end() - 1]
    before, after = shown[first - 1 : first], shown[last + 1 : last + 2]
    return not _joins(before, shown[first]) and not _joins(shown[last], after)


def _joins(left: str, right: str) -> bool:
    letters = left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    return letters and not (left.islower() and right.isupper())


def _distinct(found: list[Analyte]) -> tuple[Analyte, ...]:
    """Each analyte once; a group's name counts only where none of its members is named."""
    distinct = {analyte.key: analyte for analyte in found}
    single = {key: analyte for key, analyte in distinct.items() if not _is_sum(analyte)}
    return tuple((single or distinct).values())


def _any_alike(named: set[str], symbols: set[str]) -> bool:
    """Whether any substance is in both, in whichever form: Pb and total Pb, Cr and Cr(VI)."""
    bare = [key.rpartition(" ")[2] for key in named]
    return any(one.startswith(other) or other.startswith(one) for one in bare for other in symbols)


def _is_sum(analyte: Analyte) -> bool:
    """Whether it stands for a group: "phthalates DBP" speaks of DBP."""
    return analyte.group.endswith("_sum")
