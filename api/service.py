"""What the routers work with, opened once and closed once."""

from dataclasses import dataclass

from api.engine import CheckEngine
from api.intake import Intake
from api.metrics import Metrics
from api.security.keys import Keys
from api.security.rates import Rates
from api.tracing import Tracing
from catalog import Catalogue
from jobs.checks.judging import Judge
from jobs.checks.records import CheckRecords
from jobs.drawing import Drawing
from jobs.settings import Settings
from jobs.store import Store
from jobs.webhooks.outbox import Outbox


@dataclass(slots=True)
class Service:
    """The parts of a running service."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    engine: CheckEngine
    records: CheckRecords
    judge: Judge
    drawing: Drawing
    keys: Keys
    rates: Rates
    metrics: Metrics
    outbox: Outbox
    tracing: Tracing
    intake: Intake
    keys_needed: bool

    def look_for_keys(self) -> bool:
        """Whether requests must show a key: from the first key on, for good. Asks the store until then."""
        if not self.keys_needed and self.keys.exist():
            self.keys_needed = True
        return self.keys_needed
