"""Without an OCR engine reading goes on as far as it can, says what is missing, and claims no more."""

import importlib.util
import io
from collections.abc import Callable
from importlib.machinery import ModuleSpec

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from catalog import load_catalogue
from models.document import PageStatus
from models.exceptions import ToolMissing
from parser.extraction.doubts.second_look import UNCONFIRMED
from parser.reading import ReadingOptions, read_document, reasons
from parser.reading.ocr import engines, tesseract
from parser.reading.ocr.engines import missing_readers
from parser.reading.ocr.rapid import RapidReader, backends
from parser.reading.ocr.versions import engine_versions
from parser.reading.scanned.raster import ALONE
from tests.unit.reading.ocr.drawing import page_with_table

OPTIONS = ReadingOptions(ocr_threads=1, codes=False)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes modules look as if they were not installed."""
    own = importlib.util.find_spec

    def hide(*names: str) -> None:
        def find(name: str, package: str | None = None) -> ModuleSpec | None:
            return None if name in names else own(name, package)

        monkeypatch.setattr(importlib.util, "find_spec", find)
        engines._first_reader.cache_clear()
        engine_versions.cache_clear()

    return hide


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "installed_languages", frozenset)
    monkeypatch.setattr(tesseract, "installed_languages", frozenset)


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(page_with_table()).save(buffer, "PNG", dpi=(200, 200))
    return buffer.getvalue()


def _pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(420, 300))
    canvas.drawImage(ImageReader(Image.fromarray(page_with_table())), 0, 0, 420, 300)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("make", [_png, _pdf])
def test_without_what_runs_the_models_pages_are_not_read_and_it_is_said(
    make: Callable[[], bytes], without: Callable[..., None]
) -> None:
    without("openvino", "onnxruntime")
    document = read_document(make(), "scan", OPTIONS)
    assert document.pages[0].status is PageStatus.NOT_READ
    assert document.pages[0].reason == reasons.OCR_MISSING
    assert [warning.code for warning in document.warnings] == ["first_reader_missing"]


def test_a_wanted_backend_that_is_not_there_is_named(without: Callable[..., None]) -> None:
    without("onnxruntime")
    with pytest.raises(ToolMissing, match="onnxruntime"):
        _ = RapidReader(backend="onnxruntime").backend


def test_the_faster_backend_is_taken_where_both_are(without: Callable[..., None]) -> None:
    without()
    assert backends() == ["openvino", "onnxruntime"]
    assert "onnxruntime" not in engine_versions()
    assert "openvino" not in engine_versions("onnxruntime")


@pytest.mark.ocr
@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_words_are_believed_less_and_it_is_said() -> None:
    document = read_document(_png(), "scan.png", OPTIONS)
    words = document.pages[0].words
    assert "GLT-204817-A" in [word.text for word in words]
    assert max(word.confidence for word in words) <= ALONE
    assert [warning.code for warning in document.warnings] == ["second_reader_missing"]
    assert UNCONFIRMED < ALONE


def test_a_missing_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "installed_languages", lambda: frozenset({"eng"}))
    (warning,) = missing_readers(OPTIONS)
    assert warning.code == "second_reader_language_missing"
    assert "chi_sim" in warning.message


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_warning_has_words_in_the_readers_language(language: str) -> None:
    texts = load_catalogue().messages[language]
    for code in ("first_reader_missing", "second_reader_missing", "second_reader_language_missing"):
        assert texts[f"warning.{code}"].message


@pytest.mark.ocr
def test_onnxruntime_reads_the_same_page() -> None:
    options = ReadingOptions(ocr_threads=1, codes=False, ocr_backend="onnxruntime")
    document = read_document(_png(), "scan.png", options)
    words = [word.text for word in document.pages[0].words]
    assert {"GLT-204817-A", "4.3.5.1", "P", "N/A", "/"} <= set(words)
    assert engines.first_reader(options).backend == "onnxruntime"
