"""Cells from ruling lines: pdfplumber's edges → intersections → cells → tables."""

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from models.geometry import Box
from parser.reading.tables.edges import SNAP, Edge


def ruled_cells(edges: list[Edge]) -> list[list[Box]]:
    """The cells of each table on a page, tables from top to bottom. A lone box is no table."""
    intersections = edges_to_intersections(edges, SNAP, SNAP)
    cells = intersections_to_cells(intersections)
    return [[Box(*cell) for cell in table] for table in cells_to_tables(cells)]
