"""Services for tests: a store in a folder, workers whose reader is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app, open_service
from api.service import Service
from jobs.settings import read_settings

SAMPLE = Path(__file__).parents[2] / "fixtures" / "sample"
PDF = b"%PDF-1.7\n"
CHANNEL = "ningbo-stem-toy"


@contextmanager
def served(folder: Path, reader: str | None = None, **given: Any) -> Iterator[tuple[TestClient, Service]]:
    """A running service and a client of it; `reader` is a function of tests.builders.readers."""
    settings = read_settings(**{"data_dir": folder, "workers": 1, **given})
    service = open_service(settings, queued=False)
    if reader is not None:
        service.engine.desk.extractions.reader = f"tests.builders.readers:{reader}"  # type: ignore[attr-defined]
    with TestClient(create_app(service), base_url="http://localhost") as client:
        yield client, service


def post(client: TestClient, *papers: bytes, headers: dict[str, str] | None = None, **fields: str) -> Any:
    """Posts papers as one check."""
    files = [("files", (f"{number}.pdf", data, "application/pdf")) for number, data in enumerate(papers)]
    return client.post("/v1/checks", files=files, data={"channel": CHANNEL, **fields}, headers=headers)
