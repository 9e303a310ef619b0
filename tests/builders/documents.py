"""The repository's own documents as material for tests: what they show must work."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def yaml_block(document: str, name: str) -> str:
    """The YAML of a document that begins with a comment naming the file `name`."""
    found = re.findall(r"```yaml\n(.*?)```", (DOCS / document).read_text(encoding="utf-8"), re.DOTALL)
    return next(text for text in found if text.startswith(f"# {name}\n"))
