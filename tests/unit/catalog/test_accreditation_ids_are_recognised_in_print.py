import re

import pytest

from catalog import load_catalogue


def read(text: str) -> set[tuple[str, str]]:
    return {
        (scheme.id, match["number"])
        for scheme in load_catalogue().schemes.values()
        for form in scheme.written_forms
        for match in re.finditer(form, text)
        if match["number"]
    }


@pytest.mark.parametrize(
    ("text", "scheme", "number"),
    [
        ("CPSC Lab ID 1843", "CPSC", "1843"),
        ("CPSC ID# 1234", "CPSC", "1234"),
        ("CPSC-accepted laboratory No.: 1234", "CPSC", "1234"),
        ("CPSC Identification Number: 1234", "CPSC", "1234"),
        ("CPSC实验室编号：1234", "CPSC", "1234"),
        ("CNAS L7877", "CNAS", "L7877"),
        ("CNAS L 12345", "CNAS", "L 12345"),
        ("CNAS Registration No. L0192", "CNAS", "L0192"),
        ("CMA 180015140123", "CMA", "180015140123"),
        ("MA 2023190124Z", "CMA", "2023190124Z"),
        ("资质认定证书编号：180015140123", "CMA", "180015140123"),
        ("A2LA Certificate 1234.01", "A2LA", "1234.01"),
        ("ANAB accredited, certificate AT-1500", "ANAB", "AT-1500"),
        ("IAS TL-123", "IAS", "TL-123"),
        ("NVLAP Lab Code 200123-0", "NVLAP", "200123-0"),
        ("HOKLAS 068", "HOKLAS", "068"),
        ("UKAS testing 0123", "UKAS", "0123"),
        ("D-PL-12345-01-02", "DAkkS", "D-PL-12345-01-02"),
        ("KOLAS KT123", "KOLAS", "KT123"),
        ("NABL TC-1234", "NABL", "TC-1234"),
    ],
)
def test_a_print_leads_to_scheme_and_number(text: str, scheme: str, number: str) -> None:
    assert (scheme, number) in read(text)
    assert re.fullmatch(load_catalogue().schemes[scheme].well_formed, number.replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "CPSC-CH-E1003-09.1",
        "CPSC-CH-C1001-09.4",
        "16 CFR 1303 CPSC 2024-01-18",
        "The CPSC published in 2008 the Act",
        "ilac-MRA",
        "PRIMA 180015140123",
        "not within the CNAS scope",
    ],
)
def test_methods_years_and_bare_names_are_no_ids(text: str) -> None:
    assert read(text) == set()
