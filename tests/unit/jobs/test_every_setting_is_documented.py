"""docs/operations.md names every setting with what the setting says of itself."""

from pathlib import Path

import pytest

from jobs.settings import Settings

PAGE = (Path(__file__).parents[3] / "docs" / "operations.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_it_is_in_the_table_with_its_meaning(name: str) -> None:
    row = next((line for line in PAGE.splitlines() if f"`GREENLANE_{name.upper()}`" in line), "")
    assert str(Settings.model_fields[name].description) in row
