"""Which rows a report already has, so that what its sentences and lists name is not taken a second time."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.report import ClauseRow, Level, Measurement, Result
from models.standard import Standard


@dataclass(frozen=True)
class RowNames:
    """Clause numbers and items with a row, each with its standard's name (None where none is told), and those
    with a row that fails."""

    names: frozenset[tuple[str | None, str]]
    failing: frozenset[tuple[str | None, str]]

    @classmethod
    def of(cls, rows: Iterable[ClauseRow | Measurement]) -> "RowNames":
        """The names of these rows."""
        named = [(row, (row.standard, name)) for row in rows for name in _names(row)]
        return cls(
            frozenset(name for _, name in named),
            frozenset(name for row, name in named if row.result is Result.FAIL),
        )

    def has(self, standard: Standard, name: str) -> bool:
        """Whether a row speaks of the clause or item, of what it belongs to, or of a part of it."""
        return any(
            own in (None, standard.key, standard.designation) and _touch(name, other)
            for own, other in self.names
        )

    def has_failure(self, standard: Standard, name: str) -> bool:
        """Whether a row of the clause or item itself fails."""
        return any((own, name) in self.failing for own in (None, standard.key, standard.designation))


def _names(row: ClauseRow | Measurement) -> Iterable[str]:
    if isinstance(row, ClauseRow) and row.level is Level.SUMMARY:
        return
    yield from (row.clauses_covered if isinstance(row, ClauseRow) else ()) or filter(None, [row.clause])
    if row.item:
        yield row.item


def _touch(name: str, other: str) -> bool:
    """Whether two names are one, or one a clause below the other."""
    short, long = sorted((name, other), key=len)
    return short == long or long.startswith((f"{short}.", f"{short}("))
