"""The standards that a report names, by the catalogue's patterns and the general grammar of designations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.catalogue import Catalogue
from models.report import StandardCited
from parser.extraction.folding import fold, squeezed
from parser.extraction.gathering import Gathered
from parser.extraction.layout import Fragment, Passage, Span
from parser.extraction.readings import SURE

MOST_CITED = 120
_REQUESTED, _IN_TEXT = 0.97, 0.93
_CENTURY = re.compile(r"^20(\d\d)(?=\D|$)")


@dataclass(frozen=True)
class _Mention:
    designation: str
    edition: str | None
    start: int
    end: int


def read_standards(gathered: Gathered, catalogue: Catalogue) -> tuple[StandardCited, ...]:
    """Each standard and edition once, in the order of print; those under "test requested" are surest."""
    requested = {
        id(span.fragment) for candidate in gathered.of("test_requested") for span in candidate.passage.spans
    }
    found: dict[tuple[str, str | None], StandardCited] = {}
    for layout in gathered.layouts:
        for fragment in layout.fragments:
            for mention in _mentions(fragment.text, gathered, catalogue):
                key = (fold(mention.designation).text, mention.edition)
                base = _REQUESTED if id(fragment) in requested else _IN_TEXT
                cited = _cited(fragment, mention, base)
                known = found.get(key)
                if known is None and len(found) < MOST_CITED:
                    found[key] = cited
                elif known is not None:
                    found[key] = _again(known, cited)
    return tuple(found.values())


def _cited(fragment: Fragment, mention: _Mention, base: float) -> StandardCited:
    evidence = Passage((Span(fragment, mention.start, mention.end),)).evidence(base)
    return StandardCited(
        designation=mention.designation,
        edition=mention.edition,
        printed=squeezed(fragment.text[mention.start : mention.end]),
        confidence=evidence.confidence,
        evidence=(evidence,),
    )


def _again(known: StandardCited, other: StandardCited) -> StandardCited:
    """The standard with one more place where it is named."""
    better = max(known.confidence, other.confidence)
    evidence = known.evidence if len(known.evidence) >= 4 else (*known.evidence, *other.evidence)
    return known.model_copy(
        update={"confidence": min(SURE, better + (1 - better) / 10), "evidence": evidence}
    )


def _mentions(text: str, gathered: Gathered, catalogue: Catalogue) -> Iterator[_Mention]:
    taken: list[tuple[int, int]] = []
    for mention in (*_of_catalogue(text, catalogue), *_of_grammar(text, gathered)):
        if all(mention.end <= start or end <= mention.start for start, end in taken):
            taken.append((mention.start, mention.end))
            yield mention


def _of_catalogue(text: str, catalogue: Catalogue) -> Iterator[_Mention]:
    for standard in catalogue.standards.values():
        for pattern in standard.patterns:
            for match in re.finditer(pattern, text):
                edition = match.groupdict().get("edition")
                yield _Mention(
                    standard.designation, normal_edition(edition, standard.designation), *match.span()
                )


def _of_grammar(text: str, gathered: Gathered) -> Iterator[_Mention]:
    ignored = gathered.lexicon.pattern("not_tested_standard_patterns")
    for pattern in gathered.lexicon.patterns("standard_patterns"):
        for match in pattern.finditer(text):
            if ignored.fullmatch(squeezed(match.group())):
                continue
            groups = match.groupdict()
            body = squeezed((groups.get("body") or "").upper()).replace(" /", "/").replace("/ ", "/")
            number = squeezed(groups["number"])
            designation = f"{body} {number}".strip()
            yield _Mention(designation, normal_edition(groups.get("edition"), designation), *match.span())


def normal_edition(edition: str | None, designation: str) -> str | None:
    """The edition as the catalogue writes it: ASTM's "2023" is "23", spaces go, others stay."""
    if edition is None:
        return None
    edition = re.sub(r"\s", "", edition)
    return _CENTURY.sub(r"\1", edition) if designation.startswith("ASTM") else edition
