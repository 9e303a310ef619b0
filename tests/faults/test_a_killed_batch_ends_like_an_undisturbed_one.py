"""A batch that is killed with signal 9 and started again: the run of `benchmarks.killed`, in small."""

from pathlib import Path

from benchmarks.killed import passed, run

FILES = 20
KILLS = 3
LIMITS = (20.0, 10.0)
"""Seconds for a document, and of silence: a busy machine takes its time over the first one."""


def test_every_file_has_one_outcome_and_no_process_is_left(tmp_path: Path) -> None:
    shown = run(FILES, KILLS, LIMITS, 1, tmp_path)
    assert passed(shown), shown
    assert shown["kills_that_bit"] > 0
