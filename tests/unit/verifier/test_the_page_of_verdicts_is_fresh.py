"""docs/verdicts.md says what the catalogue says."""

import pytest

from scripts.verdicts import PAGE, page


@pytest.mark.source
def test_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python scripts/verdicts.py"
