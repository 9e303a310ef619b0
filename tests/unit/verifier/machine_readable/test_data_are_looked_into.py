"""A file without content is no data; data that name another report go to a person."""

import pytest

from models.report import AttachmentInfo
from tests.acceptance.decision_table.changes import report
from tests.builders.infants import facilitated_submission
from tests.builders.toys import reasons_of


def _data(name: str = "data.json", **facts: object) -> AttachmentInfo:
    known = {"name": name, "media_type": "application/json", "sha256": "0" * 64, **facts}
    return AttachmentInfo.model_validate(known)


CASES = {
    "nothing in it": ((_data(empty=True),), "empty"),
    "another report's": ((_data(names_report=False),), "other-report"),
    "this report's beside another's": (
        (_data(names_report=False), _data("b.json", names_report=True)),
        "data-present",
    ),
    "data that cannot be told": ((_data(names_report=None),), "data-present"),
}


@pytest.mark.parametrize(("attachments", "reason"), CASES.values(), ids=CASES.keys())
def test_the_reason(attachments: tuple[AttachmentInfo, ...], reason: str) -> None:
    changed = report(attachments=attachments)(facilitated_submission())
    assert reasons_of(changed.verified(), "machine-readable") == [reason]
