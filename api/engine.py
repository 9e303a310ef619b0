"""What the service needs of whatever works off its checks: in this process today, a queue's workers later."""

from collections.abc import Callable
from typing import Protocol

from jobs.checks.orders import CheckOrder, CheckRecord


class CheckEngine(Protocol):
    """Accepts checks durably, works them off, and tells how far they are. Safe to use from many threads."""

    def start(self) -> None:
        """Begins to work, first on whatever was accepted before."""
        ...

    def close(self) -> None:
        """Stops; what is not done stays accepted."""
        ...

    def submit(self, order: CheckOrder) -> tuple[CheckRecord, bool]:
        """Accepts a check, and says whether it is new. Raises Busy, OtherBody, StoreUnavailable."""
        ...

    def state(self, check_id: str, tenant: str) -> CheckRecord:
        """Where a check stands, to the page. Raises CheckUnknown, for another tenant's check too."""
        ...

    def cancel(self, check_id: str, tenant: str) -> CheckRecord:
        """Stops a check and frees its worker; a finished one stays as it is. Raises CheckUnknown."""
        ...

    def listen(self, check_id: str, listener: Callable[[bool], None]) -> Callable[[], None]:
        """Calls the listener on every change, with whether it may be the last, until the returned is called.

        It is called from any thread.
        """
        ...

    @property
    def alive(self) -> bool:
        """Whether checks are being taken up."""
        ...
