"""No structured data, other kinds of files, or only what we made ourselves."""

import pytest

from models.report import AttachmentInfo
from tests.acceptance.decision_table.changes import report
from tests.builders.infants import facilitated_submission
from tests.builders.toys import reasons_of

NOTHING = {
    "nothing": (),
    "a picture": (AttachmentInfo(name="photo.jpg", media_type="image/jpeg", sha256="0" * 64),),
    "our own export": (
        AttachmentInfo(name="greenlane-report.json", media_type="application/json", sha256="0" * 64),
    ),
}


@pytest.mark.parametrize("attachments", NOTHING.values(), ids=NOTHING.keys())
def test_not_met(attachments: tuple[AttachmentInfo, ...]) -> None:
    changed = report(attachments=attachments)(facilitated_submission())
    assert reasons_of(changed.verified(), "machine-readable") == ["paper-only"]
