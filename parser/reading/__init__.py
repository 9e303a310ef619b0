"""Bytes to pages: words with boxes, ruling lines, tables, codes, signatures. Knows no fields.

`pdf` reads PDFs, `scanned` images of pages with the engines of `ocr`, `pictures` the print in pictures of
digital pages; `tables` puts the words and lines of either together; `codes`, `edits` and `signatures` say
what else a page shows.
"""

from parser.reading.options import ReadingOptions
from parser.reading.reader import read_document
from parser.reading.scanned.second_look import second_look
from parser.reading.scanned.upright_image import PageImages
from parser.reading.tables import build_tables

__all__ = ["PageImages", "ReadingOptions", "build_tables", "read_document", "second_look"]
