"""Labels on a page: which fragments begin a field, and where the label ends and its value begins."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from models.evidence import Method
from models.geometry import share_of_height
from parser.extraction.folding import fold, is_cjk
from parser.extraction.labelled.layout import Fragment, PageLayout
from parser.extraction.labelled.slips import SlippedLabels, is_doubted
from parser.extraction.phrases import Hit, PhraseFinder

UNKNOWN = "unknown"
"""The field of a label that the vocabulary does not know: it only ends other values."""

LONGEST_TAIL = 6
"""A label that follows a name without a gap has at most so many characters."""
_SHORTEST_GLUED = 4
"""A value right behind a Latin label has at least so many characters: "Sample1" is none."""
_NOTE = r"(?:\s*[(\[【][^()\[\]【】]{0,80}[)\]】](?!\w))?"
_LEADERS = r"[\s.…·_*#'\"°)\]】]*"
_AFTER = re.compile(rf"{_LEADERS}{_NOTE}{_LEADERS}(?P<colon>[:︰])?(?:[\s.…]*:)?\s*")
_OTHER_LABEL = re.compile(r"[^\W\d][^:/,;]{1,24}\s*/\s*")
"""Another label of the same value before it: "Client Ref. / Style No."."""
_ENDS = " :"
"""A colon behind the first line of a label stands before the value beside it: "Country of : USA"."""
_BETWEEN = re.compile(r"[\s/|(（)\[\]【】,、.:·\-–—&]*(?:and|or|和|或)?[\s/(]*", re.I)
_UNKNOWN = re.compile(r"(?P<label>[^\W\d_][^:;。；,，]{0,38}?)\s*[.…]*:(?!//|\d\d\b)", re.S)


class Mark(IntEnum):
    """How clearly a label is one, from weakest to strongest."""

    INSIDE = 0
    LEADING = 1
    ALONE = 2
    STYLED = 3
    COLON = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a fragment, or in fragments stacked above each other (`stack`, the first is `fragment`).

    `fields` has several names where one label asks for several ("Item No./Style No."). The value begins at
    `value_start` of the last fragment of the stack. `prefixed`: words that the vocabulary does not know stand
    before it and may change what it means ("Parent model no."), or it was read with a slip.
    """

    fragment: Fragment
    fields: tuple[str, ...]
    start: int
    value_start: int
    value_end: int
    mark: Mark
    stack: tuple[Fragment, ...] = ()
    prefixed: bool = False

    @property
    def last(self) -> Fragment:
        """The fragment in which the label ends."""
        return self.stack[-1] if self.stack else self.fragment

    @property
    def inline(self) -> tuple[int, int]:
        """The place of the text behind the label, trimmed; empty where there is none."""
        text = self.last.text
        start, end = self.value_start, self.value_end
        while end > start and text[end - 1] in " \t/|,;(、，；":
            end -= 1
        return start, max(start, end)

    @property
    def has_inline(self) -> bool:
        """Whether something stands behind the label in its own line."""
        start, end = self.inline
        return any(character.isalnum() or character in "-/*" for character in self.last.text[start:end])


class LabelReader:
    """Finds labels of the vocabulary in fragments."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]], prefixes: Iterable[str] = ()) -> None:
        self._finder = PhraseFinder({field: _variants(texts) for field, texts in labels.items()})
        self._slipped = SlippedLabels(labels)
        self._prefixes = frozenset(fold(prefix).text for prefix in prefixes)

    def read(self, layout: PageLayout) -> dict[int, tuple[Label, ...]]:
        """The labels of a page by the index of the fragment in which they begin, left to right."""
        found: dict[int, tuple[Label, ...]] = {}
        for index, fragment in enumerate(layout.fragments):
            labels = tuple(self._in_fragment(fragment))
            if labels:
                found[index] = labels
        return self._with_stacks(layout.fragments, found)

    def fields_of(self, name: str) -> tuple[str, ...]:
        """What a name by itself asks for, such as a form field's; nothing if it is more than a label."""
        spaced = re.sub(r"[_\-./]+|(?<=[a-z])(?=[A-Z])", " ", name)
        hits = self._finder.find(spaced)
        whole = len(hits) == 1 and fold(spaced).text == fold(spaced[hits[0].start : hits[0].end]).text
        return (hits[0].key,) if whole else ()

    def _in_fragment(self, fragment: Fragment) -> Iterator[Label]:
        """The labels of one line; words of the vocabulary inside a sentence are none."""
        text = fragment.text
        found = [_label(fragment, group) for group in _groups(text, self._hits(text))]
        labels = [label for label in found if label.mark is not Mark.INSIDE]
        labels = sorted((*labels, *self._after_names(fragment, labels)), key=lambda label: label.start)
        if not labels or labels[0].start > 0:
            labels = [*self._with_slips(fragment), *labels]
        ends = [label.start for label in labels[1:]] + [len(text)]
        if not labels:
            yield from _unknown(fragment)
        for place, (label, end) in enumerate(zip(labels, ends, strict=False)):
            prefixed = label.prefixed or (place == 0 and self._is_prefixed(text[: label.start]))
            yield replace(label, value_end=end, prefixed=prefixed)

    def _with_slips(self, fragment: Fragment) -> tuple[Label, ...]:
        """A label of coarse print with one slip, by itself or before a colon; it is held in doubt."""
        if not is_doubted(fragment):
            return ()
        name, colon, _ = fragment.text.partition(":")
        field = self._slipped.field_of(name)
        mark = Mark.COLON if colon else Mark.ALONE
        end = len(name) + len(colon)
        return (Label(fragment, (field,), 0, end, len(fragment.text), mark, prefixed=True),) if field else ()

    def _hits(self, text: str) -> tuple[Hit, ...]:
        """The vocabulary's words in `text`; "PO" right before a figure begins a number."""
        hits = self._finder.find(text)
        return tuple(h for h in hits if h.end - h.start > 3 or not text[h.end : h.end + 1].isdigit())

    def _after_names(self, fragment: Fragment, labels: Sequence[Label]) -> Iterator[Label]:
        """Chinese labels right behind the value of another: "编制:王某审核:李某日期:2026-05-12"."""
        text = fragment.text
        known = {label.value_start for label in labels}
        for left, right in pairwise([place for place, sign in enumerate(text) if sign == ":"]):
            if left + 1 not in known or right + 1 in known:
                continue
            for start in range(max(left + 2, right - LONGEST_TAIL), right - 1):
                hits = self._finder.find(text[start:right])
                if hits and is_cjk(text[start]) and hits[0].start == 0 and hits[0].end == right - start:
                    known.add(right + 1)
                    yield Label(fragment, (hits[0].key,), start, right + 1, len(text), Mark.COLON)
                    break

    def _is_prefixed(self, before: str) -> bool:
        words = re.sub(r"^.*[.;:|/)\]。；)]", "", before, flags=re.S).split()
        return any(fold(word).text not in self._prefixes for word in words if fold(word).text)

    def _with_stacks(
        self, fragments: Sequence[Fragment], found: dict[int, tuple[Label, ...]]
    ) -> dict[int, tuple[Label, ...]]:
        """Labels that run over two or three lines, in place of what was found in their first lines."""
        for index, fragment in enumerate(fragments):
            own = found.get(index, ())
            if len(fragment.text) > 60 or any(label.mark is Mark.COLON and label.has_inline for label in own):
                continue
            label, covered = self._stacked(fragments, index)
            if label is not None:
                for other in covered:
                    found.pop(other, None)
                found[index] = (label,)
        return found

    def _stacked(self, fragments: Sequence[Fragment], index: int) -> tuple[Label | None, list[int]]:
        stack = [index]
        for other in range(index + 1, min(index + 8, len(fragments))):
            if len(stack) < 3 and _continues(fragments[stack[-1]], fragments[other]):
                stack.append(other)
        for size in range(len(stack), 1, -1):
            if _own_neighbours(fragments, [fragments[place] for place in stack[:size]]):
                continue
            label = self._over([fragments[place] for place in stack[:size]])
            if label is not None:
                return label, stack[:size]
        return None, []

    def _over(self, stack: list[Fragment]) -> Label | None:
        """A label that begins in the first of these lines and ends in the last."""
        first = stack[0].text.rstrip(_ENDS)
        text = "\n".join((first, *(fragment.text for fragment in stack[1:])))
        last_start = len(text) - len(stack[-1].text)
        for group in _groups(text, self._finder.find(text)):
            if len(group) > 1 and not _same_field(text, group[0], group[-1]):
                continue
            if len(group) == 1 and ":" in first:
                continue
            if group[0].start < len(first) and group[-1].end > last_start and _is_first(text, group[0].start):
                end = _AFTER.match(text, group[-1].end)
                value_start = end.end() if end else group[-1].end
                alone = not any(character.isalnum() for character in text[value_start:])
                colon = (end and end["colon"]) or (alone and first != stack[0].text)
                mark = Mark.COLON if colon else Mark.ALONE if alone else Mark.INSIDE
                if mark > Mark.LEADING:
                    fields = _fields(text, group)
                    return Label(
                        stack[0],
                        fields,
                        group[0].start,
                        value_start - last_start,
                        len(stack[-1].text),
                        mark,
                        tuple(stack),
                    )
        return None


def _variants(texts: Iterable[str]) -> set[str]:
    """The labels and their plurals."""
    return {text for label in texts for text in (label, f"{label}s" if _has_plural(label) else label)}


def _has_plural(label: str) -> bool:
    return len(label) > 3 and label[-1].isascii()


def _continues(above: Fragment, below: Fragment) -> bool:
    """Whether `below` is the next line of the same label: under it, close, in the same column and cell."""
    if above.cell != below.cell or above.table != below.table or len(below.text) > 60:
        return False
    gap = below.box.top - above.box.bottom
    height = max(above.box.height, below.box.height)
    if height > 1.3 * min(above.box.height, below.box.height):
        return False
    aligned = (
        abs(below.box.x0 - above.box.x0) < 1.5 * height
        or abs(below.box.middle[0] - above.box.middle[0]) < height
    )
    return -0.4 * height < gap < 0.8 * height and aligned


def _own_neighbours(fragments: Sequence[Fragment], stack: list[Fragment]) -> bool:
    """Whether first and last line each have a value of their own to the right: two rows, not one label."""
    if stack[0].cell is not None:
        return False
    beside = [
        [
            other
            for other in fragments
            if other.box.x0 >= line.box.x1 and share_of_height(other.box, line.box) > 0.6
        ]
        for line in (stack[0], stack[-1])
    ]
    return all(beside) and not any(one is other for one in beside[0] for other in beside[1])


def _groups(text: str, hits: tuple[Hit, ...]) -> Iterator[list[Hit]]:
    """Hits with nothing but signs between them: one label in two languages, or one for two fields."""
    group: list[Hit] = []
    for hit in hits:
        if group and not _joins(text, group[-1], hit):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _joins(text: str, left: Hit, right: Hit) -> bool:
    """Whether two hits are one label: nothing but signs between, a colon only where another follows."""
    between = text[left.end : right.start]
    if ":" in between and not (_same_field(text, left, right) and re.match(r"\s*:", text[right.end :])):
        return False
    return bool(_BETWEEN.fullmatch(between)) and len(between) <= 8


def _same_field(text: str, left: Hit, right: Hit) -> bool:
    return _family(left) == _family(right) and _is_chinese(text, left) != _is_chinese(text, right)


def _is_chinese(text: str, hit: Hit) -> bool:
    return any(map(is_cjk, text[hit.start : hit.end]))


def _fields(text: str, group: list[Hit]) -> tuple[str, ...]:
    """What the group asks for. Of two languages that disagree, the Chinese one is the laboratory's own. Two
    of one language with nothing between are none: the second answers (`Sample submitted by client`)."""
    own = [hit for hit in group if _is_chinese(text, hit)]
    others = [hit for hit in group if hit not in own]
    chosen = own if own and {*map(_family, own)} != {*map(_family, others)} else group
    if any(_is_answered(text, one, other) for one, other in pairwise(chosen)):
        return (UNKNOWN,)
    names = list(dict.fromkeys(hit.key for hit in chosen))
    return tuple(
        name
        for name in names
        if name.removesuffix("_weak") == name or name.removesuffix("_weak") not in names
    )


def _family(hit: Hit) -> str:
    return hit.key.removesuffix("_weak")


def _is_answered(text: str, one: Hit, other: Hit) -> bool:
    """Whether two words of one language stand with nothing between them."""
    apart = bool(text[one.end : other.start].strip())
    return not apart and _is_chinese(text, one) == _is_chinese(text, other)


def _label(fragment: Fragment, group: list[Hit]) -> Label:
    text = fragment.text
    after = _AFTER.match(text, group[-1].end)
    value_start = after.end() if after else group[-1].end
    if after and after["colon"]:
        mark = Mark.COLON
    elif not _is_first(text, group[0].start) or _goes_on(fragment, group[-1]):
        mark = Mark.INSIDE
    else:
        mark = Mark.LEADING if any(character.isalnum() for character in text[value_start:]) else Mark.ALONE
    return Label(fragment, _fields(text, group), group[0].start, value_start, len(text), mark)


def _goes_on(fragment: Fragment, last: Hit) -> bool:
    """Whether the words go on behind the label. Between the scripts there is no space: "接样日期Sep.14", and
    a scan loses one between the label and a value in another font: "Date of Issue2026-10-06".
    """
    text, after = fragment.text, fragment.text[last.end : last.end + 1]
    if not after.isalnum() or is_cjk(after):
        return after.isalnum()
    lost = any(word.method is Method.OCR for word in fragment.span_words(last.end, last.end + 1))
    return not (_is_chinese(text, last) or (lost and len(text[last.end :].split()[0]) >= _SHORTEST_GLUED))


def _is_first(text: str, start: int) -> bool:
    """Whether nothing but signs or an item's number stands before."""
    before = re.sub(r"^\s*(?:\(?[\dA-Za-z]{1,2}[.)、])+", "", text[:start])
    return not fold(before).text or bool(_OTHER_LABEL.fullmatch(before))


def _unknown(fragment: Fragment) -> Iterator[Label]:
    """A label outside the vocabulary at the beginning of a line: a few words before a colon."""
    match = _UNKNOWN.match(fragment.text)
    if match and len(match["label"].split()) <= 6:
        yield Label(fragment, (UNKNOWN,), match.start(), match.end(), len(fragment.text), Mark.COLON)
