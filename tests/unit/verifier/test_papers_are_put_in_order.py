"""What stands first in the paper comes first, wherever else it stands and in whatever order it was read."""

from models.geometry import Box
from models.report import ClauseRow
from tests.builders.toys import toy_report
from tests.builders.values import place, row
from verifier.canonical import in_paper_order


def standing(clause: str, *pages: int) -> ClauseRow:
    return row(clause).model_copy(update={"evidence": tuple(place(clause, page) for page in pages)})


def ordered(*rows: ClauseRow) -> list[str | None]:
    return [one.clause for one in in_paper_order(toy_report(clauses=rows)).clauses]


def test_the_earliest_of_several_places_counts() -> None:
    early, late = standing("4.9", 4, 1), standing("4.1", 2, 3)
    assert ordered(late, early) == ordered(early, late) == ["4.9", "4.1"]


def test_what_stands_nowhere_comes_first() -> None:
    assert ordered(standing("4.1", 1), standing("4.9")) == ["4.9", "4.1"]


def test_on_one_page_from_top_to_bottom() -> None:
    low = row("4.1").model_copy(
        update={"evidence": (place("4.1").model_copy(update={"box": Box(50, 500, 200, 512)}),)}
    )
    assert ordered(low, standing("4.9", 1)) == ["4.9", "4.1"]


def test_what_stands_at_one_place_is_ordered_by_what_it_says() -> None:
    one, other = (row("4.1").model_copy(update={"title": title}) for title in ("A", "B"))
    found = [in_paper_order(toy_report(clauses=rows)).clauses for rows in ((one, other), (other, one))]
    assert found[0] == found[1]
