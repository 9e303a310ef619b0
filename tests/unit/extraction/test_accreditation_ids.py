"""Accreditation IDs are found in their written forms, and left alone where the print denies them."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

PRINTED = {
    "CPSC Lab ID 9301": ("CPSC", "9301"),
    "CNAS L90217": ("CNAS", "L90217"),
    "HOKLAS 987": ("HOKLAS", "987"),
    "Laboratory AccreditationCNAS L90217": ("CNAS", "L90217"),
    "CMA 261100340999": ("CMA", "261100340999"),
    "Accredited by A2LA, certificate 9955.02": ("A2LA", "9955.02"),
    "IAS accredited testing laboratory TL-994": ("IAS", "TL-994"),
    "FCC Designation Number: CN9955": ("FCC", "CN9955"),
    "Registered with Industry Canada (IC, 9955A-1)": ("IC", "9955A-1"),
    "* Tests accredited by EIAC (EIAC Certification LB-TEST-995)": ("EIAC", "LB-TEST-995"),
    "itac-MRA": ("ILAC", None),
    "hlaGEMRA": ("ILAC", None),
}
DENIED = [
    "* The item is not within the scope of CNAS L90217.",
    "*项目不在CNAS L90217认可范围内",
    "未获得CNAS认可 L90217",
    "This test is outside the CNAS L90217 accreditation.",
    "UKAS accredited to ISO/IEC 17025",
]


def ids(extract: Extract, *lines: str) -> list[tuple[str, str | None]]:
    paper = document(covered(*((50.0, 120.0 + 14 * n, text) for n, text in enumerate(lines))))
    return [(one.scheme, one.number) for one in extract(paper).laboratory.accreditations]


@pytest.mark.parametrize(("text", "expected"), PRINTED.items())
def test_a_written_form_gives_scheme_and_number(
    extract: Extract, text: str, expected: tuple[str, str]
) -> None:
    assert ids(extract, text) == [expected]


@pytest.mark.parametrize("text", DENIED)
def test_a_denied_id_does_not_count(extract: Extract, text: str) -> None:
    assert [one for one in ids(extract, text) if one[1]] == []


def test_a_mark_has_its_number_below(extract: Extract) -> None:
    assert ("CNAS", "L90217") in ids(extract, "CNAS", "L90217")


def test_a_denial_beside_another_sentence_does_not_touch_the_id(extract: Extract) -> None:
    assert ids(extract, "CNAS L90217. Items marked * are not accredited.") == [("CNAS", "L90217")]


def test_a_certificate_names_the_laboratory_under_its_heading(extract: Extract) -> None:
    paper = document(
        [
            (180, 50, "Children's Product Certificate"),
            (50, 90, "Report No.: QX2607-00123"),
            (
                50,
                400,
                "7. Identification of any third-party, CPSC-accepted laboratory who conducted the testing:",
            ),
            (50, 415, "Quillwater Testing Co., Ltd."),
            (50, 430, "QW Laboratory: 9301"),
            (50, 445, "8. Signature"),
            (50, 460, "Laboratory: 1234"),
        ]
    )
    report = extract(paper)
    assert report.document.kind == "children_product_certificate"
    assert [(one.scheme, one.number) for one in report.laboratory.accreditations] == [("CPSC", "9301")]
    assert report.laboratory.name is not None
    assert report.laboratory.name.value == "Quillwater Testing Co., Ltd."


def test_numbers_in_a_list_behind_a_scheme_all_count(extract: Extract) -> None:
    found = ids(extract, "The chamber is registered with VCCI (VCCI, R-9923, G-906, and T-9246).")

    assert found == [("VCCI", "R-9923"), ("VCCI", "G-906"), ("VCCI", "T-9246")]


def test_a_year_behind_an_id_is_no_further_id(extract: Extract) -> None:
    assert ids(extract, "CPSC Lab ID 9301, 2026") == [("CPSC", "9301")]


def test_a_table_gives_the_number_beside_its_scheme(extract: Extract) -> None:
    rows = [
        (50.0, 120.0, "Type"), (250.0, 120.0, "Accreditation Number"),
        (50.0, 140.0, "FCC"), (250.0, 140.0, "995522"),
        (50.0, 160.0, "CNAS"), (250.0, 160.0, "L90217"),
    ]  # fmt: skip
    found = extract(document(covered(*rows))).laboratory.accreditations
    assert {(one.scheme, one.number) for one in found if one.number} == {
        ("FCC", "995522"),
        ("CNAS", "L90217"),
    }


def test_the_words_of_the_shared_mark_tell_both_schemes(extract: Extract) -> None:
    found = ids(extract, "中国认可", "国际互认", "检测", "TESTING", "CNAS L90217")
    assert sorted(found, key=str) == [("CNAS", "L90217"), ("ILAC", None)]


def test_mutual_recognition_in_a_sentence_is_no_mark(extract: Extract) -> None:
    text = "本实验室为国际互认协议成员所认可的机构之一，检测结果仅对来样负责，未经许可不得复制本报告。"
    assert ids(extract, text) == []
