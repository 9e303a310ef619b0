"""Pages that print labels and values in one line without any sign between: their leading words are labels."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from parser.extraction.labelled.labels import UNKNOWN, Label, Mark
from parser.extraction.labelled.layout import PageLayout

LEAST_LABELS, LEAST_TYPED = 5, 3
"""So many different labels must lead lines of the page, so many of them before a figure that suits them."""
LONGEST_LINE = 120
_TYPED = frozenset(
    (
        "report_number",
        "issued",
        "received",
        "tested",
        "test_started",
        "test_completed",
        "manufactured",
        "model",
        "style",
        "item",
        "sku",
        "gtin",
        "purchase_order",
        "batch",
        "age_labelled",
        "age_requested",
        "age_assessed",
        "age_tested",
        "quantity",
        "test_requested",
    )
)


def styled(layout: PageLayout, labels: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The labels, those that lead a line made certain where the page has this style."""
    leading = list(_leading(labels))
    fields = {field for label in leading for field in label.fields}
    typed = {field for label in leading if _before_figure(label) for field in label.fields} & _TYPED
    if len(fields) < LEAST_LABELS or len(typed) < LEAST_TYPED or layout.page.number > 2:
        return dict(labels)
    chosen = {id(label) for label in leading}
    return {
        index: tuple(replace(label, mark=Mark.STYLED) if id(label) in chosen else label for label in found)
        for index, found in labels.items()
    }


def _leading(labels: Mapping[int, tuple[Label, ...]]) -> Iterator[Label]:
    """Labels that lead a short line outside of tables and are followed by something that begins a value."""
    for found in labels.values():
        for label in found:
            start, end = label.inline
            value = label.last.text[start:end]
            if label.mark is not Mark.LEADING or label.fragment.cell is not None or not value:
                continue
            short = len(label.fragment.text) <= LONGEST_LINE
            if short and not value[0].islower() and UNKNOWN not in label.fields:
                yield label


def _before_figure(label: Label) -> bool:
    start, end = label.inline
    return any(map(str.isdigit, label.last.text[start : min(end, start + 12)]))
