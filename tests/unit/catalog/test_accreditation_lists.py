from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog import load_catalogue
from catalog.lists import load_accreditation_list
from catalog.local_file import load_local
from models.exceptions import FileMissing, InvalidAccreditationList
from models.laboratory import Standing

DATED = date(2026, 11, 1)


def test_a_chinese_csv_in_its_own_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = (
        "某认可机构名单\n\n序号,注册编号,机构名称,状态,暂停日期,有效期至\n"
        "1,CNAS L0001,甲检测有限公司,有效,,2028-03-31\n"
        "2,L 0002,乙检测有限公司,暂停,2026年3月6日,2027/1/31\n备注：以官网为准\n"
    )
    path.write_bytes(text.encode("gb18030"))

    loaded = load_accreditation_list(path, "CNAS", DATED)

    first, second = loaded.laboratories
    assert (first.number, first.name, first.standing) == ("L0001", "甲检测有限公司", Standing.ACCEPTED)
    assert first.until == date(2028, 3, 31)
    assert (second.number, second.standing, second.since) == ("L0002", Standing.SUSPENDED, date(2026, 3, 6))
    assert (loaded.scheme, loaded.dated, loaded.complete) == ("CNAS", DATED, True)


def test_a_workbook_with_numbers_and_dates_in_its_cells_is_read(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Directory of accredited laboratories"])
    sheet.append(["Registration No.", "Name of Laboratory", "Status", "Effective date", "Scope"])
    sheet.append([9, "First Lab", "Accredited", None, "Toys; Textiles"])
    sheet.append([58.0, "Second Lab", "Terminated", date(2026, 1, 15), None])
    path = tmp_path / "list.xlsx"
    workbook.save(path)

    first, second = load_accreditation_list(path, "HOKLAS", DATED).laboratories

    assert (first.number, first.scopes) == ("009", ("Toys", "Textiles"))
    assert (second.number, second.standing, second.since) == ("058", Standing.WITHDRAWN, date(2026, 1, 15))


CPSC = """CPSC accepted laboratories
Export date: 11/01/2026

ID,Lab ID,Laboratory Name,City,State,Country,Citation,Status,Effective Date
1,1112,"Alder Testing Co., Ltd.",Shenzhen,Guangdong,China,16 CFR 1250 ASTM F963-23,Accepted,2024-05-01
2,1112,"Alder Testing Co., Ltd.",Shenzhen,Guangdong,China,16 CFR 1303,Accepted,2024-05-01
3,1113,Birch Lab,Ningbo,Zhejiang,China,16 CFR 1303,Withdrawn,2026-01-15
"""
CNAS = """序号,机构名称,注册编号,认可状态,有效期限
1,甲检测有限公司,CNAS L0001,有效,2024-03-05 至 2030-03-04
2,乙检测有限公司,CNAS L0002,暂停（自2026-03-06起）,长期
"""
HOKLAS = """HOKLAS directory
No.;HOKLAS Reg. No.;Name of Laboratory/Organisation;Status
1;HOKLAS 009;First Laboratory Limited;Accredited
2;HOKLAS 058;Second Laboratory;Voluntarily suspended with effect from 9 April 2024
"""
ACCEPTED, SUSPENDED, WITHDRAWN = Standing.ACCEPTED, Standing.SUSPENDED, Standing.WITHDRAWN
SCOPES = ("16 CFR 1250 ASTM F963-23", "16 CFR 1303")

EXPORTS = {
    "a row for each rule": (
        "CPSC",
        CPSC,
        [
            ("1112", ACCEPTED, date(2024, 5, 1), None, SCOPES),
            ("1113", WITHDRAWN, date(2026, 1, 15), None, ("16 CFR 1303",)),
        ],
    ),
    "a term and a remark in Chinese": (
        "CNAS",
        CNAS,
        [
            ("L0001", ACCEPTED, None, date(2030, 3, 4), ()),
            ("L0002", SUSPENDED, date(2026, 3, 6), None, ()),
        ],
    ),
    "a standing with its day": (
        "HOKLAS",
        HOKLAS,
        [("009", ACCEPTED, None, None, ()), ("058", SUSPENDED, date(2024, 4, 9), None, ())],
    ),
}


@pytest.mark.parametrize(("scheme", "text", "expected"), EXPORTS.values(), ids=EXPORTS.keys())
def test_the_forms_of_official_exports(
    tmp_path: Path, scheme: str, text: str, expected: list[tuple[object, ...]]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")

    loaded = load_accreditation_list(path, scheme, DATED).laboratories

    assert [(one.number, one.standing, one.since, one.until, one.scopes) for one in loaded] == expected


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(separator.join(["Lab ID", "Name"]) + "\n" + separator.join(["1234", "A Lab"]) + "\n")

    assert load_accreditation_list(path, "CPSC", DATED).laboratories[0].number == "1234"


@pytest.mark.parametrize(
    ("text", "scheme", "said"),
    [
        ("Lab ID,Name\n1234,A Lab\n", "CPCS", "no accreditation scheme 'CPCS'"),
        ("Colour,Shape\nred,round\n", "CPSC", "column for the number"),
        ("Lab ID,Name\n,\n", "CPSC", "no row below the header"),
        ("Lab ID,Name,Status\n1234,A Lab,dormant\n", "CPSC", "row 2: the standing 'dormant'"),
        (
            "Lab ID,Name,Status date\n1234,A Lab,03/06/2026\n",
            "CPSC",
            "row 2: '03/06/2026' is not a clear date",
        ),
        ("Lab ID,Name,Status date\n1234,A Lab,soon\n", "CPSC", "row 2: 'soon' is not a clear date"),
        ("PK\x03\x04 not a workbook", "CPSC", "not a readable XLSX"),
        ("Lab ID\0Name", "CPSC", "neither CSV nor XLSX"),
    ],
)
def test_what_cannot_be_understood_is_told(tmp_path: Path, text: str, scheme: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)

    with pytest.raises(InvalidAccreditationList) as caught:
        load_accreditation_list(path, scheme, DATED)

    assert said in caught.value.message


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_accreditation_list(tmp_path / "none.csv", "CPSC", DATED)


def test_the_local_file_names_lists_beside_it(tmp_path: Path) -> None:
    (tmp_path / "cpsc.csv").write_text("Lab ID,Name\n1234,A Lab\n")
    local = tmp_path / "local.yaml"
    local.write_text("accreditation_lists: [{file: cpsc.csv, scheme: CPSC, dated: 2026-11-01}]\n")

    catalogue = load_catalogue(load_local(local))

    assert [one.source for one in catalogue.lists] == ["cpsc.csv"]
    assert catalogue.digest != load_catalogue().digest
