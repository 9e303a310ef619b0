"""Values of a PDF's form fields, and the words that they put on the page."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.document import FormField, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.characters import unspaced
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import placing_of

MOST_FIELDS = 5_000
"""Fields read from one document."""

LONGEST_VALUE = 20_000
"""Characters of one value."""

_TEXTUAL = {
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
    pdfium_c.FPDF_FORMFIELD_COMBOBOX,
    pdfium_c.FPDF_FORMFIELD_LISTBOX,
}
_TICKED = {pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON}

_SMALLEST, _LARGEST = 4.0, 14.0
"""Points: sizes between which the size of a field's letters is guessed where it names none."""


def read_form_fields(data: bytes) -> tuple[FormField, ...]:
    """The filled-in fields in page order: texts, choices, and the export values of ticked boxes.

    Opens the file on its own, because a form environment changes how pages are drawn. A file that
    cannot be opened has none.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ()
    try:
        return _fields(document)
    finally:
        document.close()


def _fields(document: pdfium.PdfDocument) -> tuple[FormField, ...]:
    if document.get_formtype() != pdfium_c.FORMTYPE_ACRO_FORM:
        return ()
    document.init_forms()
    if document.formenv is None:
        return ()
    found: list[FormField] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        found.extend(_on_page(page, document.formenv.raw, index + 1, MOST_FIELDS - len(found)))
        page.close()
    return tuple(found)


def _on_page(page: pdfium.PdfPage, form: Handle, number: int, most: int) -> Iterator[FormField]:
    matrix = placing_of(page).matrix
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), most)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            value = _value(form, annotation)
            if value:
                rect = pdfium_c.FS_RECTF()
                pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
                box = matrix.box(rect.left, rect.bottom, rect.right, rect.top)
                name = _text(pdfium_c.FPDFAnnot_GetFormFieldName, form, annotation)
                yield FormField(name, value, number, box.rounded())
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _value(form: Handle, annotation: Handle) -> str:
    if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_WIDGET:
        return ""
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TEXTUAL:
        return _text(pdfium_c.FPDFAnnot_GetFormFieldValue, form, annotation).strip()
    if kind in _TICKED and pdfium_c.FPDFAnnot_IsChecked(form, annotation):
        return _text(pdfium_c.FPDFAnnot_GetFormFieldExportValue, form, annotation).strip()
    return ""


def _text(call: Callable[..., int], form: Handle, annotation: Handle) -> str:
    """What a function of PDFium writes as UTF-16, at most `LONGEST_VALUE` characters of it."""
    size = call(form, annotation, None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2 + 1))()
    call(form, annotation, buffer, size)
    return bytes(memoryview(buffer))[: max(0, size - 2)].decode("utf-16-le", "replace")[:LONGEST_VALUE]


def words_of_field(field: FormField) -> tuple[Word, ...]:
    """The field's value as words in its box, line by line; places within a line are estimated."""
    lines = [
        line for line in field.value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()
    ]
    if not lines:
        return ()
    height = field.box.height / len(lines)
    size = min(max(height * 0.7, _SMALLEST), _LARGEST)
    words: list[Word] = []
    for row, line in enumerate(lines):
        top = field.box.top + row * height + (height - size) / 2
        words.extend(_words(line, field.box, top, size))
    return tuple(words)


def _words(line: str, box: Box, top: float, size: float) -> Iterator[Word]:
    widths = [size if unspaced(character) else size / 2 for character in line]
    squeeze = min(1.0, max(box.width - 4, 1.0) / max(sum(widths), 1.0))
    x = box.x0 + 2
    edges: list[float] = [x]
    text = ""
    for character, width in zip(f"{line} ", [*widths, 0.0], strict=True):
        if character.isspace():
            if text:
                yield Word(
                    text,
                    Box(edges[0], top, x, top + size),
                    method=Method.FORM_FIELD,
                    size=size,
                    edges=tuple(edges),
                )
            text, x = "", x + width * squeeze
            edges = [x]
            continue
        text, x = text + character, x + width * squeeze
        edges.append(x)
