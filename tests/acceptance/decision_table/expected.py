"""What each defect is told with: `python -m tests.acceptance.decision_table.expected` writes it anew.

One line for each defect, in the first channel that asks for it: details, places, standing and day. A change
of that file is a change of what a broker is told, to be read before it is taken.
"""

import json
from pathlib import Path
from typing import Any

from models.verification import Finding
from tests.acceptance.decision_table.defect import Defect, complete
from tests.acceptance.decision_table.table import TABLE, asks

PAGE = Path(__file__).with_name("expected.jsonl")


def told(defect: Defect) -> dict[str, Any]:
    """The findings of the defect's own code."""
    channel = next(one for one in defect.channels if asks(one, defect))
    verification = defect.change(complete(channel)).verified()
    own = [_shown(one) for one in verification.findings if one.reason == defect.code]
    return {"defect": name(defect), "findings": own}


def name(defect: Defect) -> str:
    """The defect with the first channel that asks for what it breaks."""
    channel = next(one for one in defect.channels if asks(one, defect))
    return f"{channel}: {defect.code}: {defect.name}"


def _shown(finding: Finding) -> dict[str, Any]:
    usual = {"report", "line", "channel", "laboratory"}
    return {
        "subject": [finding.subject.report, finding.subject.line],
        "details": {key: value for key, value in finding.details.items() if key not in usual},
        "evidence": [f"{one.file_name} p. {one.page}: {one.text}" for one in finding.evidence],
        "standing": [finding.status.value, *finding.sources],
        "local": list(finding.local),
        "until": str(finding.valid_until) if finding.valid_until else None,
    }


def lines() -> list[str]:
    """The whole page, a line for each defect."""
    return [json.dumps(told(defect), ensure_ascii=False, sort_keys=True) for defect in TABLE]


if __name__ == "__main__":
    PAGE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
