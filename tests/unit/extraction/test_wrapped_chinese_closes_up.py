"""Chinese that a line's end broke closes up again; other words keep their space."""

import pytest

from parser.extraction.folding import unwrapped


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("可分解致癌芳香胺染\n料", "可分解致癌芳香胺染料"),
        ("Small parts\nwarning", "Small parts warning"),
        ("邻苯二甲酸酯\nDBP", "邻苯二甲酸酯 DBP"),
        ("耐干 摩擦\n", "耐干 摩擦"),
        ("", ""),
    ],
)
def test_lines_become_one(printed: str, whole: str) -> None:
    assert unwrapped(printed) == whole
