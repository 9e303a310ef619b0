"""What the product is and has, as the report shows it: name, descriptions, material lists, tested clauses."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from catalog import Catalogue
from catalog.feature_words import FeatureFinder, feature_finder
from models.document import Document, Table
from models.evidence import Evidence, Value
from models.report import ClauseRow, Level, Result
from models.standard import ClauseEntry, Trigger
from parser.extraction.folding import plain
from parser.extraction.labelled.flow import Paragraph
from parser.extraction.labelled.layout import Passage, Span
from parser.extraction.tables.column_content import settle
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import Grid, evidence_of
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import tables_of
from parser.extraction.tables.segments import Segment, segments

NAMED = 0.95
"""Confidence of a feature in the product's name."""
DESCRIBED = 0.9
"""Confidence of a feature in a description, a list of tested parts or a caption."""
TESTED = 0.85
"""Confidence of a feature whose clause was tested: the laboratory would print N/A without it."""
_LONGEST_CAPTION = 120
_CAPTION = re.compile(
    r"\s*(?:(?:photo(?:graph)?s?|pictures?|figures?|fig\.?|image)\s*(?:no\.?)?|照片|图片|图)\s*[#(]?\d{1,2}(?!\d)",
    re.I,
)


def read_features(
    document: Document, catalogue: Catalogue, clauses: Sequence[ClauseRow], product_name: Value[str] | None
) -> tuple[Value[str], ...]:
    """The features of the catalogue that the report shows, each once, with its surest evidence first."""
    finder = feature_finder(catalogue)
    named = _in_name(finder, product_name)
    described = [
        _value(key, DESCRIBED, evidence)
        for text, evidence in descriptions(document, catalogue)
        for key in finder.find(text)
    ]
    return _merged([*named, *described, *_from_clauses(catalogue, clauses)], catalogue)


def _in_name(finder: FeatureFinder, name: Value[str] | None) -> list[Value[str]]:
    if name is None or not name.value:
        return []
    sure = NAMED * name.confidence
    return [
        Value(value=key, confidence=round(sure, 4), evidence=name.evidence) for key in finder.find(name.value)
    ]


def _value(key: str, confidence: float, evidence: Evidence) -> Value[str]:
    return Value(value=key, confidence=round(confidence * evidence.confidence, 4), evidence=(evidence,))


def _merged(found: Iterable[Value[str]], catalogue: Catalogue) -> tuple[Value[str], ...]:
    """Each feature once with all its evidence, and with the features that it implies."""
    values: dict[str, Value[str]] = {}
    for value in found:
        keys = [value.value or "", *catalogue.features[value.value or ""].implies]
        for key in keys:
            known = values.get(key)
            evidence = (*(known.evidence if known else ()), *value.evidence)
            sure = max(value.confidence, known.confidence if known else 0.0)
            values[key] = Value(value=key, confidence=sure, evidence=tuple(dict.fromkeys(evidence)))
    return tuple(values[key] for key in catalogue.features if key in values)


def descriptions(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, Evidence]]:
    """The texts that describe the product: labelled descriptions, lists of tested parts, captions."""
    tables = tables_of(document, catalogue)
    words = tables.words
    listing = False
    for block in tables.blocks:
        if isinstance(block, Paragraph):
            heading = words.is_listed("part_list_headings", block.text.strip(" :："))
            listing = heading or (listing and len(block.text) <= _LONGEST_CAPTION)
            if _is_labelled(block.text, words) or _is_caption(block.text) or (listing and not heading):
                yield block.text, _evidence(block)
        else:
            yield from _in_table(block, words)


def _is_labelled(text: str, words: TableWords) -> bool:
    """Whether a description stands behind its label."""
    label, colon, rest = plain(text).partition(":")
    return bool(colon and rest.strip()) and words.is_listed("description_labels", label)


def _is_caption(text: str) -> bool:
    """Whether a short line is what stands under a numbered picture: `Photo 2: battery box`, 图3 包装."""
    return len(text) <= _LONGEST_CAPTION and bool(_CAPTION.match(plain(text)))


def _evidence(paragraph: Paragraph) -> Evidence:
    return Passage(tuple(Span(part, 0, len(part.text)) for part in paragraph.fragments)).evidence()


def _in_table(table: Table, words: TableWords) -> Iterator[tuple[str, Evidence]]:
    """The descriptions in a table of labels, and the parts in a table that lists them."""
    grid = Grid(table)
    for segment in segments(grid, words):
        if _lists_parts(settle(segment, words)):
            cells = [
                cell
                for column in settle(segment, words).columns(Role.TITLE, Role.SPECIMEN)
                for cell in segment.cells(column)
            ]
            yield from ((cell.text, evidence_of(cell)) for cell in cells if cell.text.strip())
    for row in range(table.row_count):
        own = grid.own(row)
        for label, value in itertools.pairwise(own):
            if words.is_listed("description_labels", label.text) and not words.headers.role(value.text):
                yield value.text, evidence_of(value)


def _lists_parts(segment: Segment) -> bool:
    """Whether the rows are tested parts: a description and no outcome, value or requirement."""
    tested = (
        segment.columns(Role.VERDICT, Role.MEASURED, Role.LIMIT, Role.METHOD, Role.CLAUSE, Role.STANDARD)
        or segment.marks
    )
    return (
        segment.headed
        and not tested
        and bool(segment.columns(Role.SPECIMEN, Role.NUMBER))
        and len(segment.body) > 0
    )


def _from_clauses(catalogue: Catalogue, clauses: Sequence[ClauseRow]) -> Iterator[Value[str]]:
    """The features without which a clause that has an outcome would not apply."""
    for row in clauses:
        if (
            row.result not in (Result.PASS, Result.FAIL)
            or row.level is not Level.CLAUSE
            or row.standard is None
        ):
            continue
        standard = catalogue.standards.get(row.standard)
        for entry in standard.clauses if standard else ():
            if entry.number in row.clauses_covered and entry.shows_feature and not entry.heading:
                yield from (_clause_value(key, row) for key in _features_of(entry))


def _clause_value(key: str, row: ClauseRow) -> Value[str]:
    return Value(value=key, confidence=round(TESTED * row.confidence, 4), evidence=row.evidence)


def _features_of(entry: ClauseEntry) -> Iterator[str]:
    """The features that a clause needs in every case."""
    yield from _needed(entry.when)


def _needed(trigger: Trigger) -> Iterator[str]:
    if trigger.feature:
        yield trigger.feature
    for part in trigger.all:
        yield from _needed(part)
