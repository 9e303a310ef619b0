"""From a label to its value by geometry: behind it, right of it, in the same or the next cell, below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from models.geometry import Box, around, share_of_height
from parser.extraction.labelled.candidates import Candidate, Placement, patterned
from parser.extraction.labelled.labels import UNKNOWN, Label, Mark
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span
from parser.extraction.labelled.neighbours import is_other_half, line_above, print_before, unread_ink
from parser.extraction.tables.cell_lines import CellLines

_LARGEST_GAP = 0.75
"""The lines of one value stand no further apart than this share of their height."""
_LARGEST_GAP_IN_LIST = 1.2
"""The same behind a line that ends with a comma: on scans the height is that of the ink."""
_INDENT = 0.7
"""Lines of one column begin within this share of their height."""
_LIST_SIGNS = (",", "，", "、", ";", "；", "/")
"""A line of a value that ends so goes on in the next line, even where that begins under the label."""
_OFF_MIDDLE = 0.2
"""Share of its height by which a label may miss the middle of the lines beside it."""
LONGEST_VALUE = 40
"""No value runs over more lines than this (lists of a hundred styles do run over twenty)."""


class PagePlacement:
    """Finds the values of one page's labels.

    `data_tables` are tables of rows, not of labels and values; `heads` the fragments of head rows with the
    count of rows below them (see `heads.head_rows`); `no_values` those that no label asks for, by `id`.
    """

    def __init__(
        self,
        layout: PageLayout,
        labels: Mapping[int, tuple[Label, ...]],
        data_tables: frozenset[int] = frozenset(),
        heads: Mapping[int, int] | None = None,
        no_values: frozenset[int] = frozenset(),
    ) -> None:
        self._heads = heads or {}
        self._no_values = no_values
        self._fragments = layout.fragments
        self._labels = labels
        self._data_tables = data_tables
        self._width = layout.page.width
        self._index = {id(fragment): index for index, fragment in enumerate(layout.fragments)}
        self._cells = CellLines(layout.fragments)
        self._in_labels = {
            id(line)
            for found in labels.values()
            for label in found
            if label.mark is not Mark.LEADING
            for line in (label.stack or (label.fragment,))
        }

    def candidates(self) -> list[Candidate]:
        """A candidate for each label with a value in reach."""
        placed = [
            (label, *found)
            for labels in self._labels.values()
            for label in labels
            if (found := self._value(label) or unread_ink(label)) is not None
        ]
        inside = {id(span.fragment) for _, _, passage in placed for span in passage.spans[1:]}
        return patterned(
            [
                candidate
                for label, placement, passage in placed
                if label.mark is not Mark.ALONE or id(label.fragment) not in inside
                for candidate in self._of(label, placement, passage)
            ]
        )

    def _of(self, label: Label, placement: Placement, passage: Passage) -> Iterator[Candidate]:
        """A candidate for each field that the label asks for."""
        table = label.fragment.table
        in_rows = self._heads.get(id(label.fragment), 0) > 1 or (
            table is not None and table in self._data_tables
        )
        for field in label.fields:
            yield Candidate(
                field,
                passage,
                placement,
                label.mark,
                label.fragment.zone,
                label.fragment.text[label.start : label.value_start],
                in_rows,
                label.prefixed,
                column=label.fragment.box.x0,
            )

    def _value(self, label: Label) -> tuple[Placement, Passage] | None:
        if label.fields == (UNKNOWN,):
            return None
        if label.has_inline:
            return Placement.INLINE, self._continued(label, Span(label.last, *label.inline))
        if label.mark is Mark.LEADING or self._answers_another(label):
            return None
        if is_other_half(label, self._asked_in(line_above(label, self._fragments))):
            return None
        if label.fragment.cell is not None:
            return self._under_head(label) or self._in_cells(label)
        if id(label.fragment) in self._heads:
            return self._below(label)
        return (
            self._right(label) or self._astride(label) or self._between_captions(label) or self._below(label)
        )

    def _answers_another(self, label: Label) -> bool:
        """Whether words that could be a label are the value of the label left of them: `Test Type: Sample
        submitted by client`."""
        if label.mark is not Mark.ALONE or label.stack:
            return False
        asking = self._asked_in(print_before(label, self._fragments))
        return bool(asking) and asking[-1].mark is Mark.COLON and not asking[-1].has_inline

    def _asked_in(self, fragment: Fragment | None) -> tuple[Label, ...]:
        return self._labels.get(self._index[id(fragment)], ()) if fragment else ()

    def _starts_label(self, fragment: Fragment) -> bool:
        """Whether a label that ends other values begins in this line."""
        return any(label.mark >= Mark.ALONE and label.start <= 4 for label in self._asked_in(fragment))

    def _continued(self, label: Label, first: Span) -> Passage:
        fragment = first.fragment
        if fragment.cell is not None:
            rest = self._rest_of_cell(fragment)
        else:
            rest = self._lines_below(label, fragment, _after_colon(first).box)
        return Passage((first, *(Span(line, 0, len(line.text)) for line in rest)))

    def _rest_of_cell(self, fragment: Fragment) -> list[Fragment]:
        rest = []
        for line in self._cells.after(fragment):
            if self._starts_label(line) or id(line) in self._in_labels:
                break
            rest.append(line)
        return rest

    def _in_cells(self, label: Label) -> tuple[Placement, Passage] | None:
        aside = self._right_in_cell(label)
        if aside:
            return Placement.SAME_CELL, _whole(aside)
        inside = self._rest_of_cell(label.last)
        right = self._cells.right(label.last)
        beside = right and not self._starts_label(right[0]) and id(right[0]) not in self._no_values
        if inside and not (beside and label.mark is not Mark.COLON):
            return Placement.SAME_CELL, _whole(inside)
        if beside:
            return Placement.NEXT_CELL, _whole(self._until_label(right))
        if right and self._is_sublabel(label, right[0]):
            inner = self._labels[self._index[id(right[0])]][0]
            if inner.has_inline:
                return Placement.NEXT_CELL, self._continued(inner, Span(inner.last, *inner.inline))
            beyond = self._cells.right(right[0])
            if beyond and not self._starts_label(beyond[0]):
                return Placement.NEXT_CELL, _whole(self._until_label(beyond))
        below = self._cells.below(label.last)
        if (right or label.mark is not Mark.COLON) and below and not self._starts_label(below[0]):
            return Placement.CELL_BELOW, _whole(self._until_label(below))
        return None

    def _under_head(self, label: Label) -> tuple[Placement, Passage] | None:
        """The cell below a label that stands in a row of labels, where that cell is none itself."""
        if id(label.fragment) not in self._heads or self._rest_of_cell(label.last):
            return None
        below = self._cells.below(label.last)
        if not below or self._starts_label(below[0]):
            return None
        return Placement.CELL_BELOW, _whole(self._until_label(below))

    def _right_in_cell(self, label: Label) -> list[Fragment]:
        """Lines beside the label in its own cell, where no rule stands between the two."""
        box = _label_box(label)
        return [
            line
            for line in self._cells.of(label.fragment)
            if line.box.x0 > box.x1 and share_of_height(line.box, box) > 0.4 and not self._starts_label(line)
        ]

    def _is_sublabel(self, label: Label, fragment: Fragment) -> bool:
        """Whether the next cell says which part of a party follows: "Applicant | Name | …"."""
        found = self._labels.get(self._index[id(fragment)], ())
        own = {"applicant", "manufacturer", "buyer", "laboratory"} & set(label.fields)
        return bool(own) and any({"signature", "product_name"} & set(other.fields) for other in found)

    def _until_label(self, lines: Sequence[Fragment]) -> list[Fragment]:
        """The lines of a value's cell up to the next label with a colon; a bare word is part of the value."""
        kept: list[Fragment] = []
        for line in lines:
            found = self._labels.get(self._index[id(line)], ())
            if kept and any(label.mark is Mark.COLON for label in found):
                break
            kept.append(line)
        return kept

    def _right(self, label: Label) -> tuple[Placement, Passage] | None:
        box = _label_box(label)
        best = min(
            (f for f in self._fragments if self._is_right(f, box)),
            key=lambda fragment: (fragment.box.x0 - box.x1 > 0.5 * self._width, fragment.box.x0),
            default=None,
        )
        if best is None or (self._starts_label(best) and not self._value_like(label, best)):
            return None
        passage = self._continued(label, Span(best, 0, self._value_end(best)))
        above = self._lines_above(label, best, len(passage.spans) - 1)
        return Placement.RIGHT, Passage((*(Span(line, 0, len(line.text)) for line in above), *passage.spans))

    def _astride(self, label: Label) -> tuple[Placement, Passage] | None:
        """A value of an even number of lines with its label at half their height: the ink of a scan's lines
        may hardly reach beside it."""
        box = _label_box(label)
        right = [f for f in self._fragments if f.cell is None and f.box.x0 >= box.x1 - 2]
        nearest = min(
            (f.box.x0 for f in right if share_of_height(f.box, box) > 0), default=float(self._width)
        )
        column = [
            f
            for f in right
            if abs(f.box.x0 - nearest) < _INDENT * f.box.height and not self._left_of(f, label)
        ]
        column.sort(key=lambda fragment: fragment.box.top)
        above = [f for f in column if f.box.middle[1] < box.middle[1]]
        lines: list[Fragment] = []
        for upper, lower in zip(reversed(above), column[len(above) :], strict=False):
            pair = around([upper.box, lower.box])
            close = all(
                0 <= below.box.top - over.box.bottom < _LARGEST_GAP_IN_LIST * over.box.height
                for over, below in pairwise([upper, *lines, lower])
            )
            level = abs(pair.middle[1] - box.middle[1]) < _OFF_MIDDLE * box.height
            if not close or not level or self._starts_label(upper) or self._starts_label(lower):
                break
            lines = [upper, *lines, lower]
        return (Placement.RIGHT, _whole(lines)) if lines else None

    def _between_captions(self, label: Label) -> tuple[Placement, Passage] | None:
        """A value half a line lower or higher than its label: the caption in the other language is apart."""
        if label.mark is not Mark.COLON:
            return None
        box = _label_box(label)
        reach = 1.5 * label.fragment.box.height

        def distance(fragment: Fragment) -> float:
            return abs(fragment.box.middle[1] - box.middle[1])

        near = [
            f for f in self._fragments if f.cell is None and f.box.x0 >= box.x1 - 2 and distance(f) < reach
        ]
        best = min(near, key=lambda f: (distance(f), f.box.x0), default=None)
        if best is None or self._starts_label(best) or self._left_of(best, label):
            return None
        return Placement.OFFSET, _whole([best])

    def _value_like(self, label: Label, fragment: Fragment) -> bool:
        """Whether a word that could be a label is the value: no colon on a page that uses them."""
        found = self._labels.get(self._index[id(fragment)], ())
        return label.mark is Mark.COLON and all(
            other.mark is Mark.ALONE and not other.stack for other in found
        )

    def _value_end(self, fragment: Fragment) -> int:
        """Where the next label in the same line begins."""
        found = self._labels.get(self._index[id(fragment)], ())
        starts = (label.start for label in found if label.start > 0 and label.mark is Mark.COLON)
        return min(starts, default=len(fragment.text))

    def _is_right(self, fragment: Fragment, box: Box) -> bool:
        return (
            fragment.cell is None
            and fragment.box.x0 >= box.x1 - 2
            and share_of_height(fragment.box, box) > 0.4
        )

    def _lines_above(self, label: Label, first: Fragment, below: int) -> list[Fragment]:
        """Lines of a value whose label stands at half its height, `below` further lines under `first`."""
        found: list[Fragment] = []
        top, box = first, _label_box(label)
        for fragment in reversed(self._fragments[: self._index[id(first)]]):
            close = 0 <= top.box.top - fragment.box.bottom < 0.45 * top.box.height
            if not (close and _aligned(fragment.box, first.box)) or self._starts_label(fragment):
                continue
            if self._left_of(fragment, label) or box.top - fragment.box.bottom > 0.6 * first.box.height:
                break
            found.insert(0, fragment)
            top = fragment
        level = abs(box.middle[1] - first.box.middle[1]) < 0.2 * first.box.height
        return found[max(0, len(found) - below) :] if level else found

    def _left_of(self, fragment: Fragment, label: Label) -> bool:
        """Whether another line of print stands on the same row to the left, so that a new row begins."""
        own = {id(line) for line in label.stack or (label.fragment,)}
        return any(
            id(other) not in own
            and other.box.x1 <= fragment.box.x0 + 1
            and share_of_height(other.box, fragment.box) > 0.4
            for other in self._fragments
        )

    def _lines_below(self, label: Label, first: Fragment, box: Box) -> list[Fragment]:
        """The further lines of a value that begins in `first` at `box`."""
        found: list[Fragment] = []
        last = first
        spacing, widest = _LARGEST_GAP * last.box.height, _LARGEST_GAP_IN_LIST * last.box.height
        full = box.x1 > 0.8 * self._width
        for fragment in self._fragments[self._index[id(first)] + 1 :]:
            if len(found) >= LONGEST_VALUE:
                break
            gap = fragment.box.top - last.box.bottom
            if gap < -0.5 * last.box.height or fragment is last:
                continue
            in_list = last.text.rstrip().endswith(_LIST_SIGNS)
            if gap > (widest if in_list else spacing):
                if fragment.box.top > last.box.bottom + 3 * last.box.height:
                    break
                continue
            left = label.fragment.box.x0
            runs_on = (full and first is label.last) or in_list
            wrapped = runs_on and abs(fragment.box.x0 - left) < _INDENT * box.height
            if not (_aligned(fragment.box, box) or wrapped):
                continue
            if self._starts_label(fragment) or fragment.cell is not None or self._left_of(fragment, label):
                break
            found.append(fragment)
            last = fragment
            spacing = min(spacing, max(gap, 0) + 0.3 * last.box.height)
        return found

    def _below(self, label: Label) -> tuple[Placement, Passage] | None:
        box = _label_box(label)
        height = label.fragment.box.height
        near = [f for f in self._fragments if -0.3 * height < f.box.top - box.bottom < 1.8 * height]
        spans = [span for fragment in near if (span := self._under(fragment, label)) is not None]
        best = min(spans, key=lambda span: span.fragment.box.top, default=None)
        if best is None or self._starts_label(best.fragment) or id(best.fragment) in self._in_labels:
            return None
        if best.fragment.cell is not None:
            return Placement.BELOW, _whole([best.fragment, *self._rest_of_cell(best.fragment)])
        if best.text != best.fragment.text:
            return Placement.BELOW, Passage((best,))
        lines = self._lines_below(
            replace(label, fragment=best.fragment, stack=()), best.fragment, best.fragment.box
        )
        return Placement.BELOW, _whole([best.fragment, *lines])

    def _under(self, fragment: Fragment, label: Label) -> Span | None:
        """The words of a line that stand in the label's column, up to where the next label begins."""
        box = _label_box(label)
        columns = self._columns(label)
        bound = min((x for x in columns if x > box.x0 + 1), default=self._width) - 0.5 * box.height
        first_reach = max(1.2 * box.height, 0.6 * box.width)
        start = end = None
        for word, at in zip(fragment.words, fragment.starts, strict=True):
            reach = first_reach if at == 0 else 0.6 * box.height if len(columns) > 1 else 0.0
            if start is None and abs(word.box.x0 - box.x0) < reach and word.box.x0 < box.x1:
                start = at
            if start is not None and word.box.x0 < bound:
                end = at + len(word.text)
        return Span(fragment, start, end) if start is not None and end is not None else None

    def _columns(self, label: Label) -> list[float]:
        """Where the labels on this label's row begin."""
        return [
            other.box.x0
            for other in self._fragments
            if share_of_height(other.box, label.fragment.box) > 0.6 and self._starts_label(other)
        ]


def _whole(lines: Iterable[Fragment]) -> Passage:
    return Passage(tuple(Span(line, 0, len(line.text)) for line in lines))


def _after_colon(value: Span) -> Span:
    """The value without a colon that was printed with it: further lines begin under its first word."""
    text = value.text
    start = value.start + len(text) - len(text.lstrip(":： "))
    return Span(value.fragment, start, value.end) if start < value.end else value


def _label_box(label: Label) -> Box:
    lines = label.stack or (label.fragment,)
    own = label.fragment.span_box(label.start, len(label.fragment.text)) if not label.stack else lines[0].box
    return around([own, *(line.box for line in lines[1:])])


def _aligned(one: Box, other: Box) -> bool:
    """Whether two lines begin at the same place or are centred on it."""
    height = max(one.height, other.height)
    return abs(one.x0 - other.x0) < _INDENT * height or abs(one.middle[0] - other.middle[0]) < 0.4 * height
