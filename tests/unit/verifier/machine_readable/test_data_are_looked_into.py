"""A file without content is no data; data that name another report go to a person."""

import pytest

from models.report import AttachmentInfo, DocumentKind
from tests.acceptance.decision_table.changes import beside, copy_of, report
from tests.builders.infants import facilitated_submission
from tests.builders.toys import NUMBER, reasons_of


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


BESIDE = {
    "names this report": ((NUMBER.lower(),), "data-present"),
    "names another of its shape": (("qxt2609009999b",), "other-report"),
    "names another of its series": ((f"{NUMBER.lower()[:-1]}77",), "other-report"),
    "shares its first letters": ((f"{NUMBER.lower()[:5]}x",), "data-present"),
    "names this and another": ((NUMBER.lower(), "qxt2609009999b"), "data-present"),
    "names something of another shape": (("lot4711",), "data-present"),
    "names nothing": ((), "data-present"),
}


@pytest.mark.parametrize(("numbers", "reason"), BESIDE.values(), ids=BESIDE.keys())
def test_a_file_beside_the_papers(numbers: tuple[str, ...], reason: str) -> None:
    assert _reasons_beside(numbers=numbers) == [reason]


@pytest.mark.parametrize(("number", "reason"), [(NUMBER.lower(), "data-present"), ("4711", "other-report")])
def test_a_field_for_a_reports_number_must_hold_one_of_theirs(number: str, reason: str) -> None:
    assert _reasons_beside(numbers=(number,), has_number_field=True) == [reason]


def _reasons_beside(**facts: object) -> list[str]:
    bare = report(attachments=())(facilitated_submission())
    data = copy_of(
        bare,
        DocumentKind.OTHER,
        "batch.json",
        attachments=(_data(**facts),),
        clauses=(),
        measurements=(),
    )
    data = data.model_copy(
        update={
            "document": data.document.model_copy(
                update={"media_type": "application/json", "sha256": "0" * 64}
            )
        }
    )
    return reasons_of(beside(data)(bare).verified(), "machine-readable")
