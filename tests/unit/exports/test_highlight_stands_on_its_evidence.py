"""A highlight covers the ink it speaks of, however the page is turned or cropped."""

from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from exports.annotated_pdf import Highlight, annotated_pdf
from models.exceptions import DocumentUnreadable
from models.geometry import Box
from models.verification import Outcome

INK = (100.0, 620.0, 160.0, 650.0)


def page_with_ink(rotation: int, cropped: bool) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 700))
    x0, y0, x1, y1 = INK
    page.Contents = pdf.make_stream(f"0 0 0 rg {x0} {y0} {x1 - x0} {y1 - y0} re f".encode())
    page.obj["/Rotate"] = rotation
    if cropped:
        page.obj["/CropBox"] = [20, 30, 380, 690]
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def displayed_ink(data: bytes) -> Box:
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_numpy()
    rows, columns = np.where(image[:, :, 0] < 128)
    return Box(float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_rectangle_is_the_ink(rotation: int, cropped: bool) -> None:
    data = page_with_ink(rotation, cropped)
    mark = Highlight(1, displayed_ink(data), "clause-coverage", "Clause 4.25 is missing.", Outcome.NOT_MET)
    with pikepdf.open(BytesIO(annotated_pdf(data, [mark]))) as pdf:
        annotation = pdf.pages[0].obj["/Annots"][0]
        assert [float(edge) for edge in annotation["/Rect"]] == pytest.approx(INK, abs=1)
        assert str(annotation["/Contents"]) == "Clause 4.25 is missing."


def test_an_image_becomes_a_page_of_its_printed_size() -> None:
    out = BytesIO()
    Image.new("RGB", (600, 300), "white").save(out, "PNG", dpi=(100, 100))
    mark = Highlight(1, Box(10, 10, 50, 30), "test-date", "No date.", Outcome.NEEDS_REVIEW)
    with pikepdf.open(BytesIO(annotated_pdf(out.getvalue(), [mark]))) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx([0, 0, 432, 216], abs=1)


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(DocumentUnreadable):
        annotated_pdf(b"not a document", [])
