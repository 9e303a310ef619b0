"""A folder of made short reports, a part of them hostile, for runs at full size.

Reports have one page: a tenth of a second to read. Of the hostile ones half are files that no reader likes,
half are files at which the reader itself misbehaves (`misbehave`), as native code does.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from jobs.workers.reading import read_task
from jobs.workers.tasks import Task
from models.progress import Progress
from models.report import TestReport

READER = "benchmarks.folders:misbehave"
READ_LOG = "GREENLANE_READ_LOG"
"""An environment variable: the file to which `misbehave` writes each document that it begins."""

CLAUSES = ("4.1", "4.3.5", "4.5", "4.6", "4.7", "4.9", "4.10", "4.22", "4.25")
HOSTILE = (
    "cut", "empty", "garbage", "locked", "wide", "crowd",
    "HANGS", "CRASHES", "KILLED", "FLOODS", "ALLOCATES", "GRANDCHILD",
)  # fmt: skip


def short_report(number: int) -> bytes:
    """A one-page report on a toy, with its own number, model and dates."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    draw = random.Random(number)
    day = f"2026-{1 + number % 9:02}-{1 + number % 28:02}"
    lines = (
        "TEST REPORT", f"Report No.: GF26{number:06}", f"Issue date: {day}", "Page 1 of 1",
        "Laboratory: Greenfield Testing Co., Ltd.", "CPSC Lab ID: 1234", "Applicant: Example Toys Co., Ltd.",
        f"Product: Toy robot   Model No.: RB-{number:05}", "Age grade: 3+", f"Date of test: {day} to {day}",
        "Standard: ASTM F963-23",
    )  # fmt: skip
    canvas.setFont("Helvetica", 10)
    for row, line in enumerate(lines):
        canvas.drawString(60, 780 - 16 * row, line)
    for row, clause in enumerate(draw.sample(CLAUSES, 6)):
        top = 560 - 20 * row
        canvas.rect(60, top - 6, 100, 20)
        canvas.rect(160, top - 6, 100, 20)
        canvas.drawString(64, top, clause)
        canvas.drawString(164, top, "Pass")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def hostile(kind: str, number: int) -> bytes:
    """A file that costs its reader something, each of its kind different."""
    whole = short_report(number)
    if kind == "cut":
        return whole[: len(whole) // 2]
    if kind == "empty":
        return b""
    if kind == "garbage":
        return random.Random(number).randbytes(2000)
    if kind == "locked":
        return _saved(whole, encryption=pikepdf.Encryption(user="secret", owner=str(number)))
    if kind == "wide":
        return whole.replace(b"595.2756 841.8898", b"99999999 9999999.")
    if kind == "crowd":
        return _crowd(whole)
    return whole + f"\n%%{kind} {number}\n".encode()


def make_folder(folder: Path, count: int, share: float = 0.1) -> None:
    """So many files, this share of them hostile; the same arguments, the same bytes."""
    for number in range(count):
        place = folder / f"{number // 100:03}" / f"{number:05}.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        bad = share > 0 and number % round(1 / share) == 3
        kind = HOSTILE[(number * round(share * 1000) // 1000) % len(HOSTILE)]
        place.write_bytes(hostile(kind, number) if bad else short_report(number))


def misbehave(task: Task, progress: Progress) -> TestReport:
    """Reads as a worker does, unless the file says otherwise."""
    data = task.path.read_bytes()
    log = os.environ.get(READ_LOG)
    if log:
        with Path(log).open("a", encoding="ascii") as file:
            file.write(f"{task.path.name} {time.time():.6f}\n")
    for mark, act in DEEDS.items():
        if f"%%{mark} ".encode() in data[-40:]:
            act()
    return read_task(task, progress)


def _hangs() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(3600)


def _crashes() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _floods() -> None:
    for _ in range(50):
        os.write(2, b"\xff" * 10_000)


def _allocates() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(64 << 20))


def _leaves_a_grandchild() -> None:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    time.sleep(3600)


DEEDS: dict[str, Callable[[], None]] = {
    "HANGS": _hangs,
    "CRASHES": _crashes,
    "KILLED": _is_killed,
    "FLOODS": _floods,
    "ALLOCATES": _allocates,
    "GRANDCHILD": _leaves_a_grandchild,
}


def _saved(data: bytes, **how: object) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def _crowd(data: bytes, pages: int = 400) -> bytes:
    """More pages than any limit allows, in a few kilobytes: all are the same one."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for _ in range(pages):
            pdf.pages.append(pdf.pages[0])
        pdf.save(out)
    return out.getvalue()
