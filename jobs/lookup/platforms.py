"""How platforms are asked and what their answers mean: one adapter for each way."""

import json
import re
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from jobs.lookup.asking import Answer
from models.local import LocalLookup
from models.report import TestReport
from verifier.payloads import is_matrix, link_of
from verifier.text import fold

FOUND, NOT_FOUND, SILENT = "found", "not_found", "silent"
"""States beside those that a platform has words of its own for; `silent` is no usable answer."""


class Platform(Protocol):
    """One way to ask about a report."""

    def address(self, report: TestReport, number: str) -> str | None:
        """Where to ask about the report of this number; None when this platform has nothing to do with it."""
        ...

    def state(self, answer: Answer, number: str) -> str:
        """What the answer says of it, in the verifier's words for states (`terms.*_states`)."""
        ...


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page that the report's own code leads to: does it name the report?

    A page that does not is silent and no denial, as many fill themselves by script.
    """

    def address(self, report: TestReport, number: str) -> str | None:  # noqa: ARG002
        """The first address in a readable code; who may be asked, the asker decides."""
        codes = [code for code in report.codes if code.readable and code.payload and is_matrix(code)]
        for code in sorted(codes, key=lambda code: (code.page, code.box)):
            link = link_of(code.payload or "")
            found = re.search(r"(?i)https?://\S+", code.payload or "")
            if link and not link.tricky and not link.further and found:
                return found[0]
        return None

    def state(self, answer: Answer, number: str) -> str:
        """`found` where the page prints the number, `not_found` where the platform has no such page."""
        if answer.status in (404, 410):
            return NOT_FOUND
        text = fold(answer.body.decode("utf-8", errors="replace"))
        named = re.search(rf"(?<![a-z0-9]){re.escape(fold(number))}(?![a-z0-9])", text)
        return FOUND if answer.status == 200 and named else SILENT


@dataclass(frozen=True, slots=True)
class Described:
    """A platform with an interface for programs, as the user's own values describe it (`lookups`)."""

    entry: LocalLookup

    def address(self, report: TestReport, number: str) -> str | None:  # noqa: ARG002
        """The interface's address with the number in its place."""
        return self.entry.address.replace("{number}", quote(number, safe=""))

    def state(self, answer: Answer, number: str) -> str:
        """The word at the described place, translated as described; silent where it is not understood."""
        if answer.status in (404, 410):
            return NOT_FOUND
        try:
            data = json.loads(answer.body)
        except (ValueError, RecursionError):
            return SILENT
        named = _at(data, self.entry.number_at) if self.entry.number_at else number
        if answer.status != 200 or not isinstance(named, str) or fold(named) != fold(number):
            return SILENT
        return self.entry.states.get(str(_at(data, self.entry.state_at)), SILENT)


def _at(data: Any, path: tuple[str, ...]) -> Any:
    """What stands under these names, one within the other; None where there is no such place."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def platforms(lookups: tuple[LocalLookup, ...]) -> tuple[Platform, ...]:
    """The platforms to try, those that the user described first."""
    return (*(Described(entry) for entry in lookups), CodePage())
