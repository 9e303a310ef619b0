"""Labels and values that run over several lines stay together and apart from their neighbours."""

from datetime import date

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document, gridded


def test_a_label_over_two_lines_has_its_value_at_half_height(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "Age Group Assessed"),
                (50, 133, "As per Age Guideline:"),
                (200, 126.5, "3 years and over"),
                (50, 150, "Country of Origin:"),
                (200, 150, "China"),
            )
        )
    )
    assert report.product.age_grades.assessed is not None
    assert report.product.age_grades.assessed.value == "3 years and over"


def test_a_value_over_two_lines_is_joined(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "Sample Description:"),
                (200, 120, "Wooden blocks in a cotton bag with"),
                (200, 132, "printed figures"),
                (50, 150, "Applicant:"),
                (200, 150, "Quill Toys Ltd."),
            )
        )
    )
    assert report.product.name is not None
    assert report.product.name.value == "Wooden blocks in a cotton bag with printed figures"


def test_an_empty_value_does_not_take_its_neighbours(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "Buyer:"),
                (50, 140, "Applicant:"),
                (200, 140, "Quill Toys Ltd."),
                (50, 160, "Origin: /"),
            )
        )
    )
    assert report.buyer is None
    assert report.product.country_of_origin is None
    assert report.applicant is not None


def test_a_wrapped_label_in_a_cell_is_read(extract: Extract) -> None:
    report = extract(gridded([["Test Report No.", "QX2607-00123"], ["Sample\nReceived Date", "12 May 2026"]]))
    assert report.dates.received is not None
    assert str(report.dates.received.value) == "2026-05-12"


def test_forty_styles_over_many_lines_are_all_read(extract: Extract) -> None:
    styles = [f"QK{number}" for number in range(401, 441)]
    rows = [", ".join(styles[n : n + 8]) + "," for n in range(0, 40, 8)]
    lines = [(200.0, 120.0 + 12 * n, row) for n, row in enumerate(rows)]
    report = extract(document(covered((50, 120, "Style No(s).:"), *lines, (50, 200, "Origin: China"))))
    assert [identifier.value for identifier in report.product.identifiers] == styles


def test_a_bilingual_label_wrapped_in_its_cell_is_one(extract: Extract) -> None:
    report = extract(
        gridded(
            [
                ["报告编号 / Test Report No.", "QX2607-00123"],
                ["检测周期 / Turn\nAround Time", "2026年5月9日至2026年5月12日"],
            ]
        )
    )
    assert report.dates.test_completed is not None
    assert str(report.dates.test_completed.value) == "2026-05-12"


def test_a_caption_below_a_label_is_not_its_value(extract: Extract) -> None:
    report = extract(
        gridded(
            [
                ["检测报告编号", "QX2607-00123"],
                ["样品名称", "积木"],
                ["委托单位\nEntrusting side", "羽水玩具有限公司"],
            ]
        )
    )
    assert report.applicant is not None
    assert report.applicant.value == "羽水玩具有限公司"


def test_a_value_between_the_captions_of_two_languages_is_found(extract: Extract) -> None:
    lines = [
        (50, 120, "报告编号:"),
        (200, 133, "QX2607-00123"),
        (50, 146, "Report No.:"),
        (50, 180, "检测结果见下页"),
    ]
    report = extract(document([(230, 60, "检测报告"), *lines]))
    assert report.report_number is not None
    assert report.report_number.value == "QX2607-00123"


def test_a_label_does_not_swallow_the_first_letter_behind_its_colon(extract: Extract) -> None:
    report = extract(document(covered((50, 120, "Model: T411, T412"))))
    assert [identifier.value for identifier in report.product.identifiers] == ["T411", "T412"]


def test_labels_without_gaps_behind_chinese_names_are_told_apart(extract: Extract) -> None:
    report = extract(
        document([(230, 60, "检测报告"), (50, 700, "编制:王宁审核:李安签发:赵平日期:2026-05-12")])
    )
    assert report.dates.issued is not None
    assert str(report.dates.issued.value) == "2026-05-12"


def test_a_list_that_ends_with_a_comma_goes_on_under_its_label(extract: Extract) -> None:
    report = extract(
        document(
            covered((50, 120, "Model: GQ531, GQ532, GQ533,"), (50, 132, "GQ541, GQ542"), (50, 160, "Lot: 7"))
        )
    )
    models = [one.value for one in report.product.identifiers if one.kind.value == "model"]
    assert models == ["GQ531", "GQ532", "GQ533", "GQ541", "GQ542"]


def test_further_lines_begin_under_the_word_behind_a_colon_that_stands_with_the_value(
    extract: Extract,
) -> None:
    report = extract(
        document(covered((50, 120, "Style No."), (190, 120, ": GQ531, GQ532, GQ533,"), (204, 132, "GQ541")))
    )
    styles = [one.value for one in report.product.identifiers if one.kind.value == "style"]
    assert styles == ["GQ531", "GQ532", "GQ533", "GQ541"]


def test_a_date_broken_before_its_year_is_whole(extract: Extract) -> None:
    report = extract(
        document(
            covered(
                (50, 120, "Report No.: QX2607-00123"),
                (250, 120, "Issued Date: Oct.18,"),
                (250, 132, "2026"),
                (50, 160, "Applicant: Quill Toys Ltd."),
            )
        )
    )
    assert report.dates.issued is not None
    assert report.dates.issued.value == date(2026, 10, 18)
