"""Writes docs/verdicts.md, every finding that the verifier can give; `--check` says whether it is fresh."""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "verdicts.md"

sys.path.insert(0, str(ROOT))

from catalog import load_catalogue  # noqa: E402
from models.channel import RequirementId  # noqa: E402
from models.knowledge import MessageEntry  # noqa: E402
from scripts.reasons import Reason, reasons  # noqa: E402

HEAD = """# Verdicts

Every finding that Greenlane can give, by requirement: code, outcome, what it says and what the sender
does next. Written by `python scripts/verdicts.py` from the message catalogue
(`catalog/messages/findings.*.yaml`); names in braces are filled in from the finding.

A verdict is `not_ready` when any requirement is `not_met`; else `needs_review` when any is; else `ready`. It
says that the channel's stated conditions are met, never that goods are cleared. A finding that rests on text
read with doubt, or on something being absent from a page that was not read, is `needs_review`, whatever it
would be otherwise.
"""
SHARED = ("reading.doubtful", "submission.no-report", "grading.regraded")


def page() -> str:
    """The whole text of docs/verdicts.md."""
    order = [one.value for one in RequirementId]
    found = sorted(
        reasons(), key=lambda reason: (order.index(requirement(reason)), reason.outcome, reason.code)
    )
    sections = [_section(name, list(group)) for name, group in groupby(found, key=requirement)]
    shared = [_entry(code, "needs_review") for code in SHARED]
    return "\n".join([HEAD, "## Any requirement\n", *shared, *sections])


def requirement(reason: Reason) -> str:
    """The requirement that a reason belongs to."""
    return reason.code.split(".")[0]


def _section(name: str, group: list[Reason]) -> str:
    return "\n".join([f"## {name}\n", *(_entry(reason.code, reason.outcome) for reason in group)])


def _entry(code: str, outcome: str) -> str:
    texts = load_catalogue().messages
    english, chinese = texts["en"][code], texts["zh"][code]
    return f"**`{code}`** · `{outcome}`  \n{_words(english)}  \n{_words(chinese)}\n"


def _words(entry: MessageEntry) -> str:
    return f"{entry.message} *{entry.remedy}*" if entry.remedy else entry.message


def main() -> int:
    """Writes the page, or with `--check` compares it; 1 when it is stale."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/verdicts.md is stale: run python scripts/verdicts.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
