"""The same report number with different content: in this submission, or as the store remembers."""

from collections.abc import Iterator, Sequence

from models.report import Result
from verifier.case import Case
from verifier.draft import About, Draft, needs_review
from verifier.paper import Paper
from verifier.text import fold


def parts_of_report(case: Case, paper: Paper) -> tuple[Paper, ...]:
    """Other files of the submission with the same report number: its parts, or other versions of it."""
    if paper.number_key is None:
        return ()
    return tuple(one for one in case.same_number[paper.number_key] if one is not paper)


def check_copies(case: Case, paper: Paper, parts: Sequence[Paper]) -> Iterator[Draft]:
    """Files that share a number may complete one another; they may not contradict one another."""
    own = _results(paper)
    differing = sorted(
        {
            clause
            for part in parts
            for clause, results in _results(part).items()
            if own.get(clause, results) != results
        }
    )
    if differing:
        files = [part.report.document.file_name for part in parts]
        yield needs_review("same-number-differs", About(paper), clauses=differing, files=files)
    seen = [
        fact for fact in case.facts.other_contents if _is_other(paper, fact.report_number, fact.sha256, parts)
    ]
    for fact in sorted(seen, key=lambda fact: (fact.seen_on, fact.sha256))[:1]:
        yield needs_review("seen-with-other-content", About(paper), day=fact.seen_on)


def _is_other(paper: Paper, number: str, sha256: str, parts: Sequence[Paper]) -> bool:
    known = {paper.report.document.sha256, *(part.report.document.sha256 for part in parts)}
    return fold(number) == paper.number_key and sha256 not in known


def _results(paper: Paper) -> dict[str, frozenset[Result]]:
    """The results of each clause of a standard, by a name that a person recognises."""
    found: dict[str, set[Result]] = {}
    for row in paper.report.clauses:
        if row.clause:
            found.setdefault(f"{row.standard or ''} {row.clause}".strip(), set()).add(row.result)
    return {clause: frozenset(results) for clause, results in found.items()}
