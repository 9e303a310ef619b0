"""What the service asks platforms for its checks: only what has not been answered before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from catalog import Catalogue
from jobs.lookup.looking_up import limits_of, look_up
from jobs.settings import Settings
from models.channel import Channel
from models.facts import Lookup
from models.report import TestReport
from verifier.text import fold


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Asks in the thread of whoever calls: a check's own, or one that answers a request, never the loop.

    `stopping` says whether the service stops; then nothing more is asked.
    """

    settings: Settings
    catalogue: Catalogue
    stopping: Callable[[], bool]

    def answers(
        self, reports: Sequence[TestReport], channel: Channel, kept: Sequence[Lookup] = ()
    ) -> tuple[Lookup, ...]:
        """What was answered before, and what platforms say of the reports of other numbers.

        Nothing is asked where the settings do not allow it. Raises Cancelled where the service stops.
        """
        if not self.settings.lookup:
            return tuple(kept)
        known = {fold(one.report_number) for one in kept}
        new = [report for report in reports if _number(report) not in known]
        now, limits = datetime.now(UTC), limits_of(self.settings)
        return (*kept, *look_up(new, channel, self.catalogue, now, limits, stopping=self.stopping))


def _number(report: TestReport) -> str | None:
    return fold(report.report_number.value or "") if report.report_number else None
