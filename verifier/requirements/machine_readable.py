"""`machine-readable`: structured data accompanies the paper, made by others than us."""

from collections.abc import Iterator

from models.channel import MachineReadableDemand
from verifier.case import Case
from verifier.draft import SUBMISSION, Draft, met, not_met

_OURS = "greenlane"


def judge(case: Case, demand: MachineReadableDemand) -> Iterator[Draft]:
    """One finding for the submission: data inside any of its papers, or as a file beside them."""
    wanted = {kind.casefold() for kind in demand.media_types.value}
    inside = [
        attachment.name
        for paper in case.papers.everything
        for attachment in paper.report.attachments
        if attachment.media_type.casefold() in wanted and not attachment.name.casefold().startswith(_OURS)
    ]
    beside = [
        paper.report.document.file_name
        for paper in case.papers.everything
        if paper.report.document.media_type.casefold() in wanted
    ]
    if inside or beside:
        yield met("data-present", SUBMISSION, names=sorted({*inside, *beside})).by(demand.media_types)
    else:
        yield not_met("paper-only", SUBMISSION, accepted=list(demand.media_types.value)).by(
            demand.media_types
        )
