"""What a caller may choose about reading, and the limits that keep a hostile document harmless."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read. Every limit is an upper bound; crossing one raises `LimitExceeded` with its name.

    `page_limit` pages a document; `pixel_limit` pixels of a rendered page or of an image; `side_limit` pixels
    along one side (the sizes of OCRmyPDF); `stream_limit` bytes of one decoded stream (pypdf) and
    `object_limit` drawing operations of one page (ten times the warning level of unstructured).
    `languages` are Tesseract's names. `dpi` is what pages are drawn at for OCR, and what an image is taken
    to have that states none. `ocr` off leaves pages without a text layer unread, and says so;
    `ocr_threads` bounds the engines' native threads (0: as many as the process may use);
    `ocr_backend` is what runs the first reader's models: `openvino`, `onnxruntime`, or `auto` for the first
    of them that is there. `trust_roots` are the certificates (DER) that signers' chains may end in.
    """

    page_limit: int = 300
    pixel_limit: int = 50_000_000
    side_limit: int = 32_767
    stream_limit: int = 75_000_000
    object_limit: int = 100_000
    languages: tuple[str, ...] = ("eng", "chi_sim")
    ocr: bool = True
    codes: bool = True
    dpi: int = 200
    ocr_threads: int = 0
    ocr_backend: str = "auto"
    trust_roots: tuple[bytes, ...] = ()
