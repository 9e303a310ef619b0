"""The report's own overall statement: behind a label, in a sentence, or drawn from its summary table."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Document
from models.evidence import DOUBTFUL_BELOW, Method, Value
from models.report import Conclusion
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.conclusion import FROM_SUMMARY, read_conclusion
from tests.unit.extraction.tables.made import document, line

Concluded = Callable[[Document], Value[Conclusion] | None]


@pytest.fixture(scope="module")
def concluded(catalogue: Catalogue) -> Concluded:
    def read(made: Document) -> Value[Conclusion] | None:
        return read_conclusion(made, catalogue, read_clauses(made, catalogue, no_reread))

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Overall result: PASS", Conclusion.PASS),
        ("Overall conclusion: Does not comply", Conclusion.FAIL),
        ("Overall Result FAIL", Conclusion.FAIL),
        ("检验结论：合格", Conclusion.PASS),
        ("检验结论：不合格", Conclusion.FAIL),
        ("The submitted samples comply with the requirements below.", Conclusion.PASS),
        ("The submitted samples do not comply with the requirements below.", Conclusion.FAIL),
        ("A sample of this product was tested and found to be in compliance with Q55032.", Conclusion.PASS),
        ("A sample of this product was tested and found not to be in compliance with it.", Conclusion.FAIL),
        ("Based on the performed tests, the results comply with the directive.", Conclusion.PASS),
        ("The results met the applicable requirements of the standard.", Conclusion.PASS),
        ("The results do not meet the requirements of the standard.", Conclusion.FAIL),
        ("所检项目符合要求。", Conclusion.PASS),
        ("所检项目不符合要求。", Conclusion.FAIL),
    ],
)
def test_a_statement_is_read_with_its_evidence(concluded: Concluded, text: str, expected: Conclusion) -> None:
    value = concluded(document([text]))
    assert value is not None
    assert value.value is expected
    assert value.evidence[0].page == 1


@pytest.mark.parametrize(
    "text",
    [
        "Overall result: see next page",
        "If the submitted samples comply with the requirements, the result is given as PASS.",
        "The laboratory complies with ISO/IEC 17025.",
    ],
)
def test_what_states_nothing_is_no_conclusion(concluded: Concluded, text: str) -> None:
    assert concluded(document([text])) is None


def test_a_label_cell_has_its_statement_beside_it(concluded: Concluded) -> None:
    value = concluded(document([[["Product", "Toy car"], ["Overall result", "Fail"]]]))
    assert value is not None
    assert value.value is Conclusion.FAIL


def test_statements_that_contradict_make_a_doubted_mixed_one(concluded: Concluded) -> None:
    value = concluded(document(["Overall result: PASS"], ["Overall result: FAIL"]))
    assert value is not None
    assert value.value is Conclusion.MIXED
    assert len(value.evidence) == 2
    assert value.confidence < 0.95


SUMMARY = [
    "Summary of test results",
    [
        ["Test standard", "Result"],
        ["ASTM F963-23 Standard Consumer Safety Specification for Toy Safety", "PASS"],
        ["16 CFR 1303 Lead in paint", "PASS"],
    ],
]


def test_a_summary_table_that_agrees_stands_in_with_less_confidence(concluded: Concluded) -> None:
    value = concluded(document(SUMMARY))
    assert value is not None
    assert value.value is Conclusion.PASS
    assert value.confidence <= FROM_SUMMARY


@pytest.mark.parametrize(("rows", "drawn"), [(0.8, 0.8), (0.6, 0.6), (0.97, FROM_SUMMARY)])
def test_what_follows_from_a_summary_table_is_as_doubtful_as_its_rows(
    catalogue: Catalogue, rows: float, drawn: float
) -> None:
    made = document(SUMMARY)
    read = [row.model_copy(update={"confidence": rows}) for row in read_clauses(made, catalogue, no_reread)]
    value = read_conclusion(made, catalogue, tuple(read))
    assert value is not None
    assert value.confidence == drawn


@pytest.mark.parametrize(("other", "expected"), [("FAIL", Conclusion.MIXED), ("Not tested", None)])
def test_a_summary_table_is_followed_to_the_letter(
    concluded: Concluded, other: str, expected: Conclusion | None
) -> None:
    rows: Sequence[Sequence[str]] = [*SUMMARY[1][:2], ["16 CFR 1303 Lead in paint", other]]  # type: ignore[list-item]
    value = concluded(document([SUMMARY[0], rows]))
    assert (value.value if value else None) is expected


@pytest.mark.parametrize("leader", [":", "...:", "……"])
def test_leader_dots_between_label_and_outcome_say_nothing(concluded: Concluded, leader: str) -> None:
    value = concluded(document([[["Final result", leader, "Pass"], ["Sample", leader, "Bear"]]]))
    assert value is not None
    assert value.value is Conclusion.PASS


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("总铅符合标准要求。", Conclusion.PASS),
        ("总铅不符合标准要求。", Conclusion.FAIL),
        ("总铅见附页。", None),
    ],
)
def test_a_statement_goes_on_below_its_table(
    concluded: Concluded, tail: str, expected: Conclusion | None
) -> None:
    made = document([[["样品名称", "积木"], ["检验结论", "所检项目感官、净含量、"]]])
    below = line(tail, made.tables[0].parts[0].box.bottom + 1, 141)
    page = replace(made.pages[0], lines=(*made.pages[0].lines, below))
    value = concluded(replace(made, pages=(page,)))
    assert (value.value if value else None) == expected


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("检验结论：下合格", True),
        ("检验结论：合格", False),
        ("Overall result: N0t passed", True),
        ("Overall result: Passed", False),
    ],
)
def test_what_may_be_a_not_on_a_scan_is_in_doubt(concluded: Concluded, text: str, doubtful: bool) -> None:
    made = document([text])
    (page,) = made.pages
    lines = tuple(
        replace(line, words=tuple(replace(word, method=Method.OCR) for word in line.words))
        for line in page.lines
    )
    found = concluded(replace(made, pages=(replace(page, lines=lines),)))
    assert found is not None
    assert (found.confidence < DOUBTFUL_BELOW) is doubtful
