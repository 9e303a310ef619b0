"""Identifiers of every kind, origin, destinations and the four age statements."""

import pytest

from models.evidence import Method
from models.report import IdentifierKind
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document, gridded


def lines(*texts: str) -> list[tuple[float, float, str]]:
    return [(50.0, 120.0 + 20 * n, text) for n, text in enumerate(texts)]


def identifiers(extract: Extract, *texts: str) -> list[tuple[str, str]]:
    report = extract(document(covered(*lines(*texts))))
    return [(one.kind.value, one.value) for one in report.product.identifiers]


def test_every_kind_is_told_apart(extract: Extract) -> None:
    assert identifiers(
        extract,
        "Model No.: AB-201",
        "Style No.: ST-9",
        "Item No.: 550123",
        "SKU: Q-55-1",
        "P.O. No.: 4500123",
        "Batch No.: 2609A",
        "HS Code: 9503.00",
        "Bill of Lading No.: NGBX26110412",
    ) == [
        ("model", "AB-201"),
        ("style", "ST-9"),
        ("item", "550123"),
        ("sku", "Q-55-1"),
        ("purchase_order", "4500123"),
        ("batch", "2609A"),
        ("hs_code", "9503.00"),
        ("bill_of_lading", "NGBX26110412"),
    ]


def test_a_gtin_with_a_wrong_check_digit_is_doubtful(extract: Extract) -> None:
    report = extract(document(covered(*lines("EAN: 4006381333931", "UPC: 036000291453"))))
    right, wrong = report.product.identifiers
    assert (right.kind, right.doubtful) == (IdentifierKind.GTIN, False)
    assert wrong.doubtful


def test_a_container_number_is_no_identifier(extract: Extract) -> None:
    assert identifiers(extract, "Container No.: CSQU3054383", "Model No.: AB-201") == [("model", "AB-201")]


def test_words_for_nothing_are_nothing(extract: Extract) -> None:
    for nothing in ("N/A", "/", "--", "Not provided", "无", "See next page", "见附页"):
        assert identifiers(extract, f"Model No.: {nothing}", "P.O. No.: N/A") == []


def test_a_list_on_the_next_page_is_found(extract: Extract) -> None:
    report = extract(
        document(covered(*lines("Item No.: See Next Page")), [(50, 60, "Item No.: QX700-81 ~ QX700-84")])
    )
    assert [one.value for one in report.product.identifiers] == [
        "QX700-81",
        "QX700-82",
        "QX700-83",
        "QX700-84",
    ]


def test_ages_are_kept_apart(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                *lines(
                    "Labelled age group: 3+",
                    "Age Requested on Application Form: 4 years and up",
                    "Recommended Age Grade: Over 3 years",
                    "Tested Age Grade: Over 3 years of age",
                )
            )
        )
    )
    ages = report.product.age_grades
    assert [
        value.value if value else None
        for value in (ages.labelled, ages.requested, ages.assessed, ages.tested)
    ] == [
        "3+",
        "4 years and up",
        "Over 3 years",
        "Over 3 years of age",
    ]


def test_origin_and_destinations_are_not_confused(extract: Extract) -> None:
    report = extract(
        document(covered(*lines("Country of Destination: USA, Canada", "Country of Origin: China")))
    )
    assert report.product.country_of_origin is not None
    assert report.product.country_of_origin.value == "China"
    assert [value.value for value in report.product.destinations] == ["USA", "Canada"]


def test_a_name_in_two_languages_is_one_of_them(extract: Extract) -> None:
    report = extract(document(covered(*lines("样品名称 Sample Name: 木制积木 Wooden Blocks"))))
    assert report.product.name is not None
    assert report.product.name.value == "Wooden Blocks"


def test_a_company_ends_before_its_address(extract: Extract) -> None:
    report = extract(document(covered(*lines("Applicant: Quill Toys GmbH, Robertweg 1, 88214 Ravensheim"))))
    assert report.applicant is not None
    assert report.applicant.value == "Quill Toys GmbH"


def test_the_middle_of_a_sentence_is_no_model(extract: Extract) -> None:
    lines = ("Blocks, Model: AB-201 and was tested for safety against", "the standards below.")
    assert identifiers(extract, *lines) == [("model", "AB-201")]


def test_models_of_parts_give_way_to_the_products(extract: Extract) -> None:
    rows = [["Model", "AB-201"], ["Sealing strip", "Model: SX-20; Material: rubber"]]
    found = extract(
        gridded([["Report No.", "QX2607-00123"], ["Test Report", "Toys"], *rows])
    ).product.identifiers
    assert [one.value for one in found] == ["AB-201"]


def test_a_model_beside_another_name_counts_where_it_is_the_only_one(extract: Extract) -> None:
    rows = [["Details of the goods", "Model: SX-20; Colour: red"]]
    found = extract(
        gridded([["Report No.", "QX2607-00123"], ["Test Report", "Toys"], *rows])
    ).product.identifiers
    assert "SX-20" in [one.value for one in found]


def test_the_name_of_a_specimen_is_no_product(extract: Extract) -> None:
    found = extract(document(covered(*lines("Test Item: Crystal Set", "Description: Sample 1"))))
    assert found.product.name is not None
    assert (found.product.name.value, found.product.name.doubtful) == ("Crystal Set", False)


@pytest.mark.parametrize(
    ("method", "age"), [(Method.OCR, "3岁+"), (Method.TEXT_LAYER, "3岁十")], ids=["scan", "digital"]
)
def test_the_ten_that_a_scan_makes_of_a_plus_behind_an_age_is_one(
    extract: Extract, method: Method, age: str
) -> None:
    found = extract(
        document(covered((50, 140, "标注年龄: 3岁十")), method=method)
    ).product.age_grades.labelled
    assert found is not None
    assert found.value == age


def test_an_age_ends_with_its_sentence(extract: Extract) -> None:
    ages = extract(document(covered((50, 120, "适用年龄：0~24个月。“/”表示不适用。")))).product.age_grades
    assert ages.labelled is not None
    assert ages.labelled.value == "0~24个月"
