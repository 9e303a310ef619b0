"""The standards that a report is to, with their editions; methods and the accreditation standard are none."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

CITED = {
    "ASTM F963-23": ("ASTM F963", "23"),
    "ASTM F963-2023": ("ASTM F963", "23"),
    "ASTM F 963 - 17": ("ASTM F963", "17"),
    "EN 71-1:2014+A1:2018": ("EN 71-1", "2014+A1:2018"),
    "GB 31701-2015": ("GB 31701", "2015"),
    "GB/T 22702-2019": ("GB/T 22702", "2019"),
    "ISO 8124-1:2022": ("ISO 8124-1", "2022"),
    "AS/NZS 4420.1-2016": ("AS/NZS 4420.1", "2016"),
}


@pytest.mark.parametrize(("text", "expected"), CITED.items())
def test_designation_and_edition_are_read(extract: Extract, text: str, expected: tuple[str, str]) -> None:
    report = extract(document(covered((50, 120, f"Test Requested: {text}"))))
    assert [(one.designation, one.edition) for one in report.standards] == [expected]
    assert report.standards[0].printed == text


def test_parts_of_16_cfr_keep_their_paragraphs(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "1. 16 CFR 1500.48 Sharp Point"), (50, 140, "2. 16 CFR 1500.3(c)(6)(vi), solids")
            )
        )
    )
    assert [one.printed for one in report.standards] == ["16 CFR 1500.48", "16 CFR 1500.3(c)(6)(vi)"]


def test_a_designation_broken_over_lines_is_whole(extract: Extract) -> None:
    report = extract(
        document(
            covered((50, 120, "Toy safety according to ASTM"), (50, 132, "F963-23 Standard Specification"))
        )
    )
    assert [(one.designation, one.edition) for one in report.standards] == [("ASTM F963", "23")]


def test_what_is_only_a_method_is_left_out(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "Test Requested: ASTM F963-23"),
                (50, 140, "Test Method: with reference to EN 1122:2001"),
                (50, 160, "The laboratory is accredited to ISO/IEC 17025:2017"),
            )
        )
    )
    assert [one.printed for one in report.standards] == ["ASTM F963-23"]
