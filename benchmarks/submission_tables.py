"""What a run over made submissions prints: both figures side by side, and the reasons."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.judged import Judged
from fixtures.submissions import CHANNELS

_COLUMNS = (
    "complete",
    "as deserved",
    "review",
    "not ready",
    "defective",
    "wrongly ready",
    "for its reason",
    "as graded",
)


def print_figures(judged: Sequence[Judged], console: Console) -> None:
    """For each medium and channel: complete ones as they deserve, beside defective ones wrongly ready."""
    table = Table(title="Submissions through the whole pipeline", title_justify="left")
    for name in ("", "", *_COLUMNS):
        table.add_column(name, justify="right" if name else "left")
    for medium in ("digital", "scanned"):
        for channel in [*CHANNELS, "all"]:
            rows = [one for one in judged if one.medium == medium and channel in {one.channel, "all"}]
            if rows:
                table.add_row(medium, channel, *_figures(rows), end_section=channel == "all")
    console.print(table)


def _figures(rows: Sequence[Judged]) -> list[str]:
    whole = [one for one in rows if one.defect is None]
    broken = [one for one in rows if one.defect]
    verdicts = Counter(one.verdict for one in whole)
    return [
        str(len(whole)),
        _share(sum(one.as_deserved for one in whole), len(whole)),
        str(verdicts["needs_review"]),
        str(verdicts["not_ready"]),
        str(len(broken)),
        str(sum(one.wrongly_ready for one in broken)),
        _share(sum(one.for_its_reason for one in broken), len(broken)),
        _share(sum(one.as_graded for one in broken), len(broken)),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else "-"


def print_reasons(judged: Sequence[Judged], console: Console) -> None:
    """What held back complete submissions, the most frequent first."""
    held = Counter(
        (one.medium, finding.reason, finding.outcome)
        for one in judged
        if one.defect is None and not one.as_deserved
        for finding in set(one.held)
    )
    for (medium, reason, outcome), count in sorted(held.items(), key=lambda item: (item[0][0], -item[1])):
        console.print(f"{medium}: {reason} ({outcome}) held back {count}", markup=False, highlight=False)


def print_kinds(judged: Sequence[Judged], console: Console) -> None:
    """Each kind of defect with how often it was found for its own reason, in its grade."""
    table = Table(title="Defects by kind", title_justify="left")
    for name in ("", "cases", "wrongly ready", "for its reason", "as graded"):
        table.add_column(name, justify="right" if name else "left")
    for kind in sorted({one.defect for one in judged if one.defect}):
        rows = [one for one in judged if one.defect == kind]
        found, graded = sum(one.for_its_reason for one in rows), sum(one.as_graded for one in rows)
        wrong = sum(one.wrongly_ready for one in rows)
        table.add_row(kind, str(len(rows)), str(wrong), str(found), str(graded))
    console.print(table)


def print_surprises(judged: Sequence[Judged], console: Console) -> None:
    """Every submission whose verdict, reason or grade is not the deserved one."""
    for one in judged:
        for line in _surprise(one):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _surprise(one: Judged) -> Iterator[str]:
    fine = one.as_deserved if one.defect is None else one.as_graded and not one.wrongly_ready
    if fine:
        return
    mark = "WRONGLY READY " if one.wrongly_ready else ""
    yield f"{mark}{one.name}: {one.verdict}, deserved {one.deserved}"
    if one.defect:
        yield f"    {one.defect.split('.')[0]} is {one.outcome}, wanted {one.wanted or UNGRADED}"
    for finding in one.held:
        yield f"    {finding.requirement} {finding.outcome} [{finding.reason}]: {finding.message}"


UNGRADED = "not met or review"
