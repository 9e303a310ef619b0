"""The standards that a report names, by the catalogue's patterns and the general grammar of designations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.catalogue import Catalogue
from models.report import StandardCited
from parser.extraction.folding import fold, squeezed
from parser.extraction.gathering import Gathered
from parser.extraction.layout import Fragment, PageLayout, Passage, Span
from parser.extraction.lexicon import Lexicon
from parser.extraction.readings import SURE

MOST_CITED = 120
"""A report that names more standards is a list of them, not a report to them."""
_REQUESTED, _IN_TEXT = 0.97, 0.93
_BRACKETED = re.compile(r"\(([A-Za-z0-9]+)\)")
_CENTURY = re.compile(r"^20(\d\d)(?=\D|$)")


@dataclass(frozen=True)
class _Mention:
    """A standard in a text. `detail` is what is printed behind the part that names it ("(f)")."""

    designation: str
    edition: str | None
    start: int
    end: int
    detail: str = ""


class StandardReader:
    """Finds standards in text, by the patterns of the catalogue's entries and those of the vocabulary."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self._known = [
            (entry.designation, re.compile(pattern))
            for entry in catalogue.standards.values()
            for pattern in entry.patterns
        ]
        self._grammar = lexicon.patterns("standard_patterns")
        self._ignored = lexicon.pattern("not_tested_standard_patterns")

    def mentions(self, text: str) -> list[_Mention]:
        """The standards in `text`, none overlapping another, the longer before the shorter."""
        if not any(character.isdigit() for character in text):
            return []
        known = list(self._of_catalogue(text))
        taken: list[_Mention] = []
        for mention in sorted((*known, *self._of_grammar(text)), key=lambda item: item.start - item.end):
            if all(mention.end <= other.start or other.end <= mention.start for other in taken):
                taken.append(_named_by_catalogue(text, mention, known))
        return sorted(taken, key=lambda item: item.start)

    def _of_catalogue(self, text: str) -> Iterator[_Mention]:
        for designation, pattern in self._known:
            for match in pattern.finditer(text):
                edition = match.groupdict().get("edition")
                yield _Mention(designation, normal_edition(edition, designation), *match.span())

    def _of_grammar(self, text: str) -> Iterator[_Mention]:
        for pattern in self._grammar:
            for match in pattern.finditer(text):
                if self._ignored.fullmatch(squeezed(match.group())):
                    continue
                groups = match.groupdict()
                body = re.sub(r"\s?/\s?", "/", squeezed((groups.get("body") or "").upper()))
                designation = f"{body} {squeezed(groups['number'])}".strip()
                yield _Mention(designation, normal_edition(groups.get("edition"), designation), *match.span())


def _named_by_catalogue(text: str, mention: _Mention, known: list[_Mention]) -> _Mention:
    """The mention under the catalogue's designation, where that names the beginning of the same print."""
    for entry in known:
        if entry.start == mention.start and entry.end <= mention.end:
            detail = (
                ".".join(_BRACKETED.findall(text[mention.start : mention.end])) if not entry.edition else ""
            )
            edition = entry.edition or mention.edition
            return replace(mention, designation=entry.designation, edition=edition, detail=detail)
    return mention


def normal_edition(edition: str | None, designation: str) -> str | None:
    """The edition as the catalogue writes it: ASTM's "2023" is "23", spaces go, others stay."""
    if edition is None:
        return None
    edition = re.sub(r"\s", "", edition)
    return _CENTURY.sub(r"\1", edition) if designation.startswith("ASTM") else edition


def read_standards(gathered: Gathered, catalogue: Catalogue) -> tuple[StandardCited, ...]:
    """Each standard and edition once, in the order of print; those under "test requested" are surest."""
    reader = StandardReader(catalogue, gathered.lexicon)
    requested = {id(span.fragment) for c in gathered.of("test_requested") for span in c.passage.spans}
    found: dict[tuple[str, str | None, str], StandardCited] = {}
    for layout in gathered.layouts:
        for passage in _passages(layout):
            text = passage.text.replace("\n", " ")
            for mention in reader.mentions(text):
                where = passage.part(mention.start, mention.end)
                if len(passage.spans) > 1 and len(where.spans) < 2:
                    continue
                base = _REQUESTED if id(where.spans[0].fragment) in requested else _IN_TEXT
                key = (fold(mention.designation).text, mention.edition, mention.detail)
                cited = _cited(mention, where, base)
                if key in found:
                    found[key] = _again(found[key], cited)
                elif len(found) < MOST_CITED:
                    found[key] = cited
    return tuple(found.values())


def _passages(layout: PageLayout) -> Iterator[Passage]:
    """Every line, then every pair of lines in which a designation may be broken."""
    for fragment in layout.fragments:
        yield _lines(fragment)
    for index, fragment in enumerate(layout.fragments):
        for other in layout.fragments[index + 1 : index + 6]:
            if _goes_on(fragment, other):
                yield _lines(fragment, other)
                break


def _lines(*fragments: Fragment) -> Passage:
    return Passage(tuple(Span(fragment, 0, len(fragment.text)) for fragment in fragments))


def _goes_on(above: Fragment, below: Fragment) -> bool:
    """Whether `below` is the next line of the same cell or column."""
    gap = below.box.top - above.box.bottom
    near = -0.4 * above.box.height < gap < above.box.height
    return (
        near
        and above.cell == below.cell
        and min(above.box.x1, below.box.x1) > max(above.box.x0, below.box.x0)
    )


def _cited(mention: _Mention, where: Passage, base: float) -> StandardCited:
    evidence = where.evidence(base)
    return StandardCited(
        designation=mention.designation,
        edition=mention.edition,
        printed=squeezed(where.text),
        confidence=evidence.confidence,
        evidence=(evidence,),
    )


def _again(known: StandardCited, other: StandardCited) -> StandardCited:
    """The standard with one more place where it is named."""
    better = max(known.confidence, other.confidence)
    evidence = known.evidence if len(known.evidence) >= 4 else (*known.evidence, *other.evidence)
    fuller = max(known.printed, other.printed, key=len)
    printed = fuller if fuller.startswith(known.printed) else known.printed
    confidence = round(min(SURE, better + (1 - better) / 10), 4)
    return known.model_copy(update={"confidence": confidence, "evidence": evidence, "printed": printed})
