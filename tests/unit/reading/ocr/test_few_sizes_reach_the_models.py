"""OpenVINO compiles and keeps a model for every size that it meets: long scans must not bring new ones."""

import random
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from parser.reading.ocr.rapid import WIDTHS, RapidReader, _on_paper

Pixels = NDArray[np.uint8]


class Recorder:
    """Stands for a model's session: notes the sizes that reach it and reads each crop's colour."""

    def __init__(self) -> None:
        self.shapes: set[tuple[int, ...]] = set()

    def __call__(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        self.shapes.add(batch.shape)
        columns = np.zeros((len(batch), 4, 256), np.float32)
        for row, image in zip(columns, batch, strict=True):
            row[:, round((float(image[0, 0, 0]) + 1) * 127.5)] = 1.0
        return columns


@pytest.fixture
def reader() -> RapidReader:
    return RapidReader()


@pytest.fixture
def recorder(reader: RapidReader) -> Recorder:
    session = Recorder()
    alphabet = ["", *map(chr, range(1, 256))]
    reader.__dict__["_recogniser"] = SimpleNamespace(
        session=session, postprocess_op=SimpleNamespace(character=alphabet)
    )
    return session


def _crop(width: int, mark: int = 65) -> Pixels:
    return np.full((48, width, 3), mark, np.uint8)


def test_crops_of_a_thousand_widths_have_one_size_for_each_step(
    reader: RapidReader, recorder: Recorder
) -> None:
    chance = random.Random(4)
    for _ in range(20):
        reader.read([_crop(chance.randrange(8, 1050)) for _ in range(50)])
    assert len(recorder.shapes) <= len(WIDTHS)
    assert {shape[3] for shape in recorder.shapes} <= set(WIDTHS)


def test_readings_come_in_the_order_of_the_crops(reader: RapidReader, recorder: Recorder) -> None:
    marks = [70 + number for number in range(25)]
    crops = [_crop(40 + 37 * (number % 7), mark) for number, mark in enumerate(marks)]
    assert [reading.text for reading in reader.read(crops)] == [chr(mark) for mark in marks]
    assert recorder.shapes


@pytest.fixture
def seen(reader: RapidReader) -> list[NDArray[np.float32]]:
    """What reaches the detector's model, which finds nothing."""
    seen: list[NDArray[np.float32]] = []
    reader.__dict__["_detector"] = SimpleNamespace(
        session=seen.append, postprocess_op=lambda *_: (np.zeros((0, 4, 2)), [])
    )
    return seen


@pytest.mark.parametrize("turned", [False, True])
def test_pages_of_like_proportions_have_one_size(
    reader: RapidReader, seen: list[NDArray[np.float32]], turned: bool
) -> None:
    for short in range(1610, 1690, 7):
        height, width = (short, 2340) if turned else (2340, short)
        found = reader.find(np.full((height, width, 3), 255, np.uint8))
        assert found.shape == (0, 4, 2)
    assert len({image.shape for image in seen}) == 1


def test_added_paper_is_as_bright_as_the_pages_own(
    reader: RapidReader, seen: list[NDArray[np.float32]]
) -> None:
    reader.find(np.full((333, 300, 3), 214, np.uint8))
    assert seen[0].shape == (1, 3, 480, 320)
    assert np.allclose(seen[0], 214 / 127.5 - 1, atol=1e-6)


@pytest.mark.ocr
@pytest.mark.parametrize("size", [(2339, 1654), (300, 1000), (1400, 1400)])
def test_the_detector_sees_what_rapidocr_would_show_it(
    reader: RapidReader, seen: list[NDArray[np.float32]], size: tuple[int, int]
) -> None:
    from rapidocr.ch_ppocr_det.utils import DetPreProcess

    image = np.random.default_rng(3).integers(0, 256, (*size, 3), np.uint8)
    reader.find(image)
    shown = DetPreProcess(reader.detection_side, "max")(_on_paper(image, reader.detection_side)[:, :, ::-1])
    assert np.allclose(seen[0], shown, atol=1e-5)


@pytest.mark.parametrize("make", [lambda: _crop(5000), lambda: np.zeros((3, 9000, 3), np.uint8)])
def test_a_crop_wider_than_any_step_is_still_read(
    reader: RapidReader, recorder: Recorder, make: Callable[[], Pixels]
) -> None:
    assert len(reader.read([make()])) == 1
    assert recorder.shapes
