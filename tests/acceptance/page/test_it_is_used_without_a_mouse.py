"""Everything is reached and done with the keyboard alone, and the focus goes where the eye should."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.acceptance.page.visitor import SAMPLE, Visitor

MOST_STEPS = 150


def reach(page: Page, selector: str) -> None:
    """Steps on with the tab key until the focus is there."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_from_the_form_to_a_decision(page: Page, doubtful: dict[str, Path]) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.set_input_files("#files", [doubtful["report.pdf"]])
    reach(page, "#files")
    reach(page, "[name=channel]")
    page.keyboard.press("ArrowDown")
    reach(page, "[name=goods]")
    page.keyboard.press("ArrowLeft")
    reach(page, "#shipment")
    page.set_input_files("#shipment", doubtful["shipment.yaml"])
    page.evaluate("document.querySelector('[name=channel][value=ningbo-stem-toy]').checked = true")
    reach(page, "#send button[type=submit]")
    page.keyboard.press("Enter")
    page.locator(".verdict").wait_for()

    reach(page, ".item .evidence")
    page.keyboard.press("Enter")
    expect(page.locator(".looked").first).to_be_attached()
    expect(page.locator("#looked")).to_contain_text("page")

    reach(page, ".decide > summary")
    page.keyboard.press("Enter")
    reach(page, ".decide[open] [name=outcome]")
    page.keyboard.press("Space")
    reach(page, ".decide[open] textarea")
    page.keyboard.type("Seen on the paper.")
    reach(page, ".decide[open] [name=by]")
    page.keyboard.type("Li Wei")
    page.keyboard.press("Enter")
    expect(page.locator(".decision")).to_contain_text("Seen on the paper.")
    expect(page.locator(".item:focus")).to_contain_text("Li Wei decided")


def test_a_dialog_gives_the_focus_back(page: Page, visitor: Visitor) -> None:
    page.goto(visitor.check(SAMPLE / "report.pdf"))
    button = page.locator("#values [data-correct]").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#corrected")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_on_a_phone_the_papers_open_over_the_findings(page: Page, visitor: Visitor) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.check(SAMPLE / "report.pdf"))
    viewer = page.locator("#viewer")
    expect(viewer).to_be_hidden()
    link = page.locator("#values .evidence").first
    link.click()
    expect(viewer).to_be_visible()
    expect(page.locator(".looked").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(link).to_be_focused()
