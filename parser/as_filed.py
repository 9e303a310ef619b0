"""Takes the evidence of a report back from the straightened pages to the pages as they were filed."""

from typing import Any

from pydantic import BaseModel

from models.document import Document
from models.geometry import Homography, through
from models.report import TestReport


def as_filed(report: TestReport, document: Document) -> TestReport:
    """The report with every box in the page as filed; the report itself when no page was straightened."""
    matrices = {page.number: page.to_filed for page in document.pages if page.to_filed is not None}
    return _mapped(report, matrices) if matrices else report


def _mapped(value: Any, matrices: dict[int, Homography]) -> Any:
    """The value with the boxes of all records inside it that name a page and a box taken back."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_mapped(item, matrices) for item in value)
    if not isinstance(value, BaseModel):
        return value
    update = {name: _mapped(getattr(value, name), matrices) for name in type(value).model_fields}
    if "box" in update and "page" in update:
        update["box"] = through(update["box"], matrices.get(update["page"]))
    return value.model_copy(update=update)
