"""Text that a digital page has only in pictures: logos, accreditation marks, stamps, scanned parts."""

from parser.reading.pictures.read import with_pictured_text, without_marks
from parser.reading.pictures.seen import SeenPictures

__all__ = ["SeenPictures", "with_pictured_text", "without_marks"]
