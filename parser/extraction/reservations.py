"""Words by which a report says that it does not stand: a draft, preliminary, void, stamped as failed."""

from collections.abc import Iterator

from catalog import Catalogue
from models.document import Document, Line
from models.evidence import Evidence, Method
from models.report import Reservation
from parser.extraction.folding import fold
from parser.extraction.page_marks import marks_of


def read_reservations(document: Document, catalogue: Catalogue) -> tuple[Reservation, ...]:
    """Lines that hold nothing but such a word, marks across the page that are, sentences that say so.

    A failure is such a mark only across the page: in a line of its own it is the outcome of a row.
    """
    terms = catalogue.vocabulary.terms
    marks = frozenset(fold(mark).text for mark in terms.get("reservation_marks", ()))
    failures = frozenset(fold(mark).text for mark in terms.get("failure_marks", ()))
    sayings = tuple(fold(saying).text for saying in terms.get("reservation_sayings", ()))
    found = (
        _reservation(page.number, line)
        for page in document.pages
        for lines, alone in ((page.lines, marks), (marks_of(page), marks | failures))
        for line in lines
        if _reserves(line.text, alone, sayings)
    )
    return tuple(_each_once(found))


def _reserves(text: str, marks: frozenset[str], sayings: tuple[str, ...]) -> bool:
    folded = fold(text).text
    return _once(folded) in marks or any(saying in folded for saying in sayings)


def _once(text: str) -> str:
    """What a text that says nothing but one thing over and over says: "draftdraft" is a draft."""
    return text[: (text + text).find(text, 1)] if text else text


def _reservation(page: int, line: Line) -> Reservation:
    confidence = min((word.confidence for word in line.words), default=1.0)
    method = line.words[0].method if line.words else Method.TEXT_LAYER
    evidence = Evidence(
        page=page, box=line.box.rounded(), text=line.text, method=method, confidence=confidence
    )
    return Reservation(text=line.text, confidence=confidence, evidence=(evidence,))


def _each_once(found: Iterator[Reservation]) -> Iterator[Reservation]:
    """The first place of each wording: a mark stands on every page."""
    seen: set[str] = set()
    for one in found:
        if (key := fold(one.text).text) not in seen:
            seen.add(key)
            yield one
