"""How the codes of a report are printed, in words: for the laboratory that prints them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.words import Words
from models.report import CodeRead, PrintQuality, TestReport


@dataclass(frozen=True, slots=True)
class CodePrinted:
    """One code: where it stands, what was measured, and what can be mended (empty where nothing)."""

    file_name: str
    page: int
    symbology: str
    measured: str
    advice: tuple[str, ...]


def printed_codes(reports: Iterable[TestReport], words: Words) -> list[CodePrinted]:
    """Every code of the reports whose print was measured; ornaments are left out."""
    return [
        printed
        for report in reports
        for code in report.codes
        if (printed := _printed(report.document.file_name, code, words)) is not None
    ]


def _printed(file_name: str, code: CodeRead, words: Words) -> CodePrinted | None:
    quality = code.print_quality
    if quality is None or code.decorative:
        return None
    measured = ", ".join(_measured(quality, words))
    advice = tuple(words(f"advice.{one}") for one in quality.advice)
    return CodePrinted(file_name, code.page, code.symbology, measured, advice)


def _measured(quality: PrintQuality, words: Words) -> Iterator[str]:
    if quality.module_mm is not None:
        yield words("code.module", value=f"{quality.module_mm:.2f}")
    if quality.quiet_zone_modules is not None:
        yield words("code.quiet_zone", value=f"{quality.quiet_zone_modules:g}")
    if quality.contrast is not None:
        yield words("code.contrast", value=round(100 * quality.contrast))
    if quality.error_correction:
        yield words("code.error_correction", value=quality.error_correction)
