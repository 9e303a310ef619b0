"""Lists are cut where they separate, ranges expanded where they evidently are ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.extraction.products.identifiers import read_identifiers

LISTS = {
    "AB-201": ["AB-201"],
    "A100~A103": ["A100", "A101", "A102", "A103"],
    "A100-A103": ["A100", "A101", "A102", "A103"],
    "B18，B16": ["B18", "B16"],
    "QX700-81~QX700-84": ["QX700-81", "QX700-82", "QX700-83", "QX700-84"],
    "QX700-81 ~ 84": ["QX700-81", "QX700-82", "QX700-83", "QX700-84"],
    "QX 4636~QX 4638": ["QX 4636", "QX 4637", "QX 4638"],
    "AB-201/202/203": ["AB-201", "AB-202", "AB-203"],
    "B18/B16": ["B18", "B16"],
    "MMD 2982/MMD2983/MMD 2984": ["MMD 2982", "MMD2983", "MMD 2984"],
    "T411, T412;T413、T414\nT415": ["T411", "T412", "T413", "T414", "T415"],
    "001~004": ["001", "002", "003", "004"],
    "31 007 2": ["31 007 2"],
    "3kg/袋": ["3kg/袋"],
    "AB-12-3": ["AB-12-3"],
    "E7001.": ["E7001"],
    "A12 (red, blue), B12": ["A12 (red, blue)", "B12"],
    "Round wooden board": ["Round wooden board"],
    "AB600-\n81": ["AB600-81"],
    "Q12, Q13, Q14,\nQ15, Q16": ["Q12", "Q13", "Q14", "Q15", "Q16"],
    "YT 9101,\nYT\n9102": ["YT 9101", "YT 9102"],
    "A101 A102 A103": ["A101", "A102", "A103"],
    "XH-6608 66/44": ["XH-6608"],
    "XH-6608 110/56A": ["XH-6608"],
    "XH-6608 67/44": ["XH-6608 67", "XH-6608 44"],
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_a_printed_list_becomes_its_identifiers(text: str, expected: list[str]) -> None:
    assert [piece.value for piece in read_identifiers(text)] == expected


@given(st.integers(1, 900), st.integers(1, 60), st.sampled_from(["~", " to ", "至", "～"]))
def test_a_range_holds_both_ends_and_all_between(first: int, more: int, sign: str) -> None:
    found = [piece.value for piece in read_identifiers(f"QT{first:04d}{sign}QT{first + more:04d}")]
    assert found == [f"QT{number:04d}" for number in range(first, first + more + 1)]


@given(
    st.lists(st.integers(100, 999), min_size=1, max_size=90, unique=True),
    st.sampled_from([",", "; ", "、", "\n"]),
)
def test_a_long_list_loses_nothing(numbers: list[int], separator: str) -> None:
    styles = [f"QK{number}" for number in numbers]
    assert [piece.value for piece in read_identifiers(separator.join(styles))] == styles


@given(st.text(max_size=60))
def test_pieces_are_found_where_they_stand(text: str) -> None:
    for piece in read_identifiers(text):
        assert 0 <= piece.start < piece.end <= len(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("AB-201/AB-202/A\nB-203/AB-204", ["AB-201", "AB-202", "AB-203", "AB-204"]),
        ("AB-201, AB-202, AB-2\n03, AB-204", ["AB-201", "AB-202", "AB-203", "AB-204"]),
        ("AB-201/AB-202/AB-203/\nAB-204", ["AB-201", "AB-202", "AB-203", "AB-204"]),
    ],
)
def test_a_number_broken_at_the_end_of_a_line_is_one(text: str, values: list[str]) -> None:
    assert [piece.value for piece in read_identifiers(text)] == values
