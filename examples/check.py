"""Sends one submission and says what is missing: python examples/check.py CHANNEL SHIPMENT PAPER..."""

import os
import sys
from pathlib import Path
from typing import Any

import httpx

URL = os.environ.get("GREENLANE_URL", "http://127.0.0.1:8080")
KEY = os.environ.get("GREENLANE_KEY", "")


def check(channel: str, shipment: Path, papers: list[Path]) -> dict[str, Any]:
    """The finished check. Raises httpx.HTTPStatusError with the problem as its answer."""
    headers = {"Authorization": f"Bearer {KEY}"} if KEY else {}
    files: list[Any] = [("files", (paper.name, paper.read_bytes())) for paper in papers]
    files.append(("shipment", (shipment.name, shipment.read_bytes())))
    with httpx.Client(base_url=URL, headers=headers, timeout=90) as client:
        answer = client.post(
            "/v1/checks", files=files, data={"channel": channel}, headers={"Prefer": "wait=60"}
        )
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        while body["state"] in ("queued", "running"):
            body = client.get(f"/v1/checks/{body['id']}", params={"wait": 60}).raise_for_status().json()
    return body


def main(arguments: list[str]) -> None:
    """Prints the verdict, and what to do about each point."""
    done = check(arguments[0], Path(arguments[1]), [Path(paper) for paper in arguments[2:]])
    if done["result"] is None:
        sys.exit(f"{done['state']}: {done['failure'] and done['failure']['remedy']}")
    sys.stdout.write(f"{done['decided_verdict']}\n")
    for finding in done["result"]["findings"]:
        if finding["remedy"]:
            sys.stdout.write(f"- {finding['message']} {finding['remedy']}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
