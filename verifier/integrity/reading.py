"""What the reading itself says it may have missed."""

from collections.abc import Iterator

from verifier.case import Case
from verifier.draft import About, Draft, needs_review
from verifier.paper import Paper
from verifier.wording import warned


def check_reading(case: Case, paper: Paper) -> Iterator[Draft]:
    """Warnings go to a person, unless they are known to leave nothing out."""
    if warnings := open_warnings(case, paper):
        yield needs_review("reading-warned", About(paper), warnings=warnings)


def open_warnings(case: Case, paper: Paper) -> list[str]:
    """The warnings of a paper after which something may have been missed, in order, with their pages."""
    harmless = case.catalogue.vocabulary.terms.get("harmless_warnings", ())
    warnings = [one for one in paper.report.warnings if one.code not in harmless]
    said = {(warned(case, one.code, one.message), one.page or 0) for one in warnings}
    return [f"{text} (p. {page})" if page else text for text, page in sorted(said)]
