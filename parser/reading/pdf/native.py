"""The calls of PDFium that are made for every character and object, with plain addresses as handles.

ctypes makes a pointer object for every typed handle, and reading its address costs six times the call
itself. Declared with addresses, the same functions take a third of the time. They are called with Python's
lock held: each takes less time than giving the lock away and asking for it again.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

Address = int
"""The address of a PDFium object; 0 for none."""


def address_of(handle: Any) -> Address:
    """The address behind a typed handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _declared(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int

unicode_of = _declared(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
is_generated = _declared(pdfium_c.FPDFText_IsGenerated, _INT, _POINTER, _INT)
has_no_unicode = _declared(pdfium_c.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
loose_box = _declared(pdfium_c.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
text_object = _declared(pdfium_c.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
font_size = _declared(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
text_matrix = _declared(pdfium_c.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
font_of = _declared(pdfium_c.FPDFTextObj_GetFont, _POINTER, _POINTER)
is_embedded = _declared(pdfium_c.FPDFFont_GetIsEmbedded, _INT, _POINTER)
font_weight = _declared(pdfium_c.FPDFFont_GetWeight, _INT, _POINTER)
base_font_name = _declared(
    pdfium_c.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t
)
render_mode = _declared(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
page_object = _declared(pdfium_c.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
form_object = _declared(pdfium_c.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _declared(pdfium_c.FPDFPageObj_GetType, _INT, _POINTER)
segment_count = _declared(pdfium_c.FPDFPath_CountSegments, _INT, _POINTER)
draw_mode = _declared(pdfium_c.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
path_segment = _declared(pdfium_c.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_kind = _declared(pdfium_c.FPDFPathSegment_GetType, _INT, _POINTER)
segment_point = _declared(pdfium_c.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_closes = _declared(pdfium_c.FPDFPathSegment_GetClose, _INT, _POINTER)
fill_colour = _declared(pdfium_c.FPDFPageObj_GetFillColor, _INT, _POINTER, *[_POINTER] * 4)
stroke_colour = _declared(pdfium_c.FPDFPageObj_GetStrokeColor, _INT, _POINTER, *[_POINTER] * 4)
stroke_width = _declared(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT, _POINTER, _POINTER)
object_bounds = _declared(pdfium_c.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)
object_matrix = _declared(pdfium_c.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
set_active = _declared(pdfium_c.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)


def object_handle(address: Address) -> Any:
    """The typed handle of a page object, for the calls that are made seldom."""
    return ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)
