"""How often a key may ask: a bucket for each key that fills again with time."""

import threading
import time

from models.exceptions import Busy

MOST_BUCKETS = 10_000


class Rates:
    """Requests by key, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, key_id: str, per_minute: int) -> None:
        """Counts a request. Raises Busy where the minute's are used up."""
        now = time.monotonic()
        with self._lock:
            if len(self._buckets) > MOST_BUCKETS:
                self._buckets.clear()
            left, seen = self._buckets.get(key_id, (float(per_minute), now))
            left = min(float(per_minute), left + (now - seen) * per_minute / 60)
            if left < 1:
                seconds = max(1, round((1 - left) * 60 / per_minute))
                raise Busy("requests_per_minute", per_minute, per_minute, seconds)
            self._buckets[key_id] = (left - 1, now)
