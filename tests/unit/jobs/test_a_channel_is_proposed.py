"""Where no channel is chosen, the one is taken whose standard the papers name, in its edition first."""

import pytest

from catalog import load_catalogue
from jobs.submission import fitting_channel
from models.exceptions import NoChannelFits
from models.report import DocumentInfo, DocumentKind, StandardCited, TestReport


def report(*standards: tuple[str, str]) -> TestReport:
    info = DocumentInfo(
        sha256="0" * 64,
        file_name="a.pdf",
        media_type="application/pdf",
        page_count=1,
        kind=DocumentKind.TEST_REPORT,
    )
    cited = tuple(
        StandardCited(designation=name, edition=edition, printed=name, confidence=1)
        for name, edition in standards
    )
    return TestReport(document=info, standards=cited)


@pytest.mark.parametrize(
    ("standards", "channel"),
    [
        ([("ASTM F963", "23")], "ningbo-stem-toy"),
        ([("GB 31701", "2026")], "ningbo-infant-code"),
        ([("GB 31701", "2015")], "ningbo-infant-code"),
        ([("ASTM F963", "17"), ("GB 31701", "2026")], "ningbo-infant-code"),
    ],
)
def test_by_the_standard_that_is_named(standards: list[tuple[str, str]], channel: str) -> None:
    assert fitting_channel([report(*standards)], load_catalogue()).id == channel


def test_papers_that_name_none_are_told_so() -> None:
    with pytest.raises(NoChannelFits):
        fitting_channel([report(("ISO 9001", "2015"))], load_catalogue())
