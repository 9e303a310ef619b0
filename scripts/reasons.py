"""Every reason that the verifier can give, read from its own source: code, file and the values supplied."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import verifier

DRAFTERS = {"met", "not_met", "needs_review", "not_applicable"}
OF_EVERY_MESSAGE = {"report", "laboratory", "line", "channel"}
ROOT = Path(verifier.__file__).parent


@dataclass(frozen=True)
class Reason:
    """A literal reason with the names of the values given beside it."""

    code: str
    outcome: str
    values: frozenset[str]


@cache
def reasons() -> list[Reason]:
    """All of them, each once, by code."""
    found = [reason for path in sorted(ROOT.rglob("*.py")) for reason in _in(path)]
    return sorted(dict.fromkeys(found), key=lambda reason: reason.code)


def _in(path: Path) -> Iterator[Reason]:
    requirement = "document-integrity" if path.parent.name == "integrity" else path.stem.replace("_", "-")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DRAFTERS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = frozenset(word.arg for word in node.keywords if word.arg) | OF_EVERY_MESSAGE
                yield Reason(f"{requirement}.{first.value}", node.func.id, names)
