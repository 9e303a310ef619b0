"""How well a code is printed, with advice for the laboratory that prints it."""

from math import dist

import numpy as np

from models.document import CodePrint
from parser.reading.codes.sighting import Gray, Sighting
from parser.reading.codes.symbology import LINEAR, Symbology

POINTS_PER_MM = 72 / 25.4

LEAST_MODULE_MM = 0.38
"""Millimetres: a module survives a 200 dpi scan with 3 pixels. Smaller ones decoded half as often in blur."""

QUIET_ZONES = {
    Symbology.QR_CODE: 4,
    Symbology.MICRO_QR_CODE: 2,
    Symbology.RMQR_CODE: 2,
    Symbology.DATA_MATRIX: 1,
}
"""Modules of white that the standards ask around a code: ISO/IEC 18004, 23941, 16022; Aztec (24778) none."""

WIDEST = 5.0
"""Modules around a code that are looked at."""

SPECK = 0.02
"""Share of dark pixels on a ring that is dust, not ink."""

LEAST_CONTRAST = 0.55
"""Symbol contrast of grade B by ISO/IEC 15415."""


def print_quality(sighting: Sighting, gray: Gray, points_per_pixel: float) -> CodePrint | None:
    """Module size, quiet zone, contrast and error correction of a decoded matrix code; None for bars."""
    if sighting.symbology in LINEAR or len(sighting.corners) != 4:
        return None
    contrast = _contrast(sighting, gray)
    pixels = _module_pixels(sighting)
    module = None if pixels is None else pixels * points_per_pixel / POINTS_PER_MM
    quiet = None if pixels is None else _quiet_zone(sighting, gray, pixels)
    return CodePrint(
        module_mm=None if module is None else round(module, 3),
        quiet_zone_modules=quiet,
        contrast=contrast,
        error_correction=sighting.error_correction,
        advice=_advice(sighting, module, quiet, contrast),
    )


def _module_pixels(sighting: Sighting) -> float | None:
    if sighting.modules is None:
        return None
    one, two, three, _ = sighting.corners
    columns, rows = sighting.modules
    return (dist(one, two) / columns + dist(two, three) / rows) / 2


def _contrast(sighting: Sighting, gray: Gray) -> float | None:
    """Difference of the reflectance of light and dark modules (10th and 90th percentile), 0..1."""
    x0, y0, x1, y1 = (int(value) for value in sighting.bounds)
    inside = gray[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1]
    if inside.size == 0:
        return None
    dark, light = np.percentile(inside, (10, 90))
    return round(float(light - dark) / 255, 3)


def _quiet_zone(sighting: Sighting, gray: Gray, module: float) -> float:
    """Modules of light around the code up to the first ink, on the tightest side; `WIDEST` are looked at.

    The outline is known to half a module, so the nearest ring lies that far out.
    """
    x0, y0, x1, y1 = sighting.bounds
    dark = gray < _threshold(sighting, gray)
    free = 0.0
    for modules in np.arange(0.75, WIDEST + 0.5, 0.5):
        reach = module * modules
        if _ring(dark, (x0 - reach, y0 - reach, x1 + reach, y1 + reach)) > SPECK:
            break
        free = float(modules) + 0.25
    return free


def _threshold(sighting: Sighting, gray: Gray) -> float:
    x0, y0, x1, y1 = (int(value) for value in sighting.bounds)
    inside = gray[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1]
    return float(np.percentile(inside, (10, 90)).mean()) if inside.size else 128.0


def _ring(dark: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], box: tuple[float, ...]) -> float:
    """The share of dark pixels on the outline of a box; what lies outside the image counts as light."""
    rows, columns = dark.shape
    x0, y0, x1, y1 = (round(value) for value in box)
    xs, ys = slice(max(0, x0), max(0, x1 + 1)), slice(max(0, y0), max(0, y1 + 1))
    sides = [dark[y, xs] for y in (y0, y1) if 0 <= y < rows]
    sides += [dark[ys, x] for x in (x0, x1) if 0 <= x < columns]
    return max((float(side.mean()) for side in sides if side.size), default=0.0)


def _advice(
    sighting: Sighting, module: float | None, quiet: float | None, contrast: float | None
) -> tuple[str, ...]:
    """Stable codes of what to mend, the texts of which stand in the message catalogue."""
    wanted = QUIET_ZONES.get(sighting.symbology, 0)
    tests = {
        "module_too_small": module is not None and module < LEAST_MODULE_MM,
        "quiet_zone_too_narrow": quiet is not None and quiet < wanted,
        "contrast_too_low": contrast is not None and contrast < LEAST_CONTRAST,
        "error_correction_too_low": sighting.error_correction == "L",
    }
    return tuple(code for code, applies in tests.items() if applies)
