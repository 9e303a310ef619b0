"""Values beside or under a substance that no reader took are said, never passed over."""

from dataclasses import replace

from catalog.catalogue import Catalogue
from models.document import Document
from models.reread import no_reread
from parser.extraction.doubts.unread_values import unread_values
from parser.extraction.measurements import read_measurements
from tests.unit.extraction.tables.made import document, line

UNDERSTOOD = [
    ["Test Item", "Unit", "Limit", "MDL", "Result"],
    ["Lead (Pb)", "mg/kg", "100", "10", "ND"],
    ["Cadmium (Cd)", "mg/kg", "75", "5", "12"],
]
NO_HEADER_FOR_A_COLUMN = [
    ["Test Item", "Unit", "Zustand", "MDL", "Result"],
    ["Lead (Pb)", "mg/kg", "386", "10", "ND"],
    ["Cadmium (Cd)", "mg/kg", "12", "5", "12"],
]
SUBSTANCES_OVER_NOTHING = [
    ["Los", "Wert", "Wert", "Wert"],
    ["Teil", "Pb", "Cd", "Hg"],
    ["1", "386", "12", "3"],
]
RUNNING_NUMBERS = [
    ["", "Test Item", "Unit", "Limit", "MDL", "Result"],
    ["1", "Lead (Pb)", "mg/kg", "100", "10", "ND"],
    ["2", "Cadmium (Cd)", "mg/kg", "75", "5", "12"],
]


def lost(made: Document, catalogue: Catalogue) -> list[tuple[str, int | None]]:
    measured = read_measurements(made, catalogue, no_reread)
    return [(one.code, one.page) for one in unread_values(made, catalogue, measured)]


def test_a_table_that_was_understood_says_nothing(catalogue: Catalogue) -> None:
    assert lost(document([UNDERSTOOD]), catalogue) == []


def test_a_column_without_a_known_header_is_said(catalogue: Catalogue) -> None:
    assert lost(document([NO_HEADER_FOR_A_COLUMN]), catalogue) == [("values_not_read", 1)]


def test_values_under_substances_are_read_or_said(catalogue: Catalogue) -> None:
    made = document([SUBSTANCES_OVER_NOTHING])
    measured = read_measurements(made, catalogue, no_reread)
    assert 386.0 in {one.value for one in measured} or lost(made, catalogue) == [("values_not_read", 1)]


def test_running_numbers_are_no_values(catalogue: Catalogue) -> None:
    assert lost(document([RUNNING_NUMBERS]), catalogue) == []


def test_a_company_beside_an_age_is_no_substance(catalogue: Catalogue) -> None:
    made = document([[["Applicant", "Quill Toys Co., Ltd.", "6+"], ["Buyer", "Tallow Inc.", "3"]]])
    assert lost(made, catalogue) == []


def test_a_row_that_fell_out_of_its_table_is_said(catalogue: Catalogue) -> None:
    row = replace(line("4.3.5.1", 300), text="4.3.5.1")
    others = (line("Heavy elements in paint", 300, 120.0), line("Fail", 300, 400.0))
    made = document(["ASTM F963-23 Standard Consumer Safety Specification for Toy Safety"])
    page = replace(made.pages[0], lines=(*made.pages[0].lines, row, *others))
    assert lost(replace(made, pages=(page,)), catalogue) == [("values_not_read", 1)]


def test_the_name_of_a_group_beside_its_members_heads_no_numbers_below(catalogue: Catalogue) -> None:
    rows = [
        ["Item", "Title", "Unit", "Limit", "Result"],
        ["15 Phthalates", "Diisobutyl phthalate (DIBP)", "%", "0.1", "ND"],
        ["^", "Diethyl phthalate (DEP)", "%", "0.1", "ND"],
        ["16", "Burning behaviour", "class", "1", "1"],
        ["17", "Filling material", "-", "A", "A"],
    ]
    assert lost(document([rows]), catalogue) == []
