"""The days by which goods must be tested again, as a calendar that any mail program opens."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from models.verification import Finding, Verification

LEAD = timedelta(days=30)
"""Testing takes weeks: the entry stands this long before the papers stop holding (docs: `retest_by`)."""


def retest_calendar(verification: Verification) -> bytes:
    """One whole-day entry for each report or line that expires, on its retest-by day, with an alarm."""
    calendar = Calendar()
    calendar.add("prodid", "-//Greenlane//retests//EN")
    calendar.add("version", "2.0")
    for finding, last in _expiring(verification):
        calendar.add_component(_event(verification, finding, last))
    printed: bytes = calendar.to_ical()
    return printed


def _expiring(verification: Verification) -> Iterator[tuple[Finding, date]]:
    for finding in verification.findings:
        if finding.valid_until is not None:
            yield finding, finding.valid_until


def _event(verification: Verification, finding: Finding, last: date) -> Event:
    subject = " ".join(name for name in (finding.subject.line, finding.subject.report) if name)
    day = last - LEAD
    event = Event()
    identity = f"{verification.channel.id}:{finding.requirement}:{subject}:{last}"
    event.add("uid", f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@greenlane")
    event.add("dtstamp", datetime.combine(verification.as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Retest {subject}: holds until {last}")
    event.add("description", f"{finding.message} ({verification.channel.id} {verification.channel.version})")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Retest {subject}")
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
