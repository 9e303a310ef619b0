"""A channel that does not ask to trace the goods still hears of those without a report."""

from models.channel import RequirementId
from models.verification import Verdict
from tests.builders.toys import toy_line, toy_shipment, toy_submission


def test_goods_without_a_report_are_never_passed_over() -> None:
    submission = toy_submission().but(shipment=toy_shipment(toy_line(), toy_line(sku="ZZ-9000")))
    channel = submission.catalogue().channels[submission.channel]
    demands = tuple(one for one in channel.requirements if one.id is not RequirementId.PRODUCT_IDENTITY)
    verification = submission.verified(channel.model_copy(update={"requirements": demands}))
    open_ = [one for one in verification.findings if one.subject.line == "ZZ-9000" and one.remedy]
    assert [one.reason for one in open_] == ["submission.no-report"]
    assert verification.verdict is Verdict.NEEDS_REVIEW
