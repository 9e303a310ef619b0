"""The date in the head of a page is heard also where it alone has another month than the other pages'."""

from datetime import date

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, covered, document

BODY: list[Print] = [(50, 300, "Text of the page")]
FORMS = {
    "Date of Issue: 30 Sep 2026": "Date of Issue: 5 Oct 2026",
    "Date of Issue: September 30th, 2026": "Date of Issue: October 5th, 2026",
    "签发日期：二〇二六年九月三十日": "签发日期：二〇二六年十月五日",
    "签发日期：2026年9月30日": "签发日期：2026年10月5日",
}


@pytest.mark.parametrize(("usual", "other"), FORMS.items())
def test_it_is_that_pages_issue_date(extract: Extract, usual: str, other: str) -> None:
    head: Print = (400, 70, usual)
    pages = extract(document(covered(head), [head, *BODY], [(400, 70, other), *BODY])).document.pages

    assert [page.issue_dates for page in pages] == [(date(2026, 9, 30),)] * 2 + [(date(2026, 10, 5),)]


def test_a_date_in_the_text_of_a_page_is_none_of_its_head(extract: Extract) -> None:
    head: Print = (400, 70, "Date of Issue: 30 Sep 2026")
    body: list[Print] = [head, (50, 300, "Date of Issue: 5 Oct 2026")]
    pages = extract(document(covered(head), [head, *BODY], body)).document.pages

    assert [page.issue_dates for page in pages] == [(date(2026, 9, 30),)] * 3
