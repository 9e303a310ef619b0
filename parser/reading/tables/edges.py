"""Ruling lines as the edges of pdfplumber's table geometry."""

from collections.abc import Iterable
from typing import Any

from pdfplumber.table import merge_edges

from models.document import Rule

SNAP = 3.0
"""Points within which parallel lines are one and line ends meet (pdfplumber's default)."""


Edge = dict[str, Any]
"""An edge in pdfplumber's shape, degenerate in one direction."""


def edges_of(rules: Iterable[Rule]) -> list[Edge]:
    """The rules as edges: parallel ones snapped together, collinear ones joined."""
    edges = [horizontal(*_across(rule)) if rule.horizontal else vertical(*_down(rule)) for rule in rules]
    return merge_edges(edges, SNAP, SNAP, SNAP, SNAP) if edges else []


def horizontal(x0: float, x1: float, y: float) -> Edge:
    """An edge across the page."""
    return {"x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0.0, "orientation": "h"}


def vertical(top: float, bottom: float, x: float) -> Edge:
    """An edge down the page."""
    return {
        "x0": x,
        "x1": x,
        "top": top,
        "bottom": bottom,
        "width": 0.0,
        "height": bottom - top,
        "orientation": "v",
    }


def _across(rule: Rule) -> tuple[float, float, float]:
    return rule.box.x0, rule.box.x1, rule.box.middle[1]


def _down(rule: Rule) -> tuple[float, float, float]:
    return rule.box.top, rule.box.bottom, rule.box.middle[0]
