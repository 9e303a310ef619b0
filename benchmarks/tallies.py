"""Counts judgements and prints them as tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from benchmarks.scoring import DETAILS, FURTHER_SCALARS, IDENTIFIERS, ROWS, SCALARS, SETS, Judgement

SURE = 0.9
"""From this confidence on, a value counts for the calibration."""

GROUPS = {
    "scalars": SCALARS,
    "identifiers": IDENTIFIERS,
    "sets": SETS,
    "clause rows": ("clauses",),
    "measurements": ("measurements",),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """The judgements of one document, with what it is: layout, degradation, channel."""

    file: str
    judgements: tuple[Judgement, ...]
    about: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts of outcomes."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def share(self) -> float:
        """The part of what stands on paper that was read right; 1 where there is nothing."""
        asked = self.right + self.wrong + self.missing
        return self.right / asked if asked else 1.0

    @property
    def false(self) -> float:
        """The part of what was read that is wrong or not there at all."""
        given = self.right + self.wrong + self.spurious
        return (self.wrong + self.spurious) / given if given else 0.0


def tally(judgements: Iterable[Judgement]) -> Tally:
    """The counts."""
    counted = Counter(one.outcome for one in judgements)
    return Tally(counted["right"], counted["wrong"], counted["missing"], counted["spurious"])


def calibration(judgements: Iterable[Judgement]) -> tuple[int, int]:
    """Of the values given with confidence `SURE` or more: how many are right, how many there are."""
    sure = [one for one in judgements if one.confidence is not None and one.confidence >= SURE]
    return sum(one.outcome == "right" for one in sure), len(sure)


def _row(table: Table, name: str, counted: Tally) -> None:
    counts = (counted.right, counted.wrong, counted.missing, counted.spurious)
    table.add_row(name, *map(str, counts), f"{counted.share:.1%}", f"{counted.false:.2%}")


def _table(title: str) -> Table:
    table = Table(title=title, title_justify="left")
    for name in ("", "right", "wrong", "missing", "spurious", "read right", "false"):
        table.add_column(name, justify="left" if not name else "right")
    return table


def print_report(scored: Sequence[Scored], console: Console) -> None:
    """Headline, then by field, layout and degradation."""
    judged = [one for document in scored for one in document.judgements]
    headline = _table(f"{len(scored)} documents")
    for group, members in GROUPS.items():
        _row(headline, group, tally(one for one in judged if one.field in members))
    _row(headline, "all", tally(judged))
    console.print(headline)
    fields = _table("by field")
    for name in SCALARS + FURTHER_SCALARS + IDENTIFIERS + SETS + ROWS + DETAILS:
        counted = tally(one for one in judged if one.field == name)
        if counted != Tally():
            _row(fields, name, counted)
    console.print(fields)
    for key in ("layout", "degradation"):
        _print_by(scored, key, console)
    right, sure = calibration(judged)
    share = f"{right / sure:.2%}" if sure else "none"
    console.print(
        f"calibration: of {sure} values with confidence of {SURE} or more, {right} are right ({share})"
    )


def _print_by(scored: Sequence[Scored], key: str, console: Console) -> None:
    names = sorted({one.about.get(key, "") for one in scored} - {""})
    if len(names) < 2:
        return
    table = _table(f"by {key}")
    for name in names:
        judged = [
            one for document in scored if document.about.get(key) == name for one in document.judgements
        ]
        _row(table, name, tally(judged))
    console.print(table)


def print_misses(scored: Sequence[Scored], console: Console) -> None:
    """Every value that is not right, a line each."""
    for document in scored:
        for one in document.judgements:
            if one.outcome != "right":
                console.print(
                    f"{document.file}: {one.field} {one.outcome}: {one.expected!r} <- {one.found!r}"
                    f" ({one.confidence})",
                    markup=False,
                    highlight=False,
                    soft_wrap=True,
                )
