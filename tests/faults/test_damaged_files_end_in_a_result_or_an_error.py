"""Damaged copies of made files: none crashes the process, none raises what is not ours to raise.

A small number here; `python -m benchmarks.hostile --damaged 2000` reads as many as one likes, with OCR.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIES = 36

PROGRAM = """
import sys
from pathlib import Path
from benchmarks.damage import damaged
from models.exceptions import DocumentUnreadable, LimitExceeded
from parser.reading import ReadingOptions
from parser.reading import read_document
data, count = Path(sys.argv[1]).read_bytes(), int(sys.argv[2])
for seed in range(count):
    try:
        document = read_document(damaged(data, seed), "damaged", ReadingOptions(ocr=False))
        print("document", len(document.pages))
    except (DocumentUnreadable, LimitExceeded) as error:
        print("error", error.code)
"""


def outcomes(path: Path, count: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM, str(path), str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ["report.pdf", "cpc.pdf"])
def test_every_copy_ends(name: str) -> None:
    ends = outcomes(ROOT / "fixtures" / "sample" / name, COPIES)
    assert len(ends) == COPIES
    assert any(end.startswith("document") for end in ends)
    assert any(end.startswith("error") for end in ends)


def test_copies_of_an_image_end(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "scan.png"
    Image.effect_noise((300, 200), 40).save(path)
    assert len(outcomes(path, COPIES)) == COPIES
