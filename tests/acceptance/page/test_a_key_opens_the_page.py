"""Where keys are needed, a browser signs in with one, works, and signs out."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.acceptance.page.barriers import barriers
from tests.acceptance.page.conftest import running, settled_keys


def test_in_and_out_again(browser: Browser, tmp_path: Path) -> None:
    key = settled_keys(tmp_path)
    with running(tmp_path) as address:
        page = browser.new_context(base_url=address, locale="en-GB").new_page()
        page.goto("/history")
        page.get_by_label("API key").fill("gl_0_wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert").filter(has_text="This key is not known")).to_be_visible()
        assert barriers(page) == []
        page.get_by_label("API key").fill(key)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("h1")).to_have_text("History")
        page.get_by_role("button", name="Sign out").click()
        page.goto("/review")
        expect(page.locator("h1")).to_have_text("Sign in")
