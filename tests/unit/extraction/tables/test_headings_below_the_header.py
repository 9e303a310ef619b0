"""A cell over the whole width right below a header heads the rows below it; it is no line of the header."""

from tests.unit.extraction.tables.conftest import Rows, brief
from tests.unit.extraction.tables.made import document


def test_the_columns_keep_their_heads_and_rows(rows: Rows) -> None:
    """The head of the first two columns is one cell, as where a scan lost the line between."""
    read = rows(
        document(
            [
                "ASTM F963-23 Toy safety",
                [
                    ["Section / Clause Title", None, "Sample 1", "Sample 2"],
                    ["Safety requirements (Section 4)", None, None, None],
                    ["4.1", "Material quality", "PASS", "PASS"],
                    ["4.6", "Small objects", "NA", "NA"],
                ],
            ]
        )
    )
    assert brief(read) == [
        ("ASTM F963-23", "4.1", "pass"),
        ("ASTM F963-23", "4.6", "not_applicable"),
    ]
