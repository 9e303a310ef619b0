"""The OCR engines, behind one small interface (`parser.reading.ocr.interface`)."""
