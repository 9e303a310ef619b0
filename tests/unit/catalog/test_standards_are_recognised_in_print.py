import re

import pytest

from catalog import load_catalogue


def found(text: str) -> set[tuple[str, str | None]]:
    """Designation and printed edition of every standard whose pattern matches; the longest match wins."""
    matches = [
        (match.start(), -match.end(), entry.designation, match.groupdict().get("edition"))
        for entry in load_catalogue().standards.values()
        for pattern in entry.patterns
        for match in re.finditer(pattern, text)
    ]
    best = min(matches, default=None)
    return {match[2:] for match in matches if best and match[:2] == best[:2]}


@pytest.mark.parametrize(
    ("text", "designation", "edition"),
    [
        ("ASTM F963-23", "ASTM F963", "23"),
        ("ASTM F 963 – 23", "ASTM F963", "23"),
        ("tested to ASTM-F963-2023, excluding 4.2", "ASTM F963", "2023"),
        ("ASTM F963-23e1", "ASTM F963", "23e1"),
        ("U.S. ASTM F963−17", "ASTM F963", "17"),
        ("F963-17 clause 4.3.5.2", "ASTM F963", "17"),
        ("ASTM F963 4.38 Magnets", "ASTM F963", None),
        ("GB 31701-2026", "GB 31701", "2026"),
        ("GB31701—2015", "GB 31701", "2015"),
        ("依据GB 31701的要求", "GB 31701", None),
        ("EN 71-1:2014+A1:2018", "EN 71-1", "2014+A1:2018"),
        ("BS EN 71-1: 2014 + A1: 2018", "EN 71-1", "2014 + A1: 2018"),
        ("EN71-3：2019+A1：2021", "EN 71-3", "2019+A1：2021"),
        ("EN 71 Part 2", "EN 71-2", None),
        ("EN 71-12:2016", "EN 71-12", "2016"),
        ("ISO 8124-1:2018", "ISO 8124-1", "2018"),
        ("AS/NZS ISO 8124.1:2019", "AS/NZS ISO 8124.1", "2019"),
        ("ISO 8124-10", "ISO 8124-10", None),
        ("GB 6675.2-2014", "GB 6675.2", "2014"),
        ("GB6675.4—2025", "GB 6675.4", "2025"),
        ("GB 6675-2003", "GB 6675", "2003"),
        ("GB/T 19865-2024", "GB/T 19865", "2024"),
        ("GB 18401-2010", "GB 18401", "2010"),
        ("16 CFR Part 1303", "16 CFR 1303", None),
        ("16 CFR 1500.48", "16 CFR 1500.48", None),
        ("16CFR1501", "16 CFR 1501", None),
        ("CPSIA Sec.101.(a)", "CPSIA Section 101", None),
        ("CPSIA Section 108", "CPSIA Section 108", None),
        ("CPSIA of 2008, Title I, Section 108", "CPSIA Section 108", None),
        ("Consumer Product Safety Improvement Act of 2008 (CPSIA) Section 101", "CPSIA Section 101", None),
        ("CPSIA (HR 4040) Sec. 103", "CPSIA Section 103", None),
        ("SOR/2011-17", "SOR/2011-17", None),
        ("EN IEC 62115:2020+A11:2020", "EN IEC 62115", "2020+A11:2020"),
        ("Directive 2009/48/EC", "2009/48/EC", None),
    ],
)
def test_a_print_leads_to_its_designation(text: str, designation: str, edition: str | None) -> None:
    assert found(text) == {(designation, edition)}


@pytest.mark.parametrize(
    "text",
    [
        "EN 711",
        "GB 317011",
        "16 CFR 13034",
        "F963",
        "ISO 8124",
        "Item F9631-23",
        "GB 66751-2014",
        "CPSIA 1010",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == set()


def test_printed_editions_lead_to_one_entry_each() -> None:
    for entry in load_catalogue().standards.values():
        others = [
            other
            for other in load_catalogue().standards.values()
            if other.designation == entry.designation and other.edition != entry.edition
        ]
        prints = {entry.edition, *entry.printed_editions}
        assert not any(prints & {other.edition, *other.printed_editions} for other in others), entry.key
