"""What Prometheus is told. Routes are named by their patterns, so that ids do not become labels."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The service's numbers, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "greenlane_requests",
            "Answers by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "greenlane_request_seconds",
            "Time until an answer was complete.",
            ("method", "route"),
            registry=self.registry,
        )
        self.finished = Counter(
            "greenlane_checks_finished",
            "Checks by final state and verdict.",
            ("state", "verdict"),
            registry=self.registry,
        )
        self.check_seconds = Histogram(
            "greenlane_check_seconds",
            "Time from acceptance to the final state.",
            buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900),
            registry=self.registry,
        )
        self.open_checks = Gauge(
            "greenlane_open_checks", "Checks that are queued or running.", registry=self.registry
        )

    def page(self) -> bytes:
        """Everything in the text format."""
        return generate_latest(self.registry)
