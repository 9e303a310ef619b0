"""Dots that lead from a clause to its result part two columns and stand in neither."""

from tests.unit.reading.made import read, text


def test_leader_dots_part_columns():
    rows = [("4.1", "Material quality", "Pass"), ("4.2", "Flammability", "Pass"), ("4.7", "Edges", "N/A")]

    def draw(canvas):
        for place, (clause, title, result) in enumerate(rows):
            top = 100 + 16 * place
            text(canvas, 60, top, clause)
            text(canvas, 100, top, f"{title} {'.' * 60} {result}")

    (table,) = read(draw).tables

    assert [[cell.text for cell in row][1:] for row in table.rows()] == [[t, r] for _, t, r in rows]
