"""The exporter is the applicant or the manufacturer, whatever the legal form and script."""

import pytest

from tests.acceptance.decision_table.changes import report, shipment, then
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import value

SAME = {
    "legal form": ("Birch Toys Company Limited", "Birch Toys Co., Ltd."),
    "the manufacturer": ("Cedar Plastics Factory", "Birch Toys Co., Ltd."),
    "both scripts in the report": ("Birch Toys Co., Ltd.", "桦木玩具有限公司 Birch Toys Co., Ltd."),
    "both scripts in the shipment": ("桦木玩具有限公司 / Birch Toys", "桦木玩具有限公司"),
}


@pytest.mark.parametrize(("exporter", "applicant"), SAME.values(), ids=SAME.keys())
def test_met(exporter: str, applicant: str) -> None:
    changed = then(shipment(exporter=exporter), report(applicant=value(applicant)))(toy_submission())
    assert reasons_of(changed.verified(), "report-ownership") == ["owned"]
