"""A broker is sent one portfolio: each report in it is checked, and what is not read keeps it from ready."""

from pathlib import Path

import pytest

from tests.acceptance.running import SAMPLE, Ran, greenlane
from tests.builders.portfolios import portfolio

STEM = ("--channel", "ningbo-stem-toy", "--as-of", "2026-11-20", "--shipment", SAMPLE / "shipment.yaml")
PAPERS = {name: (SAMPLE / name).read_bytes() for name in ("report.pdf", "cpc.pdf")}


def checked(folder: Path, **files: bytes) -> Ran:
    sent = folder / "sent.pdf"
    sent.write_bytes(portfolio({**PAPERS, **{name.replace("_", "."): data for name, data in files.items()}}))
    return greenlane("check", sent, *STEM, "--format", "json", "--annotate", folder / "marked")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    folder = tmp_path_factory.mktemp("portfolio")
    return checked(folder), folder


def test_a_complete_one_is_ready(good: tuple[Ran, Path]) -> None:
    ran, _ = good
    assert (ran.code, ran.data["verdict"]) == (0, "ready"), ran.text_of("document-kind")


def test_each_paper_is_named_by_its_path(good: tuple[Ran, Path]) -> None:
    names = {one["document"]["file_name"]: one["document"]["kind"] for one in good[0].data["reports"]}
    assert names["sent.pdf/report.pdf"] == "test_report"
    assert names["sent.pdf/cpc.pdf"] == "children_product_certificate"
    assert "sent.pdf" in names


def test_the_papers_inside_are_marked(good: tuple[Ran, Path]) -> None:
    assert "sent.pdf-report-annotated.pdf" in {path.name for path in (good[1] / "marked").iterdir()}


def test_one_that_cannot_be_read_keeps_it_from_ready(tmp_path: Path) -> None:
    ran = checked(tmp_path, annex_pdf=b"%PDF-1.7 cut off")
    assert ran.data["verdict"] == "needs_review"
    assert "annex.pdf" in ran.text_of("document-kind")


def test_a_file_that_is_no_paper_keeps_it_from_ready(tmp_path: Path) -> None:
    assert checked(tmp_path, letter_docx=b"PK\x03\x04 a letter").data["verdict"] == "needs_review"
