"""A folder hook: every PDF laid into a folder is checked; its answer is laid beside it as JSON.

python examples/watch.py FOLDER CHANNEL
"""

import json
import os
import sys
import time
from pathlib import Path

import httpx

URL = os.environ.get("GREENLANE_URL", "http://127.0.0.1:8080")
KEY = os.environ.get("GREENLANE_KEY", "")
SECONDS = 5


def answer_beside(client: httpx.Client, paper: Path, channel: str) -> None:
    """Checks one paper and writes the answer; a service that is busy is asked again on the next round."""
    files = {"files": (paper.name, paper.read_bytes())}
    answer = client.post("/v1/checks", files=files, data={"channel": channel}, headers={"Prefer": "wait=60"})
    if answer.status_code in (202, 429, 503):
        return
    part = paper.with_suffix(".json.part")
    part.write_text(json.dumps(answer.json(), ensure_ascii=False, indent=2), encoding="utf-8")
    part.replace(paper.with_suffix(".json"))


def main(folder: Path, channel: str) -> None:
    """Looks every few seconds for papers without an answer that nobody writes to any more."""
    headers = {"Authorization": f"Bearer {KEY}"} if KEY else {}
    with httpx.Client(base_url=URL, headers=headers, timeout=90) as client:
        while True:
            for paper in sorted(folder.glob("*.pdf")):
                still = time.time() - paper.stat().st_mtime > SECONDS
                if still and not paper.with_suffix(".json").exists():
                    answer_beside(client, paper, channel)
            time.sleep(SECONDS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
