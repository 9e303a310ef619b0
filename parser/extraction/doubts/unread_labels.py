"""Labels behind which there is ink that nobody could read: what they ask for is there and is not missing."""

from collections.abc import Iterator, Sequence

from models.report import VALUES_NOT_READ, ReportWarning
from parser.extraction.folding import UNREAD, fold, squeezed
from parser.extraction.labelled.candidates import Candidate
from parser.extraction.labelled.gathering import Gathered

_NOT_ASKED = frozenset({"signature", "other_date"})
"""What is written by hand on most papers, and what no requirement asks for."""


def unread_behind_labels(gathered: Gathered) -> Iterator[ReportWarning]:
    """A warning for each page with such labels, of fields that are legible nowhere else."""
    lost: dict[int, list[str]] = {}
    for field, candidates in sorted(gathered.candidates.items()):
        if field not in _NOT_ASKED and candidates and all(map(_is_unread, candidates)):
            for page, label in _labels(candidates):
                lost.setdefault(page, []).append(label)
    for page, labels in sorted(lost.items()):
        message = f"What stands behind these labels could not be read: {'; '.join(dict.fromkeys(labels))}."
        yield ReportWarning(code=VALUES_NOT_READ, message=message, page=page)


def _is_unread(candidate: Candidate) -> bool:
    text = candidate.passage.text
    return UNREAD in text and not fold(text).text


def _labels(candidates: Sequence[Candidate]) -> Iterator[tuple[int, str]]:
    return ((one.page, squeezed(one.label).rstrip(" :：")) for one in candidates)
