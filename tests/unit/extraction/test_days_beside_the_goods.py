"""The page that names applicant and goods is the report's own, also behind a title page and notes."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, document

NUMBER: Print = (50.0, 60.0, "报告编号：QH2026-04178")
TITLE: list[Print] = [(230.0, 300.0, "检验检测报告")]
NOTES: list[Print] = [(50.0, 120.0, "复制报告未重新加盖检验检测专用章无效。")]
DATED: list[Print] = [(50.0, 180.0, "签发日期：2026年10月28日")]
GOODS: list[Print] = [
    (50.0, 120.0, "样品名称：婴儿爬服"),
    (50.0, 140.0, "委托单位：鄞州青禾婴童用品有限公司"),
]


@pytest.mark.parametrize(
    ("pages", "surely"),
    [((TITLE, NOTES, [*GOODS, *DATED]), True), ((GOODS, NOTES, DATED), False)],
    ids=["beside the goods", "pages behind them"],
)
def test_a_day_on_the_page_of_the_goods_is_believed(
    extract: Extract, pages: tuple[list[Print], ...], surely: bool
) -> None:
    issued = extract(document(*([NUMBER, *page] for page in pages))).dates.issued
    assert issued is not None
    assert (issued.confidence > 0.9) is surely
