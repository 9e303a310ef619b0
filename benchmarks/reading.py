"""How well and how fast pages are read: `python -m benchmarks.reading [--full] [--sets N] [--seed S]`.

Draws pages with known text, degrades them, and reads them with RapidOCR alone, Tesseract alone and our own
combination. A line for each language, condition and reader: character error rate, field recall, recall of
short cells, results of rows that were read right (and wrong without doubt, or lost), seconds a page, and the
multiple of RapidOCR's on the same page (median and worst), by the clock and by processor time, which other
work on the machine disturbs less. Memory in the end.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from statistics import median

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
import psutil
import pypdfium2
from PIL import Image as Pillow

from benchmarks.pages import MadePage, made_pages
from benchmarks.readers import READERS, Clock, Reading
from benchmarks.result_cells import Fate, Judged, judged
from benchmarks.text_scoring import Score, score
from fixtures.degrade import DEGRADATIONS, page_images
from parser.reading.ocr.interface import Image
from parser.reading.options import ReadingOptions

CLEAN = "clean"
ALL = (CLEAN, *DEGRADATIONS)
QUICK = (CLEAN, "noise", "skew-3", "fax", "seal", "photo", "turned-90")
SMALL = ("en", "zh")
TARGET = 1.4
"""The most seconds a page that reading may take, as a multiple of RapidOCR's alone."""

SILENT = (Fate.WRONG, Fate.OPPOSITE, Fate.LOST)
"""What nobody would be told."""


@dataclass
class Tally:
    """What one reader did over the pages of one condition."""

    score: Score = field(default_factory=Score)
    clocks: list[Clock] = field(default_factory=list)
    multiples: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    results: list[Judged] = field(default_factory=list)

    def add(self, page: MadePage, reading: Reading) -> None:
        """Counts one page."""
        self.score += score(page.cells, reading.lines, reading.words)
        self.clocks.append(reading.clock)
        if reading.page is not None:
            self.results.extend(judged(page.results, reading.page, reading.look))

    @property
    def fates(self) -> Counter[Fate]:
        """How many results met with each fate."""
        return Counter(one.fate for one in self.results)

    @property
    def silent(self) -> list[Judged]:
        """The results that were misread or lost without a word."""
        return [one for one in self.results if one.fate in SILENT]


def arriving(page: MadePage, condition: str, seed: int) -> bytes:
    """The page as a file under the condition: spoilt, and packed as JPEG as scanners do; PNG when clean."""
    packed = BytesIO()
    dpi = dpi_of(condition)
    if condition == CLEAN:
        Pillow.fromarray(_rendered(page)).save(packed, "PNG", dpi=(dpi, dpi), compress_level=1)
    else:
        image = page_images(page.pdf, condition, seed)[0]
        quality = DEGRADATIONS[condition].quality
        Pillow.fromarray(image).save(packed, "JPEG", dpi=(dpi, dpi), quality=quality)
    return packed.getvalue()


def _rendered(page: MadePage) -> Image:
    bitmap = pypdfium2.PdfDocument(page.pdf)[0].render(scale=200 / 72, rev_byteorder=True)
    return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])


def dpi_of(condition: str) -> int:
    """The resolution that pages arrive in under the condition."""
    return DEGRADATIONS[condition].dpi if condition in DEGRADATIONS else 200


def measured(
    language: str,
    condition: str,
    readers: Sequence[str],
    seeds: Sequence[int],
    options: ReadingOptions,
    repeats: int = 1,
) -> dict[str, Tally]:
    """Each reader's tally over the language's pages of these seeds under one condition, by the median time of
    so many readings of a page, the readers in turn.
    """
    tallies = {name: Tally() for name in readers}
    for seed in seeds:
        for page in made_pages(language, seed):
            data = arriving(page, condition, seed)
            rounds = [
                {name: READERS[name](data, dpi_of(condition), options) for name in tallies}
                for _ in range(repeats)
            ]
            for name, tally in tallies.items():
                clocks = [one[name].clock for one in rounds]
                tally.add(page, replace(rounds[0][name], clock=_middle(clocks)))
    if "rapidocr" in tallies:
        for tally in tallies.values():
            pairs = list(zip(tally.clocks, tallies["rapidocr"].clocks, strict=True))
            tally.multiples = [own.wall / rapid.wall for own, rapid in pairs]
            tally.worked = [own.processor / rapid.processor for own, rapid in pairs]
    return tallies


def _middle(clocks: Sequence[Clock]) -> Clock:
    return Clock(median(one.wall for one in clocks), median(one.processor for one in clocks))


def _warm(readers: Sequence[str], options: ReadingOptions) -> None:
    for seed in (1, 2):
        data = arriving(made_pages("both", seed)[seed], CLEAN, 0)
        for name in readers:
            READERS[name](data, 200, options)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all conditions, and bilingual pages too")
    parser.add_argument("--only", nargs="*", choices=ALL, help="these conditions")
    parser.add_argument("--languages", nargs="*", choices=("en", "zh", "both"))
    parser.add_argument("--readers", nargs="*", choices=sorted(READERS), default=["rapidocr", "greenlane"])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--backend", default="auto", choices=("auto", "openvino", "onnxruntime"))
    parser.add_argument("--sets", type=int, default=4, help="so many times three pages a language")
    parser.add_argument("--seed", type=int, default=1, help="of the first set")
    parser.add_argument("--repeats", type=int, default=1, help="readings of a page, whose median time counts")
    parser.add_argument("--misses", action="store_true", help="list the results that were not read right")
    return parser.parse_args()


def _line(language: str, condition: str, reader: str, tally: Tally) -> str:
    got = tally.score
    fates = tally.fates
    right = 100 * (fates[Fate.RIGHT] + fates[Fate.RIGHT_IN_DOUBT]) / max(1, fates.total())
    shown = f"{right:8.1f} {len(tally.silent):6}" if fates else f"{'':15}"
    ratio = "  ".join(f"{median(one):6.2f} {max(one):5.2f}" for one in (tally.multiples, tally.worked) if one)
    return (
        f"{language:4} {condition:10} {reader:10} {got.error_rate:6.2f} {got.field_recall:8.1f}"
        f" {got.short_recall:8.1f} {shown} {median(clock.wall for clock in tally.clocks):7.2f} {ratio}"
    )


def _misses(tally: Tally) -> Iterator[str]:
    for one in tally.results:
        if one.fate is not Fate.RIGHT:
            yield f"     {one.fate}: {one.printed!r} read {one.read!r}/{one.second!r} ({one.confidence:.2f})"


def _print_sum(tallies: Sequence[Tally]) -> None:
    """The results that nobody would be told of, and the time over all pages."""
    fates = sum((tally.fates for tally in tallies), Counter[Fate]())
    print("results: " + ", ".join(f"{fates[fate]} {fate}" for fate in Fate))
    for name, multiples in (
        ("seconds", [one for tally in tallies for one in tally.multiples]),
        ("processor seconds", [one for tally in tallies for one in tally.worked]),
    ):
        if multiples:
            above = sum(one > TARGET for one in multiples)
            print(
                f"{name} a page as a multiple of RapidOCR alone: median {median(multiples):.2f}, "
                f"worst {max(multiples):.2f}, above {TARGET}: {above} of {len(multiples)} pages"
            )


def main() -> None:
    """Prints one line for each language, condition and reader."""
    asked = _arguments()
    options = ReadingOptions(ocr_threads=asked.threads, ocr_backend=asked.backend, codes=False)
    conditions = asked.only or (ALL if asked.full else QUICK)
    languages = asked.languages or (("en", "zh", "both") if asked.full else SMALL)
    seeds = range(asked.seed, asked.seed + asked.sets)
    _warm(asked.readers, options)
    print(
        f"{'':4} {'condition':10} {'reader':10} {'CER %':>6} {'field %':>8} {'short %':>8} {'result %':>8}"
        f" {'silent':>6} {'s/page':>7} {'x rapid':>7} {'worst':>4} {'x proc.':>7} {'worst':>5}"
    )
    ours = []
    for language in languages:
        for condition in conditions:
            tallies = measured(language, condition, asked.readers, seeds, options, asked.repeats)
            for name, tally in tallies.items():
                print(_line(language, condition, name, tally), flush=True)
            if "greenlane" in tallies:
                ours.append(tallies["greenlane"])
                if asked.misses:
                    print("\n".join(_misses(ours[-1])))
    _print_sum(ours)
    print(f"memory {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
