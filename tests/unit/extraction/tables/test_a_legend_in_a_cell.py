"""What a report's notes say of its signs counts in a cell of its cover as well."""

from tests.unit.extraction.tables.conftest import Rows
from tests.unit.extraction.tables.made import document

REMARKS = [["备注", "“—”表示该项无要求，“/”表示不适用。"], ["检测结论", "合格"]]
TESTS = [
    ["序号", "检验项目", "检验结果", "单项评价"],
    ["1", "甲醛含量", "未检出", "合格"],
    ["2", "绳带要求", "无绳带", "/"],
]


def test_a_slash_that_a_remark_explains_is_sure(rows: Rows) -> None:
    told = rows(document(["GB 31701-2026 婴幼儿及儿童纺织产品安全技术规范", REMARKS, TESTS]))
    untold = rows(document(["GB 31701-2026 婴幼儿及儿童纺织产品安全技术规范", TESTS]))
    assert [(row.item, row.result.value) for row in told] == [
        ("formaldehyde", "pass"),
        ("cords", "not_applicable"),
    ]
    assert told[1].confidence > 0.9 > untold[1].confidence
