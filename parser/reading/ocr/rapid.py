"""The first reader: PaddleOCR's detector and recogniser (PP-OCRv6, Apache-2.0) inside RapidOCR's wheel.

RapidOCR loads the models and their settings; its sessions run on OpenVINO where that is installed, else on
onnxruntime. Batching and decoding are done here: crops go in at their own width (RapidOCR pads each to at
least 320 columns, which triples the work on table cells), and every character keeps its place and its rival.

OpenVINO compiles the models anew for every shape that they meet (60 to 200 ms for crops, ten times the
reading itself) and keeps what it compiled (5 MB a shape of crops, 100 MB a shape of pages). Crops therefore
go in one batch size for each width, and pages are padded to few sizes.
"""

import importlib.util
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.exceptions import ToolMissing
from parser.reading.ocr.ctc import Alphabet, decode
from parser.reading.ocr.interface import Image, LineReading, Quads
from parser.reading.ocr.sessions import Sessions

HEIGHT = 48
"""The height in pixels that the recogniser was trained on."""

WIDTHS = (96, 128, 160, 192, 224, 256, 320, 384, 448, 544, 640, 768, 896, 1088)
"""The widths that crops are padded to."""

WIDE_STEP = 256
"""Crops beyond the widest of them are padded to a multiple of this."""

BATCH_COLUMNS = 384
"""About so many pixel columns go into one batch. Twice as many take a twentieth less time each, but places
that stay empty in the last batch of a width cost as much as full ones: a sixth of a sparse page."""

DETECTION_SIDE = 1280
"""The longer side at which the detector looks, in pixels: at 2000 it finds no more of a page at 200 dpi once
ruled cells are looked through for what it missed, and takes twice as long."""

PAGE_SIDES = (0.5, 0.625, 0.725, 0.8, 0.9, 1.0)
"""The shorter side of a page as a share of its longer one is padded to one of these: A4 has 0.707, a US
letter 0.773, photographs anything."""

SMALL_STEP = 160
"""Images that the detector sees at their own size are padded to a multiple of so many pixels."""

CELL = 32
"""The detector's model takes sides of a multiple of so many pixels."""

TURNED_ABOVE = 0.9
"""The classifier's own threshold for "this line stands on its head"."""

_SIDE_BY_SIDE: dict[str, Callable[[int], dict[str, Any]]] = {
    "openvino": lambda threads: {"num_streams": threads, "enable_cpu_pinning": False},
    "onnxruntime": lambda _: {"intra_op_num_threads": 1},
}
"""The settings with which so many sessions of one thread each work at the same time. Threads of OpenVINO that
are tied to a processor wait there for the detector's."""

AUTOMATIC = "auto"
BACKENDS = ("openvino", "onnxruntime")
"""What can run the models, the faster first."""


def backends(wanted: str = AUTOMATIC) -> list[str]:
    """Those of the wanted backends that are installed, without loading them."""
    return [name for name in _asked_for(wanted) if importlib.util.find_spec(name)]


def _asked_for(wanted: str) -> tuple[str, ...]:
    return BACKENDS if wanted == AUTOMATIC else (wanted,)


def first_reader_is_there(backend: str = AUTOMATIC) -> bool:
    """Whether RapidOCR and what runs its models are installed."""
    return bool(importlib.util.find_spec("rapidocr")) and bool(backends(backend))


class RapidReader:
    """Detector, line recogniser and upside-down classifier; models load at first use and stay warm.

    `threads` bounds the native threads of each model.
    """

    name = "rapidocr"
    at_once = 1_000_000

    def __init__(
        self, threads: int = 1, detection_side: int = DETECTION_SIDE, backend: str = AUTOMATIC
    ) -> None:
        self.threads = threads
        self.detection_side = detection_side
        self.wanted = backend

    @cached_property
    def backend(self) -> str:
        """What runs the models: `openvino` or `onnxruntime`. Raises ToolMissing."""
        found = backends(self.wanted)
        if not found:
            raise ToolMissing(f"{' or '.join(_asked_for(self.wanted))} is not installed.", tool="rapidocr")
        return found[0]

    @cached_property
    def _config(self) -> Any:
        try:
            from rapidocr import RapidOCR
            from rapidocr.utils.typings import EngineType
        except ImportError as error:
            raise ToolMissing("RapidOCR is not installed.", tool="rapidocr") from error
        engine = EngineType(self.backend)
        config = RapidOCR(
            params={
                "Global.log_level": "error",
                "Det.engine_type": engine,
                "Cls.engine_type": engine,
                "Rec.engine_type": engine,
                "Det.limit_side_len": self.detection_side,
                "Det.limit_type": "max",
                "EngineConfig.onnxruntime.intra_op_num_threads": self.threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "EngineConfig.openvino.inference_num_threads": self.threads,
                "EngineConfig.openvino.enable_cpu_pinning": False,
            }
        ).cfg
        for part in (config.Det, config.Cls, config.Rec):
            part.engine_cfg = config.EngineConfig[self.backend]
            part.model_root_dir = config.Global.model_root_dir
        config.Rec.engine_cfg.update(_SIDE_BY_SIDE[self.backend](self.threads))
        return config

    @cached_property
    def _detector(self) -> Any:
        from rapidocr.ch_ppocr_det import TextDetector

        return TextDetector(self._config.Det)

    @cached_property
    def _recogniser(self) -> Any:
        from rapidocr.ch_ppocr_rec import TextRecognizer

        return TextRecognizer(self._config.Rec)

    @cached_property
    def _sessions(self) -> Sessions:
        return Sessions(self._recogniser.session, self.threads)

    @cached_property
    def _alphabet(self) -> Alphabet:
        return Alphabet.of(self._recogniser.postprocess_op.character)

    @cached_property
    def _classifier(self) -> Any:
        from rapidocr.ch_ppocr_cls import TextClassifier

        return TextClassifier(self._config.Cls)

    def find(self, image: Image) -> Quads:
        """See `interface.Detector`."""
        padded = _on_paper(image, self.detection_side)
        detector = self._detector
        found = detector.postprocess_op(detector.session(self._seen(padded)), padded.shape[:2])[0]
        return np.asarray(detector.sorted_boxes(found) if len(found) else np.zeros((0, 4, 2)), np.float32)

    def _seen(self, image: Image) -> NDArray[np.float32]:
        """The image as the detector's model takes it. RapidOCR makes the same of it in eight times as long,
        a tenth of what a sparse page takes."""
        height, width = image.shape[:2]
        scale = min(1.0, self.detection_side / max(height, width))
        size = tuple(round(int(side * scale) / CELL) * CELL for side in (width, height))
        return np.asarray(
            cv2.dnn.blobFromImage(image, 1 / 127.5, size, (127.5,) * 3, swapRB=True), np.float32
        )

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        """See `interface.Recogniser`. Lines of like width go together."""
        readings = [LineReading()] * len(crops)
        scaled = [_scaled(crop) for crop in crops]
        batches = _batches([image.shape[1] for image in scaled])
        images = [[scaled[index] for index in batch] for batch in batches]
        for batch, read in zip(batches, self._sessions.each(self._read_batch, images), strict=True):
            for index, reading in zip(batch, read, strict=True):
                readings[index] = reading
        return tuple(readings)

    def _read_batch(self, session: Any, images: Sequence[Image]) -> list[LineReading]:
        width = _padded(max(image.shape[1] for image in images))
        columns = session(_stacked(images, width))[: len(images)]
        return [
            decode(rows, self._alphabet, image.shape[1] / width)
            for rows, image in zip(columns, images, strict=True)
        ]

    def upside_down(self, crops: Sequence[Image]) -> float:
        """The share of the crops that stand on their heads, 0 for none given."""
        if not crops:
            return 0.0
        labels = self._classifier([cv2.cvtColor(crop, cv2.COLOR_RGB2BGR) for crop in crops]).cls_res
        turned = [label for label, score in labels if "180" in label and score > TURNED_ABOVE]
        return len(turned) / len(crops)


def _on_paper(image: Image, detection_side: int) -> Image:
    """The page with paper added at its right or lower side, so that the detector meets few sizes."""
    height, width = image.shape[:2]
    wide, high = _page_size(width, height, detection_side)
    if (wide, high) == (width, height):
        return image
    paper = [int(value) for value in np.percentile(image[::8, ::8], 80, axis=(0, 1))]
    padded = cv2.copyMakeBorder(image, 0, high - height, 0, wide - width, cv2.BORDER_CONSTANT, value=paper)
    return np.asarray(padded, np.uint8)


def _page_size(width: int, height: int, detection_side: int) -> tuple[int, int]:
    """The size that a page is padded to."""
    long, short = max(width, height), min(width, height)
    if long < detection_side:
        return -(-width // SMALL_STEP) * SMALL_STEP, -(-height // SMALL_STEP) * SMALL_STEP
    side = next(round(share * long) for share in PAGE_SIDES if round(share * long) >= short)
    return (long, side) if width >= height else (side, long)


def _scaled(crop: Image) -> Image:
    height, width = crop.shape[:2]
    wide = max(8, round(width * HEIGHT / max(1, height)))
    return np.asarray(cv2.resize(crop, (wide, HEIGHT)), np.uint8)


def _padded(width: int) -> int:
    """The width that a crop is padded to."""
    return next((wide for wide in WIDTHS if wide >= width), -(-width // WIDE_STEP) * WIDE_STEP)


def _batch_size(width: int) -> int:
    """How many crops of a padded width always go together."""
    return max(1, BATCH_COLUMNS // width)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Indices in batches of the same padded width, each at most a full one; the widest first, so that the
    sessions end at about the same time."""
    batches: list[list[int]] = []
    last = 0
    for index in sorted(range(len(widths)), key=lambda index: -widths[index]):
        wide = _padded(widths[index])
        if wide == last and len(batches[-1]) < _batch_size(wide):
            batches[-1].append(index)
        else:
            batches.append([index])
        last = wide
    return batches


def _stacked(images: Sequence[Image], width: int) -> NDArray[np.float32]:
    """The batch as (N, 3, HEIGHT, width), BGR scaled to -1..1 and padded with 0, as the model was trained.

    N is the size of a full batch: places that no image takes stay empty.
    """
    stack = np.zeros((_batch_size(width), 3, HEIGHT, width), np.float32)
    for place, image in zip(stack, images, strict=False):
        place[:, :, : image.shape[1]] = image[:, :, ::-1].transpose(2, 0, 1) / 127.5 - 1
    return stack
