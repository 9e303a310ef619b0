"""Made report pages with a QR code on them, and without, spoilt the way that papers are."""

import random
import string
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from benchmarks.pages import made_pages
from fixtures.degrade import DEGRADATIONS, page_images

Gray = NDArray[np.uint8]

VERSIONS = {2: 20, 5: 70, 8: 130, 11: 220, 15: 360}
"""QR versions at error correction M, and the characters that their payloads have."""

SIDES_MM = (15, 20, 25)
RESOLUTIONS = (150, 200, 300)
CONDITIONS = (
    "scan",
    "skew",
    "skew-3",
    "noise",
    "jpeg",
    "blur",
    "fax",
    "copier",
    "seal",
    "photo",
    "turned-90",
)


@dataclass(frozen=True, slots=True)
class CodePage:
    """A grey page image, the payload of the code on it, and how it came to be."""

    image: Gray
    payload: str
    condition: str
    module_pixels: float


def pages_with_codes(step: int, seed: int = 5) -> Iterator[CodePage]:
    """Every `step`-th of all versions, sides, resolutions and conditions."""
    draw = random.Random(seed)
    grounds = _grounds(seed)
    cases = [
        (version, side, dpi, name)
        for version in VERSIONS
        for side in SIDES_MM
        for dpi in RESOLUTIONS
        for name in CONDITIONS
    ]
    for version, side, dpi, name in cases[::step]:
        letters = "".join(draw.choices(string.ascii_uppercase + string.digits, k=VERSIONS[version]))
        payload = f"HTTPS://V.EXAMPLE/{letters}"[: VERSIONS[version]]
        yield _page(grounds[dpi], payload, version, side, dpi, name, draw)


def _grounds(seed: int) -> dict[int, list[NDArray[np.uint8]]]:
    names = {150: "150-dpi", 200: "scan", 300: "300-dpi"}
    pages = [page for language in ("en", "zh") for page in made_pages(language, seed)]
    return {dpi: [page_images(page.pdf, name, seed)[0] for page in pages] for dpi, name in names.items()}


def _page(
    grounds: list[NDArray[np.uint8]],
    payload: str,
    version: int,
    side: int,
    dpi: int,
    name: str,
    draw: random.Random,
) -> CodePage:
    page = draw.choice(grounds).copy()
    symbol = segno.make(payload, version=version, error="m", micro=False, boost_error=False)
    modules = np.array([list(row) for row in symbol.matrix_iter(border=4)], np.uint8)
    pixels = round(side / 25.4 * dpi * modules.shape[0] / (modules.shape[0] - 8))
    shades = cv2.resize((1 - modules) * np.uint8(255), None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    code = cv2.resize(shades, (pixels, pixels), interpolation=cv2.INTER_AREA)
    top = draw.randrange(dpi // 4, page.shape[0] // 3)
    left = draw.randrange(dpi // 4, page.shape[1] - pixels - dpi // 4)
    page[top : top + pixels, left : left + pixels] = np.asarray(code)[..., None]
    return CodePage(_spoilt(page, name, draw), payload, name, pixels / modules.shape[0])


def _spoilt(page: NDArray[np.uint8], name: str, draw: random.Random) -> Gray:
    """The page after its degradation, as grey, through the JPEG that a scanner makes."""
    degradation = DEGRADATIONS[name]
    if degradation.spoil:
        page = degradation.spoil(page, draw)
    gray = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    _, packed = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, degradation.quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def pages_without_codes(count: int) -> Iterator[Gray]:
    """Pages of report text in English, Chinese and both, through all conditions."""
    made = 0
    for seed in range(count):
        for language in ("en", "zh", "both"):
            for page in made_pages(language, seed):
                for name in (CONDITIONS[made % len(CONDITIONS)],):
                    image = page_images(page.pdf, name, seed)[0]
                    yield np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
                    made += 1
                    if made >= count:
                        return
