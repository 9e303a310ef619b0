"""OpenTelemetry traces (extra `otel`): a span for each request, and one for each check from start to end.

Off unless the settings say otherwise: it sends to another machine. Where to is the exporter's own business
(`OTEL_EXPORTER_OTLP_ENDPOINT`). What a query asks for (numbers of reports, bills of lading) stays here.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from fastapi import FastAPI

from jobs.checks.orders import CheckRecord
from jobs.settings import Settings
from models.exceptions import ToolMissing
from models.version import VERSION

NOT_TRACED = "livez,readyz,metrics"
CONFIDENTIAL = ("url.query", "url.full", "http.url", "http.target")
NANOSECONDS = 1_000_000_000


class Tracing(Protocol):
    """What the service tells its traces."""

    def watch(self, app: FastAPI) -> None:
        """Makes a span of every request that the application serves."""
        ...

    def tell(self, record: CheckRecord) -> None:
        """Makes a span of a check that became final."""
        ...

    def close(self) -> None:
        """Sends what has not been sent."""
        ...


class Untraced:
    """Traces are off: nothing is kept or sent."""

    def watch(self, app: FastAPI) -> None:
        """Leaves the application as it is."""

    def tell(self, record: CheckRecord) -> None:
        """Keeps nothing."""

    def close(self) -> None:
        """Has nothing to send."""


class Traced:
    """Spans through the provider of OpenTelemetry's SDK."""

    def __init__(self, provider: Any, instrument: Callable[..., None]) -> None:
        self._provider, self._instrument = provider, instrument
        self._tracer = provider.get_tracer("greenlane", VERSION)

    def watch(self, app: FastAPI) -> None:
        """Makes a span of every request, without its query."""
        self._instrument(
            app,
            tracer_provider=self._provider,
            excluded_urls=NOT_TRACED,
            exclude_spans=["receive", "send"],
            server_request_hook=_without_query,
        )

    def tell(self, record: CheckRecord) -> None:
        """One span from acceptance to the final state; ids and outcomes, nothing that a paper says."""
        span = self._tracer.start_span("check", start_time=_nanoseconds(record.created_at))
        span.set_attributes(
            {
                "greenlane.check": record.id,
                "greenlane.state": str(record.state),
                "greenlane.channel": record.channel,
                "greenlane.verdict": str(record.verdict or "none"),
            }
        )
        span.end(end_time=_nanoseconds(record.finished_at or record.created_at))

    def close(self) -> None:
        """Sends what has not been sent, and ends the sender's thread."""
        self._provider.shutdown()


def tracing_of(settings: Settings) -> Tracing:
    """Traces as the settings have them. Raises ToolMissing where they are asked for without the extra."""
    if not settings.traces:
        return Untraced()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as cause:
        raise ToolMissing("Traces need the extra `otel`: pip install 'greenlane[otel]'.") from cause
    resource = Resource.create({"service.name": "greenlane", "service.version": VERSION})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return Traced(provider, FastAPIInstrumentor.instrument_app)


def _without_query(span: Any, scope: dict[str, Any]) -> None:
    for name in CONFIDENTIAL:
        if name in (span.attributes or {}):
            span.set_attribute(name, scope["path"])


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * NANOSECONDS)
