"""Everything a document says behind labels: its pages laid out, and the candidates of every field."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from models.document import Document, Table, Word
from models.evidence import Method
from parser.extraction.labelled.candidates import Candidate, Placement
from parser.extraction.labelled.colons import with_colons
from parser.extraction.labelled.heads import head_rows
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import PageLayout, Passage, Span, Zone, lay_out, make_fragment
from parser.extraction.labelled.placement import PagePlacement
from parser.extraction.labelled.styles import styled
from parser.extraction.lexicon import Lexicon
from parser.extraction.tables.columns import folded_forms


@dataclass(frozen=True)
class Gathered:
    """A document with what its labels ask for. `candidates`: field to candidates, in reading order."""

    document: Document
    lexicon: Lexicon
    layouts: tuple[PageLayout, ...]
    candidates: dict[str, tuple[Candidate, ...]]

    def of(self, *fields: str) -> tuple[Candidate, ...]:
        """The candidates of these fields, field by field."""
        return tuple(candidate for field in fields for candidate in self.candidates.get(field, ()))

    @cached_property
    def layouts_by_page(self) -> dict[int, PageLayout]:
        """The pages by their numbers."""
        return {layout.page.number: layout for layout in self.layouts}

    @cached_property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(layout.text for layout in self.layouts)


def gather(document: Document, lexicon: Lexicon) -> Gathered:
    """Reads the labels of every page and of the form fields."""
    layouts = tuple(replace(one, fragments=with_colons(one.fragments)) for one in lay_out(document))
    data_tables = frozenset(
        index
        for index, table in enumerate(document.tables)
        if is_data_table(table, lexicon.columns) or _lists_equipment(table, lexicon)
    )
    found: dict[str, list[Candidate]] = defaultdict(list)
    for layout in layouts:
        labels = styled(layout, lexicon.labels.read(layout))
        heads = head_rows(layout, labels, lexicon.columns)
        placement = PagePlacement(layout, labels, data_tables, heads, _page_marks(layout, lexicon))
        for candidate in placement.candidates():
            found[candidate.field].append(candidate)
    for candidate in _form_fields(document, lexicon):
        found[candidate.field].append(candidate)
    return Gathered(document, lexicon, layouts, {field: tuple(items) for field, items in found.items()})


def _page_marks(layout: PageLayout, lexicon: Lexicon) -> frozenset[int]:
    """The fragments, by `id`, that say only which page it is: no value stands there."""
    patterns = lexicon.patterns("page_patterns")
    return frozenset(
        id(fragment)
        for fragment in layout.fragments
        if any(pattern.fullmatch(fragment.text.strip()) for pattern in patterns)
    )


def is_data_table(table: Table, columns: set[str]) -> bool:
    """Whether a table holds rows under column heads ("Clause | Title | Result"), not labels and values."""
    if table.row_count < 2:
        return False
    for row in table.rows()[:2]:
        heads = [cell.text for cell in row if cell.text.strip()]
        known = [any(form in columns for form in folded_forms(head)) for head in heads]
        if sum(known) >= max(2, (len(heads) + 1) // 2) and any(a and b for a, b in pairwise(known)):
            return not any(":" in cell.text or "：" in cell.text for cell in row)
    return False


def _lists_equipment(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table lists the laboratory's instruments: one of its heads speaks of calibration."""
    heads = [cell.text.replace("\n", " ") for cell in table.cells if cell.row == 0]
    return table.row_count > 1 and any(map(lexicon.pattern("equipment_head_patterns").search, heads))


def _form_fields(document: Document, lexicon: Lexicon) -> Iterator[Candidate]:
    """Filled-in fields of a PDF form whose names are labels."""
    for field in document.form_fields:
        if not field.value.strip():
            continue
        for name in lexicon.labels.fields_of(field.name):
            word = Word(field.value, field.box, method=Method.FORM_FIELD)
            fragment = make_fragment(field.page, (word,))
            passage = Passage((Span(fragment, 0, len(fragment.text)),))
            yield Candidate(name, passage, Placement.FORM_FIELD, Mark.COLON, Zone.BODY, field.name)
