"""The vocabulary made ready: label finder, date reader, compiled patterns. Built once for a catalogue."""

import re
from functools import cached_property

from catalog.catalogue import Catalogue
from models.knowledge import Vocabulary
from parser.extraction.dates.printed import DateReader
from parser.extraction.folding import fold, is_cjk, squeezed
from parser.extraction.kept import once_a_catalogue
from parser.extraction.labelled.labels import LabelReader
from parser.extraction.phrases import Hit, PhraseFinder


class Lexicon:
    """What extraction asks of the vocabulary. Named lists are those of `catalog/vocabulary/terms.yaml`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.terms
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._phrases: dict[tuple[str, ...], PhraseFinder] = {}
        self.columns = {fold(word).text for words in vocabulary.columns.values() for word in words} - {""}
        self._roles = {
            role: {fold(word).text for word in words} for role, words in vocabulary.columns.items()
        }
        self._labels = vocabulary.labels

    @cached_property
    def labels(self) -> LabelReader:
        """The reader of labels."""
        return LabelReader(self._labels, self.term("label_prefixes"))

    @cached_property
    def dates(self) -> DateReader:
        """The reader of dates."""
        return DateReader(self._terms)

    @cached_property
    def label_words(self) -> frozenset[str]:
        """Every label of the vocabulary, folded."""
        return frozenset(fold(label).text for labels in self._labels.values() for label in labels)

    def column_words(self, role: str) -> set[str]:
        """The folded words that head a column of that role."""
        return self._roles.get(role, set())

    def term(self, name: str) -> tuple[str, ...]:
        """The list of that name; empty if the vocabulary has none."""
        return self._terms.get(name, ())

    def pattern(self, name: str) -> re.Pattern[str]:
        """All patterns of the list as one, case ignored; it matches nothing where the list is empty."""
        if name not in self._patterns:
            alternatives = "|".join(f"(?:{text})" for text in self.term(name)) or r"(?!)"
            self._patterns[name] = re.compile(alternatives, re.IGNORECASE | re.MULTILINE)
        return self._patterns[name]

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of the list, one by one: they may share group names."""
        return tuple(_compiled(text) for text in self.term(name))

    def phrases(self, text: str, *names: str) -> tuple[Hit, ...]:
        """Where phrases of the named lists stand in `text`."""
        if names not in self._phrases:
            self._phrases[names] = PhraseFinder({name: self.term(name) for name in names})
        return self._phrases[names].find(text)

    def mentions(self, text: str, name: str) -> bool:
        """Whether a word of the list stands in `text`: Chinese ones anywhere, others as whole words."""
        chinese = any(is_cjk(word[0]) and word in text for word in self.term(name))
        return chinese or bool(self.phrases(text, name))

    def is_empty(self, text: str) -> bool:
        """Whether a printed value says that there is none ("N/A", "/", "未提供")."""
        text = squeezed(text).strip(" .:;,。")
        return not text or not fold(text).text or fold(text).text in self._empty

    def is_reference(self, text: str) -> bool:
        """Whether a printed value only points elsewhere ("see next page", "见附页")."""
        return bool(self.pattern("reference_patterns").fullmatch(squeezed(text).strip(" .()（）*")))

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(fold(text).text for text in self.term("empty_values"))


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.MULTILINE)


@once_a_catalogue
def lexicon_of(catalogue: Catalogue) -> Lexicon:
    """The lexicon of this catalogue."""
    return Lexicon(catalogue.vocabulary)
