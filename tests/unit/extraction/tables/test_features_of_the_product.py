"""Features of the product from its name, its descriptions, part lists and the clauses tested."""

from collections.abc import Callable

import pytest

from catalog.catalogue import Catalogue
from models.document import Document
from models.evidence import Evidence, Method, Value
from models.geometry import Box
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.products.features import read_features
from tests.unit.extraction.tables.made import document

Keys = Callable[..., set[str]]


@pytest.fixture(scope="module")
def features(catalogue: Catalogue) -> Keys:
    def read(made: Document, name: str | None = None) -> set[str]:
        evidence = Evidence(
            page=1, box=Box(0, 0, 1, 1), text=name or "", method=Method.TEXT_LAYER, confidence=1.0
        )
        named = Value(value=name, confidence=1.0, evidence=(evidence,)) if name else None
        clauses = read_clauses(made, catalogue, no_reread)
        found = read_features(made, catalogue, clauses, named)
        assert all(value.evidence for value in found)
        return {value.value for value in found if value.value}

    return read


def test_the_name_tells(features: Keys) -> None:
    assert {"battery", "sound"} <= features(document(["Report"]), "Battery operated musical toy")


@pytest.mark.parametrize("text", ["Toy car without battery", "Toy car, no magnets", "木制积木（不含电池）"])
def test_what_is_denied_is_not_found(features: Keys, text: str) -> None:
    found = features(document([f"Sample description: {text}"]), text)
    assert not found & {"battery", "magnet"}


def test_a_labelled_description_tells(features: Keys) -> None:
    assert "battery" in features(document(["Sample description: Toy robot with 2 batteries"]))


def test_a_list_of_parts_tells(features: Keys) -> None:
    parts = [["Specimen No.", "Specimen Description"], ["1", "Black coating"], ["2", "White fabric"]]
    assert {"coating", "textile"} <= features(document(["Material list", parts]))


@pytest.mark.parametrize(("outcome", "there"), [("PASS", True), ("N/A", False), ("Not tested", False)])
def test_a_clause_tells_only_when_it_was_tested(features: Keys, outcome: str, there: bool) -> None:
    made = document(
        [
            "ASTM F963-23",
            [
                ["Section", "Title", "Result"],
                ["4.25.4", "Battery accessibility", outcome],
                ["4.5", "Sound", outcome],
            ],
        ]
    )
    assert ("battery" in features(made)) is there


def test_other_text_does_not_tell(features: Keys) -> None:
    assert features(document(["Batteries are tested according to the clause below."])) == set()


@pytest.mark.parametrize(
    ("caption", "feature"),
    [
        ("Photo 2: battery box", "battery"),
        ("Fig. 3 magnets in the tiles", "magnet"),
        ("图4 纽扣电池", "button_cell"),
    ],
)
def test_a_caption_tells(features: Keys, caption: str, feature: str) -> None:
    assert feature in features(document([caption]))


def test_lines_under_a_heading_of_photographs_tell(features: Keys) -> None:
    assert "cord_strap" in features(document(["Sample photo", "Front view with pull cord"]))


def test_a_table_of_labels_tells(features: Keys) -> None:
    assert "sound" in features(
        document([[["Product description", "Toy piano with music"], ["Colour", "Red"]]])
    )
