"""Which files belong together: by manifest, else by report number; and which shipment is theirs."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jobs.batch.manifest import ManifestRow
from jobs.batch.reading import ReadFile
from jobs.shipments import load_shipment
from models.shipment import Shipment


@dataclass(frozen=True, slots=True)
class Submission:
    """Files that are verified together, with their shipment and channel where they have their own."""

    name: str
    files: tuple[ReadFile, ...]
    shipment: Shipment | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """The shipments that a batch may pair with reports: one for all, or several by what they hold."""

    for_all: Shipment | None = None
    several: tuple[tuple[str, Shipment], ...] = ()

    def of(self, files: Sequence[ReadFile]) -> Shipment | None:
        """The shipment named like one of the files, else the only one that names one of its products."""
        if self.for_all is not None:
            return self.for_all
        stems = {_folded(file.path.stem) for file in files} | {
            _folded(file.path.parent.name) for file in files
        }
        for stem, shipment in self.several:
            if _folded(stem) in stems:
                return shipment
        printed = {_folded(value) for file in files if file.outline for value in file.outline.identifiers}
        named = [shipment for _, shipment in self.several if printed & set(_skus(shipment))]
        return named[0] if len(named) == 1 else None


def load_goods(path: Path | None) -> Goods:
    """Shipments from one file or from every file of a folder. Raises InvalidShipment, FileMissing."""
    if path is None:
        return Goods()
    if not path.is_dir():
        return Goods(for_all=load_shipment(path))
    files = sorted(one for one in path.rglob("*") if one.suffix.lower() in (".yaml", ".yml", ".json"))
    return Goods(several=tuple((one.stem, load_shipment(one)) for one in files))


def grouped(files: Iterable[ReadFile], rows: Sequence[ManifestRow], goods: Goods) -> list[Submission]:
    """The submissions, in the order of their names. A file that nothing ties to others stands alone."""
    by_row = {row.file: row for row in rows}
    groups: dict[str, list[ReadFile]] = defaultdict(list)
    for file in sorted(files, key=lambda file: file.path):
        row = by_row.get(file.path.resolve())
        groups[row.submission if row else _number_or_name(file)].append(file)
    rows_of = {row.submission: row for row in rows}
    return [_submission(name, members, rows_of.get(name), goods) for name, members in sorted(groups.items())]


def _submission(name: str, files: list[ReadFile], row: ManifestRow | None, goods: Goods) -> Submission:
    if row is not None and row.shipment is not None:
        return Submission(name, tuple(files), load_shipment(row.shipment), row.channel)
    return Submission(name, tuple(files), goods.of(files), row.channel if row else None)


def _number_or_name(file: ReadFile) -> str:
    if file.outline is not None and file.outline.report_number:
        return f"number:{_folded(file.outline.report_number)}"
    return f"file:{file.path}"


def _skus(shipment: Shipment) -> list[str]:
    return [
        _folded(value)
        for line in shipment.lines
        for value in (line.sku, *(identifier.value for identifier in line.identifiers))
    ]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
