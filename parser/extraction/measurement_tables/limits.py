"""Limits that stand in a table of their own and hold for the tables of the same standard after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parser.extraction.folding import plain

Numbers = Mapping[str, float | str]


@dataclass
class LimitTables:
    """What tables of limits said, by standard: limits and detection limits by analyte."""

    limits: dict[str | None, dict[str, float | str]] = field(default_factory=dict)
    detection: dict[str | None, dict[str, float]] = field(default_factory=dict)
    units: dict[str | None, str] = field(default_factory=dict)

    def keep(self, standard: str | None, rows: "LimitRows", unit: str | None = None) -> None:
        """Remembers the limits of a table for its standard, and the unit that they are printed in."""
        if unit and (rows.limits or rows.detection):
            self.units[standard] = unit
        if rows.limits:
            self.limits[standard] = dict(rows.chosen)
        if rows.detection:
            self.detection[standard] = dict(rows.detection)

    def limit(self, standard: str | None, analyte: str) -> float | str | None:
        """The limit that an earlier table of this standard gave for the analyte."""
        return self.limits.get(standard, {}).get(analyte)

    def detection_limit(self, standard: str | None, analyte: str) -> float | None:
        """The detection limit that an earlier table of this standard gave."""
        return self.detection.get(standard, {}).get(analyte)


@dataclass
class LimitRows:
    """The rows of limits within one table: by material, and of detection."""

    clay: tuple[str, ...]
    others: tuple[str, ...]
    limits: dict[str, dict[str, float | str]] = field(default_factory=dict)
    detection: dict[str, float] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    methods: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> Numbers:
        """The limits of the material meant where none is said: any but modelling clay and the like."""
        common = [limits for material, limits in self.limits.items() if not self._is_special(material)]
        return (common or list(self.limits.values()) or [{}])[0]

    def _is_special(self, material: str) -> bool:
        shown = plain(material).lower()
        return any(word in shown for word in self.clay) and not any(word in shown for word in self.others)
