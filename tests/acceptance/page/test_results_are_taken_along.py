"""Every export is reached from the page and is what it says."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.acceptance.page.visitor import SAMPLE, Visitor


@pytest.fixture(scope="module")
def check(visitor: Visitor) -> str:
    return visitor.check(SAMPLE / "report.pdf", SAMPLE / "cpc.pdf", shipment=SAMPLE / "shipment.yaml")


def saved(page: Page, name: str) -> bytes:
    page.get_by_text("Save and export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_as_data(page: Page, check: str) -> None:
    page.goto(check)
    assert json.loads(saved(page, "Everything as data"))["verdict"] == "ready"
    page.goto(check)
    assert b"document-kind" in saved(page, "Findings (CSV)")
    page.goto(check)
    assert saved(page, "Retest calendar").startswith(b"BEGIN:VCALENDAR")
    page.goto(check)
    assert json.loads(saved(page, "CPSC eFiling"))["products"]


def test_as_a_workbook(page: Page, check: str) -> None:
    page.goto(f"{check}?lang=en")
    book = openpyxl.load_workbook(BytesIO(saved(page, "Findings and clauses")))
    assert book.sheetnames == ["findings", "coverage"]
    assert book["findings"]["B2"].value == "met"


def test_as_a_marked_paper_in_the_readers_language(page: Page, check: str) -> None:
    page.goto(f"{check}?lang=zh")
    page.get_by_text("保存与导出").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="report.pdf 标注版").click()
    with pikepdf.open(download.value.path()) as pdf:
        titles = {str(note["/T"]) for page_of in pdf.pages for note in page_of.obj.get("/Annots", [])}
    assert any("产品标识" in title for title in titles)


def test_as_a_bundle(page: Page, check: str) -> None:
    page.goto(f"{check}?lang=en")
    with zipfile.ZipFile(BytesIO(saved(page, "Evidence bundle"))) as bundle:
        names = bundle.namelist()
    assert {"MANIFEST.json", "verdict.html", "verdict.json"} <= set(names)
    assert sum(name.startswith("documents/") for name in names) == 2


def test_as_a_page_to_print(page: Page, check: str) -> None:
    page.goto(check)
    page.get_by_text("Save and export").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Report to read and print").click()
    expect(opened.value.locator("h1")).to_have_text("READY")


def test_it_is_found_again(page: Page, check: str) -> None:
    for words in ("nw260902037ty", "G 9151", "NGBO-26859401"):
        page.goto("/history")
        page.get_by_label("Report number, SKU or bill of lading").fill(words)
        page.get_by_role("button", name="Find").click()
        expect(page.locator(f"a[href='{check}']")).to_be_visible()
    page.goto("/portfolio")
    row = page.get_by_role("row", name="G-9151")
    expect(row).to_contain_text("2027-09-25")
