"""With traces on, every request and every finished check is a span, and nothing confidential is in one."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.builders.services import PDF, post, served

SECRET = "NGBO26110412"


class Collector(HTTPServer):
    """Takes traces on loopback and keeps them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taker)
        self.taken: list[bytes] = []

    def spans(self) -> dict[str, dict[str, str]]:
        """Attributes of the spans taken, by name."""
        found: dict[str, dict[str, str]] = {}
        for body in self.taken:
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                for span in (one for scope in resource.scope_spans for one in scope.spans):
                    found[span.name] = {one.key: one.value.string_value for one in span.attributes}
        return found


class Taker(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        self.server.taken.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *unused: Any) -> None:
        return


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    server = Collector()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    yield server
    server.shutdown()
    server.server_close()


def test_a_request_and_its_check_are_spans(tmp_path: Path, collector: Collector) -> None:
    with served(tmp_path, "prompt", traces=True) as (client, _):
        check = post(client, PDF, headers={"Prefer": "wait=20"}).json()
        assert client.get(f"/v1/checks?bill_of_lading={SECRET}").status_code == 200
        assert client.get("/livez").status_code == 200
    spans = collector.spans()
    assert spans["check"]["greenlane.check"] == check["id"]
    assert spans["check"]["greenlane.state"] == "succeeded"
    assert {"POST /v1/checks", "GET /v1/checks"} <= set(spans)
    assert not any("livez" in name for name in spans)
    assert not any(SECRET.encode() in body for body in collector.taken)


def test_nothing_is_sent_unless_asked_for(tmp_path: Path, collector: Collector) -> None:
    with served(tmp_path, "prompt") as (client, _):
        assert client.get("/v1/checks").status_code == 200
    assert collector.taken == []
