import zlib
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest

from parser.reading.pdf import attachments
from parser.reading.pdf.attachments import read_attachments
from tests.unit.reading.made import pdf, text

DATA = b'{"report": "TR-2026-000123"}'


def report() -> bytes:
    return pdf(lambda canvas: text(canvas, 72, 72, "Test report"))


def saved(opened: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def with_file(content: bytes, name: str = "data.json") -> bytes:
    opened = pikepdf.open(BytesIO(report()))
    opened.attachments[name] = pikepdf.AttachedFileSpec(opened, content, filename=name)
    return saved(opened)


def specification(opened: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    stream = opened.make_stream(content)
    stream.Type = pikepdf.Name.EmbeddedFile
    return opened.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec, F="data.json", UF="data.json", EF=pikepdf.Dictionary(F=stream)
        )
    )


def test_an_embedded_file_has_name_type_digest_and_content() -> None:
    data = with_file(DATA)
    (found,) = read_attachments(data, pdfium.PdfDocument(data)).attachments
    assert (found.name, found.media_type, found.content) == ("data.json", "application/json", DATA)
    assert len(found.sha256) == 64


def test_a_file_associated_with_the_document_alone_is_found() -> None:
    opened = pikepdf.open(BytesIO(report()))
    opened.Root.AF = pikepdf.Array([specification(opened, DATA)])
    (found,) = read_attachments(saved(opened)).attachments
    assert found.content == DATA


def test_a_file_pinned_to_a_page_is_found() -> None:
    opened = pikepdf.open(BytesIO(report()))
    pin = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FileAttachment,
        Rect=pikepdf.Array([0, 0, 10, 10]),
        FS=specification(opened, DATA),
    )
    opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(pin)])
    (found,) = read_attachments(saved(opened)).attachments
    assert found.content == DATA


def test_the_same_file_in_two_places_is_told_once() -> None:
    opened = pikepdf.open(BytesIO(with_file(DATA)))
    opened.Root.AF = pikepdf.Array([specification(opened, DATA)])
    data = saved(opened)
    assert len(read_attachments(data, pdfium.PdfDocument(data)).attachments) == 1


def test_a_plain_report_encloses_nothing() -> None:
    data = report()
    assert read_attachments(data, pdfium.PdfDocument(data)) == attachments.Enclosed()


def test_a_bomb_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST_FILE", 1_000_000)
    data = with_file(b"0" * 1_000_001)
    found = read_attachments(data, pdfium.PdfDocument(data))
    assert found.attachments == ()
    assert [warning.code for warning in found.warnings] == ["attachment_not_read"]


def test_a_file_packed_twice_is_left_out_and_told() -> None:
    opened = pikepdf.open(BytesIO(report()))
    packed = specification(opened, b"")
    twice = [pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
    packed.EF.F.write(zlib.compress(zlib.compress(DATA)), filter=pikepdf.Array(twice))
    opened.Root.AF = pikepdf.Array([packed])
    out = BytesIO()
    opened.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert [warning.code for warning in read_attachments(out.getvalue()).warnings] == ["attachment_not_read"]


def test_a_pdf_inside_is_a_paper_and_data_are_none() -> None:
    pdf_inside, data_inside = with_file(report(), "annex.pdf"), with_file(DATA)
    assert [file.paper for file in read_attachments(pdf_inside).attachments] == [True]
    assert [file.paper for file in read_attachments(data_inside).attachments] == [False]


def test_an_image_is_a_paper_in_a_portfolio_only() -> None:
    png = b"\x89PNG\r\n\x1a\n picture"
    assert [file.paper for file in read_attachments(with_file(png, "scan.png")).attachments] == [False]
    (inside,) = read_attachments(portfolio({"scan.png": png})).attachments
    assert inside.paper


def test_papers_of_a_portfolio_are_named_by_their_folders() -> None:
    data = portfolio({"<2>report.pdf": report(), "cpc.pdf": with_file(DATA)}, folders=True)
    names = [file.name for file in read_attachments(data).attachments]
    assert sorted(names) == ["cpc.pdf", "lamps/spring/report.pdf"]


def test_a_file_of_a_portfolio_that_is_no_paper_is_told() -> None:
    found = read_attachments(portfolio({"letter.docx": b"PK\x03\x04 a letter", "data.json": DATA}))
    assert [warning.code for warning in found.warnings] == ["portfolio_file_not_read"]
    assert "letter.docx" in found.warnings[0].message


def test_folders_that_contain_themselves_end() -> None:
    opened = pikepdf.open(BytesIO(portfolio({"<1>report.pdf": report()}, folders=True)))
    root = opened.Root.Collection.Folders
    root.Child.Child = root.Child
    root.Child.Next = root.Child
    assert len(read_attachments(saved(opened)).attachments) == 1


def portfolio(files: dict[str, bytes], folders: bool = False) -> bytes:
    """A portfolio of files by their keys; with folders, 1 is `lamps` and 2 `spring` inside it."""
    opened = pikepdf.open(BytesIO(report()))
    for key, content in files.items():
        opened.attachments[key] = pikepdf.AttachedFileSpec(
            opened, content, filename=key.rsplit(">", maxsplit=1)[-1]
        )
    opened.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
    if folders:
        made = [opened.make_indirect(pikepdf.Dictionary(ID=number)) for number in range(3)]
        for outer, inner, name in ((made[0], made[1], "lamps"), (made[1], made[2], "spring")):
            inner.Parent, inner.Name, outer.Child = outer, pikepdf.String(name), inner
        opened.Root.Collection.Folders = made[0]
    return saved(opened)


def test_a_name_tree_that_contains_itself_ends() -> None:
    opened = pikepdf.open(BytesIO(with_file(DATA)))
    tree = opened.Root.Names.EmbeddedFiles
    node = opened.make_indirect(tree)
    node.Kids = pikepdf.Array([node])
    opened.Root.Names.EmbeddedFiles = node
    data = saved(opened)
    assert len(read_attachments(data, pdfium.PdfDocument(data)).attachments) <= 1
