"""Printed text that differs only in dress compares equal; anything else does not."""

import pytest

from verifier.text import fold, fold_name, name_forms, shape, unconfused

SAME = {
    "JY-201": "jy201",
    "jy 201": "jy201",
    "ＪＹ－２０１": "jy201",
    "J\u200bY\u00ad201": "jy201",
    "JY\u2212201": "jy201",
    "JY—201–": "jy201",
    "JY\t201\n": "jy201",
    "JY_201/A.2": "jy_201/a.2",
    "STRASSE": "strasse",
    "货号 1２": "货号12",
}


@pytest.mark.parametrize(("printed", "folded"), SAME.items(), ids=SAME.keys())
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


NAMES = {
    "Birch Toys Co., Ltd.": "birchtoys",
    "BIRCH TOYS COMPANY LIMITED": "birchtoys",
    "Birch-Toys (Ningbo) Inc": "birchtoysningbo",
    "Coltd Limitless": "coltdlimitless",
    "桦木玩具有限公司": "桦木玩具有限公司",
    "snake_case Ltd": "snakecase",
}


@pytest.mark.parametrize(("printed", "folded"), NAMES.items(), ids=NAMES.keys())
def test_fold_name(printed: str, folded: str) -> None:
    assert fold_name(printed) == folded


def test_forms_of_a_name_in_two_scripts() -> None:
    assert name_forms("桦木玩具 Birch Toys Co., Ltd.") == {"桦木玩具birchtoys", "桦木玩具", "birchtoys"}
    assert name_forms("Birch Toys") == {"birchtoys"}
    assert name_forms("桦木玩具有限公司 (HK)") == {"桦木玩具有限公司hk", "桦木玩具有限公司"}
    assert name_forms("") == frozenset()


def test_shape_and_confusion() -> None:
    assert shape("qxt2609-01(b)") == "aaa9999-99(a)"
    assert unconfused("bo1il|0") == "b011110"
