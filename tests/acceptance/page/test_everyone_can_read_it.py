"""Every view, in both languages and themes: no serious barrier (axe-core), nothing wider than a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.acceptance.page.barriers import barriers
from tests.acceptance.page.visitor import SAMPLE, Visitor

VIEWS = [
    "start",
    "result",
    "many",
    "correcting",
    "decided",
    "failed",
    "review",
    "history",
    "nothing",
    "portfolio",
    "missing",
]


@pytest.fixture(scope="module")
def places(
    visitor: Visitor, doubtful: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The address of every view."""
    many = tmp_path_factory.mktemp("many") / "shipment.yaml"
    many.write_text(yaml.safe_dump(of_many_lines()), encoding="utf-8")
    check = visitor.check(doubtful["report.pdf"], shipment=doubtful["shipment.yaml"])
    ready = visitor.check(SAMPLE / "report.pdf", SAMPLE / "cpc.pdf", shipment=SAMPLE / "shipment.yaml")
    failed = visitor.check(SAMPLE.parent / "set" / "paper-00002-invoice.pdf")
    return {
        "start": "/",
        "result": ready,
        "many": visitor.check(SAMPLE / "report.pdf", SAMPLE / "cpc.pdf", shipment=many),
        "correcting": check,
        "decided": check,
        "failed": failed,
        "review": "/review",
        "history": "/history",
        "nothing": "/history?q=NOWHERE",
        "portfolio": "/portfolio",
        "missing": "/nowhere",
    }


def of_many_lines() -> Any:
    """The sample's shipment with a dozen lines of one model, some under very long names, some uncovered."""
    goods = yaml.safe_load((SAMPLE / "shipment.yaml").read_text(encoding="utf-8"))
    line = goods["lines"][0]
    known = [{"kind": "sku", "value": line["sku"]}]
    goods["lines"] = [
        {**line, "sku": f"TKL-{number:03}{'-SPECIAL-EDITION' * (number % 3)}", "identifiers": known}
        for number in range(12)
    ]
    goods["lines"][7]["features"] = ["battery"]
    return goods


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    made = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900})
    made.set_default_timeout(60_000)
    yield made.new_page()
    made.close()


def prepared(page: Page, view: str) -> None:
    """Opens what only a click opens."""
    if view == "start":
        page.locator("[name=goods][value=typed]").check()
    if view == "correcting":
        page.locator("#values [data-correct]").first.click()
    if view == "decided":
        page.locator(".decide > summary").first.click()
        page.locator(".item .evidence").first.click()
    if view == "result":
        page.evaluate(
            "document.querySelectorAll('.finding, .why, .menu').forEach(one => { one.open = true; })"
        )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_there_is_no_serious_barrier(page: Page, places: dict[str, str], view: str, language: str) -> None:
    joint = "&" if "?" in places[view] else "?"
    page.goto(f"{places[view]}{joint}lang={language}")
    prepared(page, view)
    assert barriers(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_a_phone(page: Page, places: dict[str, str], view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(places[view])
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


def test_the_chosen_language_and_theme_stay(page: Page, places: dict[str, str]) -> None:
    page.goto("/?lang=en&theme=auto")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("h1")).to_have_text("核查一批货物的单证")
    page.goto(f"{places['result']}?theme=dark")
    expect(page.locator("h1")).to_have_text("符合条件")
    page.goto("/history")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("History")
