"""`machine-readable`: structured data accompanies the paper, made by others than us."""

from collections.abc import Iterator

from models.channel import MachineReadableDemand
from models.report import AttachmentInfo
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, needs_review, not_met
from verifier.paper import Paper

_OURS = "greenlane"
LEAST_ALIKE = 6
"""Numbers that share fewer characters at their beginning may be of anything."""


def judge(case: Case, demand: MachineReadableDemand) -> Iterator[Draft]:
    """One finding for the submission: data inside any of its papers, or as a file beside them."""
    yield _judge(case, demand).by(demand.media_types)


def _judge(case: Case, demand: MachineReadableDemand) -> Draft:
    wanted = {kind.casefold() for kind in demand.media_types.value}
    inside = [
        one
        for paper in case.papers.everything
        for one in paper.report.attachments
        if one.media_type.casefold() in wanted and not one.name.casefold().startswith(_OURS)
    ]
    files = [
        paper for paper in case.papers.everything if paper.report.document.media_type.casefold() in wanted
    ]
    beside = [paper.report.document.file_name for paper in files if not _of_another(case, paper)]
    inside = [one for one in inside if one.sha256 not in {paper.report.document.sha256 for paper in files}]
    filled = [one for one in inside if not one.empty]
    if inside and not filled and not beside:
        return not_met("empty", SUBMISSION, names=_names(inside))
    if filled and not beside and all(one.names_report is False for one in filled):
        return needs_review("other-report", SUBMISSION, names=_names(filled))
    if files and not filled and not beside:
        names = sorted(paper.report.document.file_name for paper in files)
        return needs_review("other-report", SUBMISSION, names=names)
    if filled or beside:
        return met("data-present", SUBMISSION, names=sorted({*_names(filled), *beside}))
    return not_met("paper-only", SUBMISSION, accepted=list(demand.media_types.value))


def _of_another(case: Case, file: Paper) -> bool:
    """Whether a data file has a field for a report's number, or names one like it, and none of these papers'.

    A log of production need not name the report at all.
    """
    asked = any(one.has_number_field for one in file.report.attachments)
    named = {number for one in file.report.attachments for number in one.numbers}
    own = {
        "".join(filter(str.isalnum, paper.number_key)) for paper in case.papers.reports if paper.number_key
    }
    if not own or named & own:
        return False
    return asked or any(_are_alike(number, one) for number in named for one in own)


def _are_alike(number: str, own: str) -> bool:
    """Whether two numbers may be of one series: of one shape, or alike in more than their first half."""
    same = next((place for place, (a, b) in enumerate(zip(number, own, strict=False)) if a != b), None)
    begins = min(len(number), len(own)) if same is None else same
    longest = max(len(number), len(own))
    return _shape(number) == _shape(own) or (begins >= LEAST_ALIKE and 2 * begins > longest)


def _shape(number: str) -> str:
    """The number with every figure and every letter alike."""
    return "".join("9" if character.isdigit() else "a" for character in number)


def _names(attachments: list[AttachmentInfo]) -> list[str]:
    return sorted({one.name for one in attachments})
