"""What the file itself says: signatures, edited text, and the file's dates against the report's."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.report import EditSign
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, at, together
from verifier.paper import Paper

COVERED = "overlaid"
"""Text under a box was there once and shall not be seen: a person looks, whatever it was."""

LATE_CHANGE_DAYS = 30
"""A file made or signed some days after the report's date is normal; a change a month later is not."""

_ZONES = timedelta(days=1)


def check_signatures(paper: Paper) -> Iterator[Draft]:
    """A signature, where there is one, is intact and nothing was changed after it. None is no fault."""
    about = About(paper)
    for one in paper.report.signatures:
        signer = one.signer or "–"
        if one.integrity == "broken":
            yield not_met("signature-broken", about, signer=signer)
        elif one.changes_after_signing == "other":
            yield needs_review("changed-after-signing", about, signer=signer)
        elif one.integrity != "intact":
            yield needs_review("signature-unchecked", about, signer=signer)
        elif not one.covers_whole_file and one.changes_after_signing == "unknown":
            yield needs_review("signature-partial", about, signer=signer)


def check_edits(paper: Paper) -> Iterator[Draft]:
    """Signs of changed text: over a value they go to a person, elsewhere they are noted."""
    signs = sorted(paper.report.edits, key=lambda sign: (sign.page, sign.box, sign.kind))
    touching = [sign for sign in signs if sign.touches or sign.kind == COVERED]
    if touching:
        fields = sorted({name for sign in touching for name in sign.touches or (repr(sign.text),)})
        yield needs_review(
            "edited-value", About(paper), _places(paper, touching), fields=fields, pages=_pages(touching)
        )
    elif signs:
        yield met("edits-elsewhere", About(paper), _places(paper, signs), pages=_pages(signs))


def _places(paper: Paper, signs: list[EditSign]) -> Grounds:
    return together(at(paper, sign.page, sign.box, sign.text) for sign in signs)


def _pages(signs: list[EditSign]) -> list[str]:
    return [str(page) for page in sorted({sign.page for sign in signs})]


def check_file_dates(paper: Paper) -> Iterator[Draft]:
    """A file made with the report and changed long after goes to a person; one older than its tests is noted.

    Clocks and programs that write fixed dates make the second too common to weigh more.
    """
    document = paper.report.document
    created = document.created.date() if document.created else None
    modified = document.modified.date() if document.modified else created
    issued = paper.timeline.settled("issued")
    if issued and created and modified and _changed_late(created, modified, issued) and not _sealed(paper):
        yield needs_review("changed-long-after", About(paper), issued=issued, modified=modified)
    if paper.last_day and created and modified and max(created, modified) + _ZONES < paper.last_day:
        yield met("finished-before-tests", About(paper), modified=modified, tested=paper.last_day)


def _changed_late(created: date, modified: date, issued: date) -> bool:
    late = timedelta(days=LATE_CHANGE_DAYS)
    return abs(created - issued) <= late and modified > issued + late


def _sealed(paper: Paper) -> bool:
    """Whether an intact signature covers the file as it is."""
    return any(one.integrity == "intact" and one.covers_whole_file for one in paper.report.signatures)
