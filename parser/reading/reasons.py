"""Why a page was not read, or read with doubt: stable codes for `Page.reason`, put into words by others."""

DAMAGED = "page_damaged"
"""PDFium or Pillow cannot make sense of the page."""

OCR_OFF = "ocr_off"
"""The page has no text layer, and OCR was not asked for."""

OCR_FAILED = "ocr_failed"
"""The OCR engine gave up on the page."""

OCR_MISSING = "ocr_missing"
"""The first OCR reader, or what runs its models, is not installed."""

PICTURES_LEFT_OUT = "pictures_left_out"
"""A picture on the page is too large to be looked at; the text layer alone was read."""

DYNAMIC_FORM = "dynamic_form"
"""The file is a dynamic XFA form, of which viewers other than Adobe's show a placeholder only."""

LIMIT = "limit_exceeded:"
"""Followed by the name of the limit in `ReadingOptions`."""

ILLEGIBLE = "illegible"
"""There is writing on the page of which a good part could not be read surely, or none at all."""

OTHER_LAYER = "other_text_layer"
"""The page is a scan, and the invisible text that can be searched in it is another than the one displayed."""

NO_TEXT = "no_text"
"""The page is blank or holds pictures only."""
