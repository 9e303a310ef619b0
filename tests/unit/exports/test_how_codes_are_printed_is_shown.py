"""What was measured of a code's print, and what the laboratory can mend, reach every surface."""

import pytest

from catalog import load_catalogue
from catalog.texts import Texts
from cli.report_text import report_text
from exports.code_print import printed_codes
from exports.html_report import html_report
from models.geometry import Box
from models.report import CodeRead, DocumentInfo, DocumentKind, PrintQuality, TestReport
from models.verification import Verification

POOR = PrintQuality(
    module_mm=0.254,
    quiet_zone_modules=1.5,
    contrast=0.61,
    error_correction="L",
    advice=("module_too_small", "quiet_zone_too_narrow"),
)
GOOD = PrintQuality(module_mm=0.5, quiet_zone_modules=5, contrast=0.97, error_correction="M")


def report(*qualities: PrintQuality | None, decorative: bool = False) -> TestReport:
    info = DocumentInfo(
        sha256="a" * 64,
        file_name="r.pdf",
        media_type="application/pdf",
        page_count=1,
        kind=DocumentKind.TEST_REPORT,
    )
    codes = tuple(
        CodeRead(
            symbology="QRCode",
            payload="x",
            page=3,
            box=Box(0, 0, 9, 9),
            readable=True,
            decorative=decorative,
            print_quality=one,
        )
        for one in qualities
    )
    return TestReport(document=info, codes=codes)


def test_lengths_shares_and_advice_are_in_words() -> None:
    (code,) = printed_codes([report(POOR)], Texts(load_catalogue(), "en"))
    assert (code.page, code.symbology) == (3, "QRCode")
    assert code.measured == (
        "module 0.25 mm, 1.5 modules of white around it, contrast 61 %, error correction L"
    )
    assert len(code.advice) == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_advice_has_words(language: str) -> None:
    every = (
        "module_too_small",
        "quiet_zone_too_narrow",
        "contrast_too_low",
        "error_correction_too_low",
    )
    quality = POOR.model_copy(update={"advice": every})
    (code,) = printed_codes([report(quality)], Texts(load_catalogue(), language))
    assert len(set(code.advice)) == len(every)


def test_ornaments_and_what_was_not_measured_are_left_out() -> None:
    texts = Texts(load_catalogue(), "en")
    assert printed_codes([report(None), report(GOOD, decorative=True)], texts) == []


def test_the_command_line_says_it() -> None:
    said = report_text(report(POOR, GOOD), Texts(load_catalogue(), "en"))
    assert "Print the code larger" in " ".join(said.split())
    assert "Nothing to mend." in " ".join(said.split())


def test_the_html_report_says_it(result: Verification) -> None:
    texts = Texts(load_catalogue(), "en")
    page = html_report(result.model_copy(update={"reports": (report(POOR),)}), texts, "en", "A channel")
    assert "Print the code larger" in page
