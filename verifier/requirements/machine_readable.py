"""`machine-readable`: structured data accompanies the paper, made by others than us."""

from collections.abc import Iterator

from models.channel import MachineReadableDemand
from models.report import AttachmentInfo
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, needs_review, not_met

_OURS = "greenlane"


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
    beside = [
        paper.report.document.file_name
        for paper in case.papers.everything
        if paper.report.document.media_type.casefold() in wanted
    ]
    filled = [one for one in inside if not one.empty]
    if inside and not filled and not beside:
        return not_met("empty", SUBMISSION, names=_names(inside))
    if filled and not beside and all(one.names_report is False for one in filled):
        return needs_review("other-report", SUBMISSION, names=_names(filled))
    if filled or beside:
        return met("data-present", SUBMISSION, names=sorted({*_names(filled), *beside}))
    return not_met("paper-only", SUBMISSION, accepted=list(demand.media_types.value))


def _names(attachments: list[AttachmentInfo]) -> list[str]:
    return sorted({one.name for one in attachments})
