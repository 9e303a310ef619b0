"""No function over 60 lines, no file over 400: what does not fit on a screen is not understood."""

import ast
import subprocess
import sys
from pathlib import Path

LONGEST_FUNCTION = 60
LONGEST_FILE = 400


def python_files() -> list[Path]:
    """Every Python file that git tracks."""
    listed = subprocess.run(["git", "ls-files", "*.py"], capture_output=True, text=True, check=True)
    return [Path(line) for line in listed.stdout.splitlines() if Path(line).exists()]


def too_long(path: Path) -> list[str]:
    """What in the file is longer than allowed, a sentence each."""
    text = path.read_text(encoding="utf-8")
    found = []
    lines = len(text.splitlines())
    if lines > LONGEST_FILE:
        found.append(f"{path}: {lines} lines, at most {LONGEST_FILE}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{path}:{node.lineno}: {node.name}: {length} lines, at most {LONGEST_FUNCTION}")
    return found


def main() -> int:
    """Prints what is too long; 1 if anything is."""
    found = [sentence for path in python_files() for sentence in too_long(path)]
    print("\n".join(found) or "nothing is too long")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
