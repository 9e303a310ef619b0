"""Official accreditation lists, as a user downloads them: CSV or XLSX."""

from datetime import date
from pathlib import Path

from catalog.list_reader import read_accreditation_list
from catalog.loading import load_catalogue
from models.laboratory import AccreditationList


def load_accreditation_list(path: Path, scheme: str, dated: date, complete: bool = True) -> AccreditationList:
    """The list of `scheme` in the file at `path`, as of the day `dated`.

    Absence of an ID means something only where the list is `complete`. Raises `FileMissing`, and
    `InvalidAccreditationList` naming the row that cannot be understood.
    """
    return read_accreditation_list(path, scheme, dated, complete, load_catalogue())
