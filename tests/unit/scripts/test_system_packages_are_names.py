"""The list of Debian packages holds names and remarks alone: a fresh machine installs each line."""

import re
from pathlib import Path

LIST = Path(__file__).parents[3] / "requirements" / "system.txt"
NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")


def test_every_line_is_a_name_or_a_remark() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("# ") and not NAME.fullmatch(line)] == []
