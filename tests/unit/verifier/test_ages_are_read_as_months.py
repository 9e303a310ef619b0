"""Age statements of reports and shipments as ranges of months."""

import pytest

from verifier.ages import parse_age

AGES: dict[str, tuple[int, int | None] | None] = {
    "3+": (36, None),
    "3 years old+": (36, None),
    "36 months and up": (36, None),
    "Over 5 years": (60, None),
    "12M+": (12, None),
    "≥36 months": (36, None),
    "3岁及以上": (36, None),
    "3周岁以上": (36, None),
    "14+": (168, None),
    "adults": (216, None),
    "成人": (216, None),
    "0-3岁": (0, 36),
    "0-12个月": (0, 12),
    "6-12 months": (6, 12),
    "3-8 years": (36, 96),
    "Ages 3 to 8": (36, 96),
    "18m-3y": (18, 36),
    "18 months to 3 years": (18, 36),
    "1 1/2 - 3 years": (18, 36),
    "1½+": (18, None),
    "under 36 months": (0, 36),
    "36个月以下": (0, 36),
    "婴幼儿36个月及以下": (0, 36),
    "up to 3 years": (0, 36),
    "不适合3岁以下儿童": (36, None),
    "3+, not suitable for children under 3 years": (36, None),
    "A~C, G: 2+ years; D~F: Not Present": (24, None),
    "3+ (36 months and up)": (36, None),
    "8 years+ (contains 2 magnets)": (96, None),
    "Age grade 3": (36, None),
    "5 years or older": (60, None),
    "NOT PRESENT": None,
    "": None,
}


@pytest.mark.parametrize(("text", "expected"), AGES.items(), ids=AGES.keys())
def test_age(text: str, expected: tuple[int, int | None] | None) -> None:
    age = parse_age(text)
    assert (age and (age.low, age.high)) == expected
