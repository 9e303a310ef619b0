"""The laboratory is named in head, foot or signature block, or behind a label; never a party to the order."""

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, document

LAB = "Quillwater Testing Technology Co., Ltd."
COVER: list[Print] = [
    (230, 110, "TEST REPORT"),
    (50, 140, "Report No.: QX2607-00123"),
    (50, 160, "Applicant: Fable Toys Co., Ltd."),
    (50, 180, "Manufacturer: Brightpeg Inspection Toys Factory"),
]


def name(extract: Extract, *pages: list[Print]) -> str | None:
    found = extract(document(*pages)).laboratory.name
    return found.value if found else None


def test_in_the_head_of_every_page(extract: Extract) -> None:
    head: Print = (50, 30, LAB)
    assert name(extract, [head, *COVER], [head, (50, 200, "Results")], [head]) == LAB


def test_in_a_foot_inside_a_sentence(extract: Extract) -> None:
    foot: Print = (50, 800, f"Claims within 15 days. {LAB} 103 Quay Road, Ningbo City")
    assert name(extract, [*COVER, foot], [foot], [foot]) == LAB


def test_behind_a_label(extract: Extract) -> None:
    assert name(extract, [*COVER, (50, 220, f"Testing Laboratory: {LAB}")]) == LAB


def test_in_the_signature_block(extract: Extract) -> None:
    block: list[Print] = [(50, 640, "Signed for and on behalf of"), (50, 654, LAB)]
    assert name(extract, [*COVER, *block]) == LAB


def test_with_its_branch(extract: Extract) -> None:
    assert (
        name(extract, [*COVER, (50, 220, f"Testing Laboratory: {LAB} Ningbo Branch")])
        == f"{LAB} Ningbo Branch"
    )


def test_in_chinese(extract: Extract) -> None:
    assert (
        name(extract, [(50, 40, "羽水检测技术有限公司宁波分公司"), *COVER])
        == "羽水检测技术有限公司宁波分公司"
    )


def test_a_party_with_a_laboratorys_words_is_not_taken(extract: Extract) -> None:
    assert name(extract, COVER, [(50, 30, "Brightpeg Inspection Toys Factory")]) is None


def test_a_product_called_laboratory_is_not_taken(extract: Extract) -> None:
    assert name(extract, [*COVER, (50, 200, "样品名称："), (160, 200, "迷你火箭实验室")]) is None


def test_a_name_over_two_lines_is_whole(extract: Extract) -> None:
    foot: list[Print] = [
        (50, 780, "Quillwater Certification and Testing"),
        (50, 792, "(Ningbo) Co., Ltd. Harbour Branch"),
    ]
    assert (
        name(extract, [*COVER, *foot])
        == "Quillwater Certification and Testing (Ningbo) Co., Ltd. Harbour Branch"
    )


def test_a_title_above_a_short_name_is_no_part_of_it(extract: Extract) -> None:
    foot: list[Print] = [(50, 780, "Test Report"), (50, 792, "Quillwater Ltd. Testing Branch")]
    assert name(extract, [*COVER, *foot]) == "Quillwater Ltd. Testing Branch"


def test_in_a_letterhead_before_its_address(extract: Extract) -> None:
    head = f"{LAB} - 5/F Block C, 388 Yangfan Road, High-Tech Zone, Ningbo"
    assert name(extract, [(50, 90, head), *COVER], [(50, 200, "Results")]) == LAB
