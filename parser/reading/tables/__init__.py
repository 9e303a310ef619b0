"""Tables from words and ruling lines, the same for a text layer and for a scan."""

from parser.reading.tables.build import build_tables

__all__ = ["build_tables"]
