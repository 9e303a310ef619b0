"""Every hostile file ends in a document or in a clear error, in bounded time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.corpus

SECONDS = 60
MEGABYTES = 4096

PROGRAM = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
from models.exceptions import GreenlaneError
from parser.reading import read_document
with open(sys.argv[1], "rb") as file:
    data = file.read()
try:
    document = read_document(data, "hostile.pdf")
    print("document", len(document.pages), *(page.status.value for page in document.pages))
except GreenlaneError as error:
    print("error", error.code)
"""


def names() -> list[str]:
    """The hostile files, or one stand-in that makes the test say why it is skipped."""
    folder = Path(__file__).parents[4] / "shared" / "corpus" / "hostile"
    return sorted(path.name for path in folder.glob("*.pdf")) or ["absent"]


@pytest.mark.parametrize("name", names())
def test_a_hostile_file(corpus, name):
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(corpus / "hostile" / name)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr[-2000:]
    assert finished.stdout.split()[0] in ("document", "error")


def test_locked_files_ask_for_their_password(corpus):
    index = json.loads((corpus / "hostile" / "INDEX.json").read_text())
    entries = index["files"] if isinstance(index, dict) else index
    locked = [Path(entry["file"]).name for entry in entries if "encrypted" in str(entry.get("why", ""))]
    assert locked

    for name in locked:
        finished = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(corpus / "hostile" / name)],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert finished.stdout.strip() == "error password_needed"
