"""The standards that a report is to, with their editions; methods and the accreditation standard are none."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, covered, document

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


def cited(extract: Extract, *pages: list[Print]) -> list[str]:
    return [one.printed for one in extract(document(*pages)).standards]


def test_lines_under_a_heading_of_methods_are_methods(extract: Extract) -> None:
    lines: list[Print] = [
        (50, 120, "Test Requested: ASTM F963-23"),
        (50, 200, "Test method:"),
        (50, 212, "IEC 62321-5:2013 for lead, by ICP-OES"),
        (50, 224, "IEC 62321-6:2015 for PBB, by GC-MS"),
        (50, 280, "EN 71-2:2020 Flammability"),
    ]
    assert cited(extract, covered(*lines)) == ["ASTM F963-23", "EN 71-2:2020"]


def test_two_bodies_names_of_one_standard_are_printed_as_one(extract: Extract) -> None:
    found = extract(document(covered((50, 120, "As per CISPR 32:2015/EN 55032:2015, Class B")))).standards
    assert [(one.designation, one.edition) for one in found] == [("CISPR 32", "2015"), ("EN 55032", "2015")]
    assert {one.printed for one in found} == {"CISPR 32:2015/EN 55032:2015"}


def test_parts_of_one_standard_beside_a_slash_stay_apart(extract: Extract) -> None:
    lines = covered((50, 120, "Test Requested: EN 71-2:2020/EN 71-3:2020"))
    assert cited(extract, lines) == ["EN 71-2:2020", "EN 71-3:2020"]


def test_what_is_named_deep_in_the_text_and_has_no_rows_is_left_out(extract: Extract) -> None:
    pages: list[list[Print]] = [covered((50, 120, "Test Requested: ASTM F963-23")), [], [], []]
    pages[3] = [(50, 120, "ANSI C63.4:2014 Methods of measurement"), (50, 300, "IEC 61000-4-2:2008")]
    assert cited(extract, *pages) == ["ASTM F963-23"]


def test_where_nothing_is_named_before_it_counts(extract: Extract) -> None:
    pages: list[list[Print]] = [covered(), [], [], [(50, 120, "ASTM F963-23 Toy safety")]]
    assert cited(extract, *pages) == ["ASTM F963-23"]


def test_a_manual_and_its_section_are_one_standard(extract: Extract) -> None:
    lines = covered((50, 80, "UN38.3 battery tests"), (50, 120, "Standard: ST/SG/AC.10/11/Rev.6, 38.3"))
    assert cited(extract, lines) == ["ST/SG/AC.10/11/Rev.6, 38.3"]


def test_a_chinese_name_broken_over_lines_closes_up(extract: Extract) -> None:
    lines = covered((50, 120, "判定依据：GB 2762-2022、农业农村部公"), (50, 132, "告第2638号"))
    assert cited(extract, lines) == ["GB 2762-2022", "农业农村部公告第2638号"]


def test_a_code_of_a_form_is_no_standard(extract: Extract) -> None:
    lines = covered((50, 120, "Test Requested: EN 55032:2015"), (50, 780, "CISPR32-24_FCC_Rev2"))
    assert cited(extract, lines) == ["EN 55032:2015"]


def test_a_directive_whose_requirements_a_standard_covers_is_not_what_was_tested(extract: Extract) -> None:
    lines = covered(
        (
            50,
            120,
            "EN 303413:2017 Radio; Harmonised Standard covering the requirements of article 3.2 of Directive",
        ),
        (50, 132, "2014/53/EU."),
        (50, 300, "1. Test Method(s):"),
        (60, 312, "IEC 62321-5:2013, by ICP-OES"),
        (50, 400, "Table 1 IEC 62321-3-1:2013 Annex A"),
    )
    assert cited(extract, lines) == ["EN 303413:2017"]


def test_a_model_in_the_shape_of_a_standard_is_none(extract: Extract) -> None:
    report = extract(
        document(covered((50, 120, "Item No.: AS 3016"), (50, 140, "Test Requested: ASTM F963-23")))
    )
    assert [one.printed for one in report.standards] == ["ASTM F963-23"]
