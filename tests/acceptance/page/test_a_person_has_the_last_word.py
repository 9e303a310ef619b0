"""Values are corrected and findings decided on; what the machine said stays beside it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.acceptance.page.visitor import Visitor


@pytest.fixture
def check(visitor: Visitor, doubtful: dict[str, Path]) -> str:
    return visitor.check(doubtful["report.pdf"], doubtful["cpc.pdf"], shipment=doubtful["shipment.yaml"])


def test_a_doubtful_value_is_corrected_and_verified_again(page: Page, check: str) -> None:
    page.goto(check)
    expect(page.locator("h1")).to_have_text("NEEDS REVIEW")
    for value, day in (("Testing started", "2026-09-04"), ("Testing completed", "2026-09-10")):
        page.locator("#values").get_by_role("button", name=f"Correct: {value}").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("button", name=day).click()
        dialog.get_by_label("Reason").fill("The laboratory wrote it out.")
        dialog.get_by_label("Your name").fill("Li Wei")
        dialog.get_by_role("button", name="Correct and verify again").click()
        expect(page.locator("#done")).to_contain_text("verified again")
        expect(dialog).to_be_hidden()
    changed = page.locator("#values .corrected", has_text="Testing completed").first
    expect(changed).to_contain_text("2026-09-10")
    expect(changed).to_contain_text("Li Wei")
    kept = page.locator("#record table")
    expect(kept).to_contain_text("The laboratory wrote it out.")
    expect(page.locator("#findings .needs_review", has_text="can be read as")).to_have_count(0)


def test_a_wrong_value_is_refused_where_it_was_typed(page: Page, check: str) -> None:
    page.goto(check)
    page.locator("#values").get_by_role("button", name="Correct: Conclusion of the report").first.click()
    dialog = page.get_by_role("dialog")
    page.evaluate("document.querySelector('#correcting [name=path]').value = 'document.producer'")
    dialog.get_by_label("Reason").fill("A try.")
    dialog.get_by_label("Your name").fill("Li Wei")
    dialog.get_by_role("button", name="Correct and verify again").click()
    expect(dialog.get_by_role("alert")).to_contain_text("cannot be corrected")


def test_a_decision_stands_beside_the_finding(page: Page, check: str) -> None:
    page.goto("/review")
    page.locator(f"article:has(a[href='{check}']) .points a").first.click()
    item = page.locator(".item:focus")
    expect(item).to_contain_text("needs review")
    while page.locator(".decide:has(summary:text-is('Decide'))").count():
        decide = page.locator(".decide:has(summary:text-is('Decide'))").first
        decide.locator("summary").click()
        decide.get_by_label("met", exact=True).check()
        decide.get_by_label("Reason").fill("Confirmed by letter.")
        decide.get_by_label("Your name").fill("Li Wei")
        decide.get_by_role("button", name="Keep this decision").click()
        expect(page.locator("#done")).to_contain_text("decision is kept")
    expect(page.locator("h1")).to_have_text("READY")
    expect(page.locator(".verdict")).to_contain_text("The machine's own verdict: NEEDS REVIEW")
    expect(page.locator(".decision").first).to_contain_text("Li Wei decided: met.")
    expect(page.locator("#needs_review .outcome").first).to_have_text("needs review")
    page.goto("/review")
    expect(page.locator(f"a[href='{check}']")).to_have_count(0)
