"""What a report says of its own standing: a draft or a void paper is not the report that is asked for."""

from collections.abc import Iterator

from verifier.draft import About, Draft, needs_review
from verifier.grounds import Grounds, read
from verifier.paper import Paper


def check_reservations(paper: Paper) -> Iterator[Draft]:
    """A paper that calls itself a draft, preliminary or void goes to a person, however well it was read."""
    said = paper.report.reservations
    if said:
        evidence = read(paper, *said).evidence
        texts = sorted({one.text for one in said})
        pages = [str(page) for page in sorted({place.page for place in evidence})]
        yield needs_review("reserved", About(paper), Grounds(evidence), texts=texts, pages=pages)
