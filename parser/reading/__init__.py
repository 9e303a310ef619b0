"""Bytes to pages: words with boxes, ruling lines, tables, codes, signatures. Knows no fields."""

from parser.reading.options import ReadingOptions
from parser.reading.reader import read_document
from parser.reading.secondlook import second_look
from parser.reading.tables import build_tables

__all__ = ["ReadingOptions", "build_tables", "read_document", "second_look"]
