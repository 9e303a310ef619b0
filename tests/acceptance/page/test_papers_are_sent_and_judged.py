"""A person drops papers, sees them read, gets the verdict, and is led to the place that it rests on."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.acceptance.page.barriers import barriers
from tests.acceptance.page.visitor import SAMPLE, Visitor, text_under_the_mark


def test_a_digital_report_with_its_shipment_typed_in(page: Page) -> None:
    page.goto("/")
    page.set_input_files("#files", [SAMPLE / "report.pdf", SAMPLE / "cpc.pdf"])
    expect(page.locator("#chosen")).to_contain_text("cpc.pdf")
    page.get_by_label("Type it in").check()
    for label, value in (
        ("Bill of lading", "NGBO26859401"),
        ("Port of loading (UN/LOCODE)", "CNNGB"),
        ("Destination (country code)", "US"),
        ("Departure", "2026-12-05"),
        ("Exporter", "Tinkerloft Import & Export Co., Ltd."),
        ("SKU or model", "G-9151"),
        ("Description", "STEM educational toy: Crystal Growing Science Set"),
        ("HS code", "9503.00.89"),
        ("Age grade", "3+"),
        ("As of", "2026-11-20"),
    ):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_text("What the product has", exact=True).click()
    for feature in ("liquid_gel_putty", "chem_set", "film_bag"):
        page.locator(f"[name='line.0.features'][value={feature}]").check()
    page.get_by_role("button", name="Check the papers").click()
    page.wait_for_url(re.compile("/checks/"))
    expect(page.locator("h1")).to_have_text("READY")
    expect(page.locator(".verdict")).to_contain_text("Ningbo-Zhoushan STEM Toy Green Clearance Channel")

    page.get_by_role("link", name="Report number: page 1").first.click()
    assert "NW260902037TY" in text_under_the_mark(page)


def test_a_scanned_chinese_report(page: Page, scanned: dict[str, Any]) -> None:
    page.goto("/?lang=zh")
    page.set_input_files("#files", scanned["report"])
    page.get_by_role("button", name="开始核查").click()
    page.wait_for_url(re.compile("/checks/"))
    page.locator(".verdict").wait_for()
    assert barriers(page) == []
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#values")).to_contain_text(scanned["number"])

    page.get_by_role("link", name="报告编号: 第 1 页").first.click()
    digits = re.sub(r"\D", "", scanned["number"])[-4:]
    assert digits in re.sub(r"\D", "", text_under_the_mark(page))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("notes.pdf", b"only text", "neither a PDF nor an image"), ("empty.pdf", b"", "empty")],
)
def test_what_is_no_report_is_told_and_the_form_keeps_its_content(
    page: Page, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page.goto("/")
    page.set_input_files("#files", tmp_path / name)
    page.get_by_role("button", name="Check the papers").click()
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    expect(page.locator("#chosen")).to_contain_text(name)


def test_papers_that_fit_no_channel_are_judged_in_the_one_that_is_chosen(
    page: Page, visitor: Visitor
) -> None:
    invoice = SAMPLE.parent / "set" / "paper-00002-invoice.pdf"
    page.goto(visitor.check(invoice))
    expect(page.locator("main")).to_contain_text("Choose a channel yourself")
    page.get_by_role("button", name="Ningbo-Zhoushan STEM Toy Green Clearance Channel").click()
    expect(page.locator("h1")).to_have_text("NOT READY")
    expect(page.locator("#not_met")).to_contain_text("test report")
