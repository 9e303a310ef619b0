"""Everything that the table readers know of the catalogue's words, made ready once for a document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from catalog import Catalogue
from models.report import Result
from models.standard import Standard
from parser.extraction.folding import fold, plain
from parser.extraction.kept import once_a_catalogue
from parser.extraction.labelled.slips import SlippedLabels
from parser.extraction.result_words import ResultWords, is_blank_mark, result_words
from parser.extraction.standards.analytes import AnalyteFinder, analyte_finder
from parser.extraction.standards.items import ItemFinder, item_finder
from parser.extraction.standards.mentions import StandardFinder
from parser.extraction.tables.columns import HeaderWords, folded_forms, header_words

ROW_KINDS = ("limit_rows", "detection_limit_rows", "conclusion_rows")
"""The lists of names of rows that hold no specimen's values."""

_WORDS = re.compile(r"[A-Za-z]+|[\u3400-\u9fff]+")


@dataclass(frozen=True)
class TableWords:
    """The readers for outcomes, headers, standards, analytes and items, and the named lists."""

    results: ResultWords
    headers: HeaderWords
    standards: StandardFinder
    analytes: AnalyteFinder
    terms: Mapping[str, Sequence[str]]

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(fold(word).text for word in words) for name, words in self.terms.items()}

    @cached_property
    def _items(self) -> dict[str, ItemFinder]:
        return {}

    def is_listed(self, term: str, text: str) -> bool:
        """Whether a cell holds one of a named list's words, in either language, notes in brackets aside."""
        listed = self._folded.get(term, frozenset())
        return any(form in listed for form in folded_forms(text))

    @cached_property
    def _slipped_rows(self) -> SlippedLabels:
        return SlippedLabels({kind: tuple(self.terms.get(kind, ())) for kind in ROW_KINDS})

    def row_kind(self, text: str, slip: bool = False) -> str | None:
        """Which of `ROW_KINDS` a name is of; with a `slip`, one character of a long one may be misread."""
        listed = next((kind for kind in ROW_KINDS if self.is_listed(kind, text)), None)
        return self._slipped_rows.field_of(text) if slip and listed is None else listed

    def concludes(self, text: str) -> bool:
        """Whether a cell holds what stands before the outcome of a whole table."""
        return self.is_listed("overall_labels", text) or self.is_listed("conclusion_rows", text)

    def is_conditional(self, text: str) -> bool:
        """Whether a sentence sets a condition or a rule, and states nothing of these goods."""
        words = {fold(word).text for word in _WORDS.findall(text)}
        folded = fold(text).text
        listed = self._folded.get("conditional_words", frozenset())
        return any(word in words if word.isascii() else word in folded for word in listed)

    def is_value(self, text: str) -> bool:
        """Whether a word may be all that a cell of values holds: a number, a sign, an analyte's symbol."""
        bare = plain(text).strip("<>≤≥=*.,()")
        number = bare.replace(".", "", 1).replace(",", "").isdigit()
        symbol = text in self.analytes.by_symbol
        return number or symbol or is_blank_mark(text) or self.is_listed("not_detected", text)

    def items(self, standard: Standard) -> ItemFinder:
        """The item finder of a standard."""
        if standard.key not in self._items:
            self._items[standard.key] = item_finder(standard, self.analytes)
        return self._items[standard.key]

    def explained(self, legend: Mapping[str, Result]) -> "TableWords":
        """The same under a report's own legend of result signs."""
        return replace(self, results=self.results.explained(legend)) if legend else self


@once_a_catalogue
def table_words(catalogue: Catalogue) -> TableWords:
    """The readers for a catalogue."""
    vocabulary = catalogue.vocabulary
    return TableWords(
        result_words(vocabulary),
        header_words(vocabulary),
        StandardFinder(catalogue),
        analyte_finder(vocabulary),
        vocabulary.terms,
    )
