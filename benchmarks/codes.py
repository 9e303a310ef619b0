"""How many codes are read: `python -m benchmarks.codes [FOLDER] [--made STEP] [--text-pages N]`.

FOLDER holds images of codes, in subfolders if one likes; beside each stands its payload: NAME.txt (text,
exactly) or NAME.bin (bytes). An image with neither holds no code, and any code found in it is false.
`--made` stamps QR codes on made report pages, spoils them and reads every STEP-th; `--text-pages` counts
false codes on that many spoilt pages of text.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from rich.console import Console
from rich.table import Table

from benchmarks.code_pages import pages_with_codes, pages_without_codes
from benchmarks.code_readers import COMBINED, DEFAULT, READERS, Gray, Payload

IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Sample:
    """One image, its group, and what its code says; both None where it holds none."""

    name: str
    group: str
    image: Gray
    text: str | None
    data: bytes | None

    @property
    def holds_code(self) -> bool:
        """Whether there is a code to be read."""
        return self.text is not None or self.data is not None

    def met_by(self, payload: Payload) -> bool:
        """Whether the payload is exactly the expected one."""
        text, data = payload
        return data == self.data if self.data is not None else text is not None and text == self.text


@dataclass(slots=True)
class Tally:
    """What one reader did: codes read by group, wrong texts, false codes, undecoded ones told, seconds."""

    read: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    false: int = 0
    told: int = 0
    seconds: float = 0.0


def samples_of(folder: Path) -> Iterator[Sample]:
    """The images of a folder with their payloads."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in IMAGES:
            text, data = path.with_suffix(".txt"), path.with_suffix(".bin")
            yield Sample(
                path.name,
                path.parent.name,
                _gray(path),
                text.read_bytes().decode() if text.is_file() and not data.is_file() else None,
                data.read_bytes() if data.is_file() else None,
            )


def _gray(path: Path) -> Gray:
    """The image on white paper, in shades of grey."""
    image = Image.open(path).convert("RGBA")
    ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
    ground.alpha_composite(image)
    return np.asarray(ground.convert("L"), np.uint8)


def made_samples(step: int) -> Iterator[Sample]:
    """Pages made with a code each, grouped by what happened to them."""
    for page in pages_with_codes(step):
        yield Sample("", page.condition, page.image, page.payload, None)


def text_samples(count: int) -> Iterator[Sample]:
    """Pages of text, which hold no code."""
    for image in pages_without_codes(count):
        yield Sample("", "text", image, None, None)


def measure(samples: Iterator[Sample], readers: list[str]) -> tuple[dict[str, Tally], Counter[str]]:
    """All readers over all samples, and how many samples with codes each group has."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    sizes: Counter[str] = Counter()
    for sample in samples:
        sizes[sample.group] += 1
        for name in readers:
            _note(tallies[name], sample, name)
    return tallies, sizes


def _note(tally: Tally, sample: Sample, reader: str) -> None:
    started = time.process_time()
    found = READERS[reader](sample.image)
    tally.seconds += time.process_time() - started
    if not sample.holds_code:
        tally.false += len(found)
    elif any(sample.met_by(payload) for payload in found):
        tally.read[sample.group] += 1
    else:
        tally.wrong += any(text is not None for text, _ in found)
        tally.told += any(text is None for text, _ in found)


def show(title: str, tallies: dict[str, Tally], sizes: Counter[str]) -> None:
    """One table: a row for each reader, a column for each group."""
    table = Table(title=title)
    for head in ("reader", *sizes, "read", "wrong", "told unreadable", "false", "ms an image"):
        table.add_column(head, justify="left" if head == "reader" else "right")
    images = max(1, sum(sizes.values()))
    for name, tally in tallies.items():
        groups = [f"{tally.read[group]}/{size}" for group, size in sizes.items()]
        counts = [str(value) for value in (sum(tally.read.values()), tally.wrong, tally.told, tally.false)]
        table.add_row(name, *groups, *counts, f"{1000 * tally.seconds / images:.0f}")
    Console(width=220).print(table)
    _say_best(tallies)


def _say_best(tallies: dict[str, Tally]) -> None:
    """The best that one setting of zxing-cpp does, beside its defaults and all readers together."""
    read = {name: sum(tally.read.values()) for name, tally in tallies.items()}
    single = {name: count for name, count in read.items() if name.startswith(DEFAULT)}
    if DEFAULT in single and COMBINED in read and any(read.values()):
        best = max(single, key=lambda name: single[name])
        Console().print(
            f"{DEFAULT} at its defaults {read[DEFAULT]}; its best single setting ({best}) {single[best]}; "
            f"combined {read[COMBINED]}"
        )


def main() -> None:
    """Runs what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--made", type=int, metavar="STEP", help="1 for all 495 pages")
    parser.add_argument("--text-pages", type=int, metavar="N")
    parser.add_argument("--readers", nargs="*", choices=sorted(READERS), default=list(READERS))
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    if arguments.folder:
        show(str(arguments.folder), *measure(samples_of(arguments.folder), arguments.readers))
    if arguments.made:
        show("QR codes on made pages", *measure(made_samples(arguments.made), arguments.readers))
    if arguments.text_pages:
        show("Pages of text", *measure(text_samples(arguments.text_pages), [COMBINED]))


if __name__ == "__main__":
    main()
