"""The standards that a report is to: named on its first pages, under "test requested", or over its rows.

A standard that only says how a value was measured ("Test method: …", a column of methods) is none of them,
nor is one named deep in the text that has no rows, unless nothing is named before.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog.catalogue import Catalogue
from models.document import Table
from models.report import StandardCited
from parser.extraction.folding import fold, unwrapped
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span
from parser.extraction.labelled.readings import SURE
from parser.extraction.products.by_label import IDENTIFYING
from parser.extraction.standards.mentions import Mention, StandardFinder

MOST_CITED = 120
"""A report that names more standards is a list of them, not a report to them."""
FIRST_PAGES = 3
"""Cover, summary and what runs over: here a standard need not stand in a heading."""
_REQUESTED, _IN_TEXT = 0.97, 0.93
_DETAIL = re.compile(r"(?:\.?\s?\((?:[A-Za-z0-9ⅰ-ⅿ]{1,4}|Amdt[^)]{1,20})\))+")
_NUMBERING = re.compile(r"[\s(\[]*(?:[A-Z0-9]{1,3}(?:\.\d{1,2})*[.)、:]*[\s)]*)?")
_LIST_NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}|[A-Za-z])[.)、]\s*")
_SLASH = re.compile(r"\s?/\s?")
_WORDS_BEFORE, _INDENT, _AT_START = 60, 3, 2
_LINES_ABOVE = 2
"""The heading of a table stands this many lines above it at most."""


@dataclass(frozen=True)
class _Place:
    """Where a standard is named: the passage, its text and the mention in it. `start` and `end` are the print
    of it, that of both standards where two bodies' are named as one (`CISPR 32:2015/EN 55032:2015`)."""

    passage: Passage
    text: str
    mention: Mention
    start: int
    end: int

    @property
    def fragment(self) -> Fragment:
        return self.passage.spans[0].fragment


def read_standards(
    gathered: Gathered, catalogue: Catalogue, tested: Collection[str] = ()
) -> tuple[StandardCited, ...]:
    """Each standard and edition once, in the order of print; those under "test requested" are surest.

    `tested` are the names of the standards to which the report has rows.
    """
    places = list(_scopes(gathered, catalogue))
    first = [(place, sure) for place, sure in places if _counts(place, sure, tested)]
    return _with_editions(_once(first or places))


def _scopes(gathered: Gathered, catalogue: Catalogue) -> Iterator[tuple[_Place, float]]:
    """Every place that says what the report is to, with its confidence."""
    requested = _fragments(gathered, "test_requested")
    basis = _method_cells(gathered, basis=True)
    methods = _fragments(gathered, "test_method") | _method_cells(gathered) | _under_method_heads(gathered)
    numbers = _fragments(gathered, *IDENTIFYING)
    for place in _places(gathered, StandardFinder(catalogue)):
        if place.mention.entry is None and id(place.fragment) in numbers:
            continue  # a model that has a standard's shape: "EN 2026"
        if id(place.fragment) in requested:
            yield place, _REQUESTED
        elif id(place.fragment) in basis or (
            id(place.fragment) not in methods and _is_scope(gathered, place)
        ):
            yield place, _IN_TEXT


def _counts(place: _Place, sure: float, tested: Collection[str]) -> bool:
    """Whether a place counts beside others: deep in the report only where rows are to that standard."""
    known = place.mention.name in tested or place.mention.designation in tested
    return sure == _REQUESTED or place.fragment.page <= FIRST_PAGES or known


def _once(places: Iterable[tuple[_Place, float]]) -> Iterable[StandardCited]:
    """Each standard and edition once, with all places where it is named."""
    found: dict[tuple[str, str | None, str], StandardCited] = {}
    for place, sure in places:
        cited = _cited(place, sure)
        detail = ".".join(re.findall(r"\(([^)]*)\)", cited.printed)) if not cited.edition else ""
        key = (fold(cited.designation).text, cited.edition, fold(detail).text)
        if key in found:
            found[key] = _again(found[key], cited)
        elif len(found) < MOST_CITED:
            found[key] = cited
    return found.values()


def _with_editions(cited: Iterable[StandardCited]) -> tuple[StandardCited, ...]:
    """Without those that name no edition of a standard whose edition stands elsewhere."""
    every = list(cited)
    dated = {fold(one.designation).text for one in every if one.edition}
    return tuple(one for one in every if one.edition or fold(one.designation).text not in dated)


def _fragments(gathered: Gathered, *fields: str) -> set[int]:
    """The lines (by `id`) in which values of the fields stand."""
    return {id(span.fragment) for candidate in gathered.of(*fields) for span in candidate.passage.spans}


def _method_cells(gathered: Gathered, basis: bool = False) -> set[int]:
    """The lines in columns of test methods, of tables headed as the basis of the tests or of all others."""
    heads = {
        (index, column)
        for index, table in enumerate(gathered.document.tables)
        if _is_basis(gathered, table) == basis
        for column in _method_columns(gathered, table)
    }
    return {
        id(fragment)
        for layout in gathered.layouts
        for fragment in layout.fragments
        if fragment.cell is not None and (fragment.table, fragment.cell.column) in heads
    }


def _under_method_heads(gathered: Gathered) -> set[int]:
    """The lines of a block under a line that says only "Test method:"."""
    words = {fold(word).text for word in gathered.lexicon.term("method_openers")}
    found: set[int] = set()
    for layout in gathered.layouts:
        above: Fragment | None = None
        for fragment in layout.fragments:
            if fold(_LIST_NUMBER.sub("", fragment.text)).text in words:
                above = fragment
            elif above is not None and _is_next_line(above, fragment):
                found.add(id(fragment))
                above = fragment
    return found


def _is_next_line(above: Fragment, below: Fragment) -> bool:
    gap = below.box.top - above.box.bottom
    height = above.box.height
    return -0.4 * height < gap < height and abs(below.box.x0 - above.box.x0) < _INDENT * height


def _is_basis(gathered: Gathered, table: Table) -> bool:
    """Whether the line right above the table says that it lists what the report is to (检测依据)."""
    if not table.parts:
        return False
    part = table.parts[0]
    above = [
        fragment
        for fragment in gathered.layouts_by_page[part.page].fragments
        if -0.5 < (part.box.top - fragment.box.bottom) / fragment.box.height < _LINES_ABOVE
    ]
    return any(gathered.lexicon.phrases(fragment.text, "test_basis_phrases") for fragment in above)


def _method_columns(gathered: Gathered, table: Table) -> Iterator[int]:
    words = gathered.lexicon.column_words("method")
    for cell in table.cells:
        if cell.row <= 1 and any(fold(line).text in words for line in (cell.text, *cell.text.split("\n"))):
            yield cell.column


def _places(gathered: Gathered, finder: StandardFinder) -> Iterator[_Place]:
    ignored = gathered.lexicon.pattern("not_tested_standard_patterns")
    for layout in gathered.layouts:
        for passage in _passages(layout):
            text = passage.text.replace("\n", " ")
            mentions = finder.find(text)
            for mention in mentions:
                start, end = _print_of(mention, mentions, text)
                broken = len(passage.part(start, end).spans) > 1
                if broken == (len(passage.spans) > 1) and not ignored.match(text, mention.start):
                    yield _Place(passage, text, mention, start, end)


def _print_of(mention: Mention, mentions: Sequence[Mention], text: str) -> tuple[int, int]:
    """From where to where a standard is printed, with another body's name for it beside a slash."""
    start, end = mention.start, mention.end
    for other in mentions:
        bodies = other.designation.split()[0] != mention.designation.split()[0]
        twin = bodies and mention.edition is not None and other.edition == mention.edition
        if twin and _SLASH.fullmatch(text[mention.end : other.start]):
            end = other.end
        elif twin and _SLASH.fullmatch(text[other.end : mention.start]):
            start = other.start
    return start, end


def _passages(layout: PageLayout) -> Iterator[Passage]:
    """Every line, then every pair of lines in which a designation may be broken."""
    for index, fragment in enumerate(layout.fragments):
        yield _lines(fragment)
        following = (other for other in layout.fragments[index + 1 : index + 6] if _goes_on(fragment, other))
        other = next(following, None)
        if other is not None:
            yield _lines(fragment, other)


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


def _is_scope(gathered: Gathered, place: _Place) -> bool:
    """Whether the place speaks of what the report is to, not of a method or of something in passing."""
    before = place.text[max(0, place.mention.start - _WORDS_BEFORE) : place.mention.start]
    if place.mention.start <= _AT_START:
        before = _end_of_line_above(gathered, place.fragment) + before
    if gathered.lexicon.pattern("method_context_patterns").search(before):
        return False
    return place.fragment.page <= FIRST_PAGES or bool(_NUMBERING.fullmatch(place.text[: place.mention.start]))


def _end_of_line_above(gathered: Gathered, fragment: Fragment) -> str:
    """The end of the line that goes on in this one; empty for none, and where that is short: a heading."""
    lines = gathered.layouts_by_page[fragment.page].fragments
    above = (line.text for line in lines if len(line.text) > _WORDS_BEFORE and _goes_on(line, fragment))
    return next((f"{text[-_WORDS_BEFORE:]} " for text in above), "")


def _cited(place: _Place, base: float) -> StandardCited:
    mention = place.mention
    more = _DETAIL.match(place.text, place.end)
    where = place.passage.part(place.start, more.end() if more else place.end)
    evidence = where.evidence(base)
    return StandardCited(
        designation=mention.designation,
        edition=mention.edition,
        printed=unwrapped(where.text),
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
