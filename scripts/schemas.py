"""Writes the JSON Schema of every public model to docs/schema; `--check` only says whether they are fresh."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "schema"

sys.path.insert(0, str(ROOT))

from models.base import Data  # noqa: E402
from models.channel import Channel  # noqa: E402
from models.local import LocalValues  # noqa: E402
from models.report import TestReport  # noqa: E402
from models.shipment import Shipment  # noqa: E402
from models.standard import Standard  # noqa: E402
from models.verification import Verification  # noqa: E402

PUBLIC: dict[str, type[Data]] = {
    "test-report": TestReport,
    "verification": Verification,
    "shipment": Shipment,
    "channel": Channel,
    "local-values": LocalValues,
    "standard": Standard,
}


def schemas() -> dict[str, str]:
    """The text of each schema by its file's name."""
    return {f"{name}.schema.json": _text(model) for name, model in PUBLIC.items()}


def stale() -> list[str]:
    """The names of schemas whose file is missing or differs from its model."""
    return [name for name, text in schemas().items() if _written(name) != text]


def _text(model: type[Data]) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _written(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """Writes what is stale, or with `--check` names it; 1 where something was to be named."""
    names = stale()
    if "--check" in sys.argv:
        print("\n".join(f"docs/schema/{name} is stale: run scripts/schemas.py" for name in names))
        return 1 if names else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
