"""Which of the cited standards the rows of a table belong to, by their clause numbers, titles and items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from models.standard import ClauseEntry, Standard
from parser.extraction.clause_tables.row_text import RowText, row_text
from parser.extraction.folding import fold, plain
from parser.extraction.standards.clause_numbers import Clause
from parser.extraction.standards.mentions import Mention
from parser.extraction.tables.in_force import InForce
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_FEWEST_ROWS = 3
_LIKE = 60
_FITS, _DOES_NOT = 0.5, 0.35
_AHEAD = 0.25


def take_fitting_standard(segment: Segment, force: InForce, words: TableWords) -> None:
    """Puts the cited standard in force whose clauses or items the rows are, where none is or the one that is
    does not fit: a heading may be missing, or belong to something else."""
    texts = [row_text(segment, row, words, ()) for row in segment.body if segment.grid.own(row)]
    current = _fit(force.standard, texts, words)
    others = {m.name: _fit(m, texts, words) for m in force.cited if not _same(m, force.standard)}
    best = max(force.cited, key=lambda mention: others.get(mention.name, 0.0), default=None)
    if best is None or others.get(best.name, 0.0) < _FITS or current >= _DOES_NOT:
        return
    rivals = [
        fit for name, fit in others.items() if name != best.name and not _is_edition(name, best, force.cited)
    ]
    if others[best.name] - max([*rivals, current], default=0.0) >= _AHEAD or not rivals:
        force.reader.section = replace(force.section, standards=(best,), clause=None)


def _same(mention: Mention, standard: Mention | None) -> bool:
    return standard is not None and mention.designation == standard.designation


def _is_edition(name: str, best: Mention, cited: Iterable[Mention]) -> bool:
    """Whether the name is another edition of the best standard."""
    return any(mention.name == name and mention.designation == best.designation for mention in cited)


def _fit(mention: Mention | None, texts: Sequence[RowText], words: TableWords) -> float:
    """The share of rows that are clauses or items of the standard; 0 where it has none or rows are few."""
    entry = mention.entry if mention else None
    if entry is None:
        return 0.0
    if entry.items:
        finder = words.items(entry)
        hits = [bool(finder.find(text.title)) for text in texts if text.title]
    else:
        numbers = {clause.number: clause for clause in entry.clauses}
        hits = [
            is_clause_of(text.clause, text.title, numbers)
            for text in texts
            if text.clause and text.clause.dotted
        ]
    return sum(hits) / len(hits) if len(hits) >= _FEWEST_ROWS else 0.0


def is_clause_of(clause: Clause, title: str, numbers: Mapping[str, ClauseEntry]) -> bool:
    """Whether number and title are those of a clause of the standard."""
    entry = numbers.get(clause.covered[0]) if clause.covered else None
    if entry is None:
        return False
    return not title or any(
        fuzz.token_set_ratio(plain(title).lower(), own.lower()) >= _LIKE
        for own in (entry.title.en, entry.title.zh)
    )


def is_title_of(title: str, clause: Clause, standard: Standard) -> bool:
    """Whether the title is the one that the standard gives to the clause, letter for letter."""
    printed = fold(title).text
    return any(
        printed in (fold(entry.title.en).text, fold(entry.title.zh).text)
        for entry in standard.clauses
        if entry.number in clause.covered
    )


def is_bound(title: str, clause: Clause, standard: Standard) -> bool:
    """Whether the title, which is the clause's own, leaves no other number of so many characters: number and
    title then bear one another out."""
    if not is_title_of(title, clause, standard):
        return False
    long = {len(number) for number in clause.covered}
    printed = fold(title).text
    rivals = [entry for entry in standard.clauses if entry.number not in clause.covered]
    return not any(
        len(entry.number) in long and printed in (fold(entry.title.en).text, fold(entry.title.zh).text)
        for entry in rivals
    )


def with_lost_point(clause: Clause, title: str, standard: Standard) -> Clause:
    """The one clause of the same figures with this title, where the standard lacks the number as read: a scan
    loses points, "43.4" of 4.3.4."""
    numbers = known_numbers(standard)
    if clause.printed in numbers:
        return clause
    figures = clause.printed.replace(".", "")
    same = [Clause(number, (number,)) for number in numbers if number.replace(".", "") == figures]
    own = [other for other in same if is_title_of(title, other, standard)]
    return own[0] if len(own) == 1 else clause


def known_numbers(standard: Standard | None) -> tuple[str, ...]:
    """The clause numbers of a standard in their order."""
    return tuple(clause.number for clause in standard.clauses) if standard else ()
