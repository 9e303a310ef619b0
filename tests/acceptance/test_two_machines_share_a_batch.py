"""`greenlane batch --queue` and two `greenlane worker`s: one is killed, everything is read all the same."""

from pathlib import Path

import pytest

from benchmarks.machines import run


@pytest.mark.timeout(900)
def test_what_the_killed_one_was_reading_is_read_by_the_other(tmp_path: Path, postgres_url: str) -> None:
    shown = run(tmp_path, postgres_url, count=12, kill_after=2)
    assert shown["batch_exit_code"] == 0
    assert shown["outcomes"] == 12
    assert set(shown["states"]) <= {"ready", "not_ready", "needs_review"}
