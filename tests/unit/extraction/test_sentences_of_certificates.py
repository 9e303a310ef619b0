"""A certificate may name its report and models in sentences; a letter may name its client without a label."""

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import document


def test_a_certificate_names_report_and_models_in_a_sentence(extract: Extract) -> None:
    report = extract(
        document(
            [
                (200, 60, "CHILDREN'S PRODUCT CERTIFICATE"),
                (50, 120, "1. Identification of the product covered by this certificate:"),
                (50, 134, "Foam Dart Blaster, models QP-550, QP-551 and QP-552"),
                (50, 160, "7. Third-party laboratory on whose testing the certificate depends:"),
                (50, 174, "Quill Laboratories Inc, CPSC Lab ID 9588. Report CTL26-04417"),
            ]
        )
    )

    assert report.report_number is not None
    assert report.report_number.value == "CTL26-04417"
    assert report.report_number.confidence < 0.9
    assert [one.value for one in report.product.identifiers] == ["QP-550", "QP-551", "QP-552"]


def test_the_block_over_the_sentence_of_submission_is_the_client(extract: Extract) -> None:
    report = extract(
        document(
            [
                (50, 60, "Test Report No.: QL26001457"),
                (50, 120, "TOMLIN LEARNING PRODUCTS INC."),
                (50, 132, "1180 PORTSIDE AVE, SUITE 210"),
                (50, 158, "The following sample was submitted and identified on behalf of the client as:"),
                (50, 180, "Sample Description: Wooden Blocks"),
            ]
        )
    )

    assert report.applicant is not None
    assert report.applicant.value == "TOMLIN LEARNING PRODUCTS INC."
    assert report.applicant.confidence < 0.9
