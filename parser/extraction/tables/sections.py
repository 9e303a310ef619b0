"""What stands over a table: the standard and clause in force there, the heading and the method."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalog import Catalogue
from models.document import Table
from models.report import Result
from parser.extraction.folding import fold, plain, squeezed
from parser.extraction.labelled.flow import Block, Paragraph
from parser.extraction.result_words import ResultWords
from parser.extraction.standards.clause_numbers import Clause, leading_clause, marked_clause
from parser.extraction.standards.mentions import Mention, StandardFinder, settled
from parser.extraction.tables.grid import Grid

_NUMBERED = re.compile(
    r"\s*(?:[A-Z]\s?[.、)]\s?\d{0,2}|\(?\d{1,2}(?:\.\d{1,2})*\s?[.、)]?|[一二三四五六七八九十]{1,3}[、.]|[IVX]{1,4}\.)\s*(?=\S)"
)
_LETTERED = re.compile(r"\s*(?:[A-Z]\s?\.\s?\d{1,2}|[A-Z]\s?[.、)])\s*\S")
_LONGEST_HEADING = 220
_NEAR_START = 14
_LISTED_BESIDE = 8
_SHORT_LABEL, _PLAIN_LABEL = 4, 10


@dataclass(frozen=True)
class Section:
    """The part of a report in which a table stands.

    `standards` are the ones that its heading names, `standard` the one that counts (None where several may).
    """

    standards: tuple[Mention, ...] = ()
    clause: Clause | None = None
    heading: str = ""
    method: str | None = None
    summary: bool = False

    @property
    def standard(self) -> Mention | None:
        """The standard in force."""
        return principal(self.standards)


def principal(mentions: Sequence[Mention]) -> Mention | None:
    """The standard that a text is about: the only one, the only one with clauses or items of its own, or the
    one that it begins with when the others are not listed beside it; None where several may be meant."""
    names = {mention.name: mention for mention in mentions}
    itemised = {name: mention for name, mention in names.items() if _is_itemised(mention)}
    if len(itemised or names) == 1:
        return next(iter((itemised or names).values()))
    first, second = (*mentions, None, None)[:2]
    if first is None or second is None or first.start >= _NEAR_START or itemised:
        return None
    return first if second.start - first.end > _LISTED_BESIDE else None


def _is_itemised(mention: Mention) -> bool:
    return mention.entry is not None and bool(mention.entry.clauses or mention.entry.items)


def itemised_standard(section: Section, cited: Iterable[Mention]) -> Mention | None:
    """The standard with clauses or items of its own that is in force, else the only such one cited."""
    own = section.standard
    known = [one for one in cited if _is_itemised(one)]
    return own if own and _is_itemised(own) else known[0] if len(known) == 1 else None


@dataclass(frozen=True)
class Placed:
    """A table and the section that it stands in."""

    table: Table
    section: Section


@dataclass(frozen=True)
class Told:
    """A paragraph and the section that it stands in; a heading stands in the one that it opens."""

    paragraph: Paragraph
    section: Section


@dataclass
class SectionReader:
    """Walks through a document and keeps the section in force."""

    finder: StandardFinder
    terms: Mapping[str, Sequence[str]]
    cited: tuple[Mention, ...] = ()
    section: Section = field(default_factory=Section)
    _in_note: bool = False
    _caption: Section | None = None

    def place(self, blocks: Iterable[Block]) -> Iterator[Placed | Told]:
        """Every table and every paragraph with its section."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._read(block)
                yield Told(block, self._caption or self.section)
                continue
            yield Placed(block, self._caption or self.section)
            self._in_note, self._caption = False, None
            self._through(block)

    def _through(self, table: Table) -> None:
        """Takes what heading rows inside a table say, which holds for the tables after it as well."""
        grid = Grid(table)
        for row in range(table.row_count):
            if text := heading_row(grid, row):
                self.take_heading_row(text)

    def take_heading_row(self, text: str) -> bool:
        """Takes what a heading row inside a table says: a method, or a standard; True for a standard."""
        if self.opens(text, "note_openers"):
            return False
        if self.opens(text, "method_openers"):
            self.section = replace(self.section, method=behind_label(text))
            return False
        names_one = bool(self._found(text)) and len(text) <= _LONGEST_HEADING
        if names_one:
            self._head(text)
        return names_one

    def _read(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if self.opens(text, "note_openers"):
            self._in_note = True
        elif self.opens(text, "method_openers"):
            self.section = replace(self.section, method=behind_label(text))
        elif self._is_heading(paragraph):
            self._in_note = False
            self._head(text)
        elif not self._in_note and (mentions := self._mentions(text)):
            self._caption = Section(mentions, heading=text[:_LONGEST_HEADING], method=self.section.method)

    def opens(self, text: str, term: str) -> bool:
        """Whether a text begins with a label of the named list: `Test method: …`, `Note 1`."""
        start = fold(text[:40]).text
        bare = fold(re.sub(r"^[^\w]*", "", re.split(r"[:：]", text, maxsplit=1)[0])).text
        words = [fold(word).text for word in self.terms.get(term, ())]
        least = _SHORT_LABEL if ":" in plain(text[:40]) else _PLAIN_LABEL
        return bare in words or any(
            start.startswith(word) for word in words if len(word) >= least or not word.isascii()
        )

    def _is_heading(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if len(text) > _LONGEST_HEADING:
            return False
        mentions = self._found(text)
        early = bool(mentions) and mentions[0].start < _NEAR_START
        if self._in_note:
            return paragraph.bold or early or bool(_LETTERED.match(text))
        return (
            paragraph.bold or early or bool(_NUMBERED.match(text)) or not text.rstrip().endswith((".", "。"))
        )

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        return tuple(settled(mention, self.cited) for mention in self._found(text))

    def _found(self, text: str) -> tuple[Mention, ...]:
        """The standards that a text names, those left out that laboratories work to and no product is tested
        to: `accredited to ISO/IEC 17025`."""
        return tuple(
            one for one in self.finder.find(text) if not self._of_laboratories.match(text, one.start)
        )

    @cached_property
    def _of_laboratories(self) -> re.Pattern[str]:
        patterns = self.terms.get("not_tested_standard_patterns", ())
        return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)", re.IGNORECASE)

    def _head(self, text: str) -> None:
        self._caption = None
        mentions = self._mentions(text)
        summary = any(word in plain(text).lower() for word in self.terms.get("summary_words", ()))
        if mentions:
            self.section = Section(mentions, clause_after(text, mentions), text, None, summary)
            return
        clause = marked_clause(text) or _leading(text, self.section)
        self.section = replace(self.section, clause=clause, heading=text, summary=summary)


def _leading(text: str, section: Section) -> Clause | None:
    """A clause number that opens a heading, where the standard in force has such a clause."""
    clause = leading_clause(text)
    entry = section.standard.entry if section.standard else None
    if clause is None or not clause.dotted or entry is None:
        return None
    return clause if any(known.number == clause.covered[0] for known in entry.clauses) else None


def clause_after(text: str, mentions: Sequence[Mention]) -> Clause | None:
    """The clause that a text names besides its standards: `ASTM F963-23 Section 4.3.8`."""
    shown = plain(text)
    rest = _without(shown, mentions)
    if (clause := marked_clause(rest)) is not None:
        return clause
    tail = re.split(r"\s", shown[mentions[-1].end :].lstrip(" ,:;-–"), maxsplit=1)[0] if mentions else ""
    clause = leading_clause(f"{tail} x") if tail else None
    return clause if clause and clause.dotted else None


def _without(shown: str, mentions: Sequence[Mention]) -> str:
    for mention in reversed(mentions):
        shown = shown[: mention.start] + " " + shown[mention.end :]
    return shown


def heading_row(grid: Grid, row: int) -> str:
    """The text of a row that is one cell across the table, or alone in it; empty for any other row."""
    own = grid.own(row)
    alone = len(own) == 1 and (own[0].column_span > 1 or own[0].column == 0)
    tall = any(cell.row < row and cell.text.strip() for cell in grid.row(row))
    return squeezed(own[0].text) if alone and (not tall or own[0].column_span > 1) else ""


def behind_label(text: str) -> str:
    """What follows a label and its colon."""
    return re.split(r"[:：]", text, maxsplit=1)[-1].strip()


def cited_standards(blocks: Iterable[Block], finder: StandardFinder) -> tuple[Mention, ...]:
    """Every standard that the document names, each once; without edition only where it names none at all."""
    texts = (
        block.text if isinstance(block, Paragraph) else "\n".join(c.text for c in block.cells)
        for block in blocks
    )
    found = (mention for text in texts for mention in finder.find(text))
    named = {mention.name: mention for mention in found if mention.edition or mention.entry}
    dated = {mention.designation for mention in named.values() if mention.edition}
    return tuple(one for one in named.values() if one.edition or one.designation not in dated)


_EXPLAINS = r"=|表示|代表|means|denotes|stands for"
_LEGEND, _LEGEND_IN_CELL = (
    re.compile(
        r"(?<![A-Za-z])[\"'“‘「]?(?P<token>[A-Za-z./]{1,5}|[-—–―/√×○△*]{1,2})[\"'”’」]?"
        rf"\s?(?:{explains})\s?(?P<phrase>[^=:：;；,，。]{{2,40}})"
    )
    for explains in (f"{_EXPLAINS}|:|：", _EXPLAINS)
)
"""A colon explains a sign in a line of notes; in a cell it stands behind a label."""


_LEGEND_WITH_DASHES = re.compile(
    r"(?<![\w-])(?P<token>[A-Za-z./]{1,3})\s[-–—]\s(?P<phrase>[^=:：;；,，。]{2,60})"
)
"""`S – satisfies; D – does not satisfy`: one alone is a name and its outcome, two are a legend."""


def legend(blocks: Iterable[Block], words: ResultWords) -> dict[str, Result]:
    """What the report's own notes say of its signs: `NR = not requested`, “—”表示不适用."""
    found: dict[str, Result] = {}
    for match in (*_explanations(blocks), *_with_dashes(blocks, words)):
        result = words.opening(match["phrase"])
        if result and words.read(match["token"]) != result:
            found.setdefault(match["token"], result)
    return found


def _with_dashes(blocks: Iterable[Block], words: ResultWords) -> Iterator[re.Match[str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            matches = [*_LEGEND_WITH_DASHES.finditer(plain(block.text))]
            outcomes = {result for match in matches if (result := words.opening(match["phrase"]))}
            if len(outcomes) > 1:
                yield from matches


def _explanations(blocks: Iterable[Block]) -> Iterator[re.Match[str]]:
    """The signs explained in lines of notes and in cells of remarks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _LEGEND.finditer(plain(block.text))
        else:
            for cell in block.cells:
                yield from _LEGEND_IN_CELL.finditer(plain(cell.text))


def sections_of(
    blocks: Sequence[Block], catalogue: Catalogue, finder: StandardFinder
) -> tuple[Placed | Told, ...]:
    """Every table and paragraph of the document with the section in which it stands."""
    reader = SectionReader(finder, catalogue.vocabulary.terms, cited_standards(blocks, finder))
    return tuple(reader.place(blocks))
