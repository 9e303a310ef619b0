"""A file is taken when it has stopped changing, once; one that still changes holds nobody up."""

import os
import time

from jobs.batch import BatchSummary
from jobs.batch.watching import watch_folder
from tests.unit.batch.conftest import Desk


def at_rest(desk: Desk, name: str, content: str) -> None:
    path = desk.put(name, content)
    os.utime(path, (time.time() - 60,) * 2)


def rounds(desk: Desk, count: int = 1) -> list[BatchSummary]:
    said: list[BatchSummary] = []
    watch_folder(desk.batch, desk.hands, said.append, count, pause=0)
    return said


def test_a_file_at_rest_is_taken_and_one_in_motion_waits(desk: Desk) -> None:
    at_rest(desk, "whole.pdf", "report R-1")
    desk.put("growing.pdf", "report R-2")
    assert [one.files for one in rounds(desk)] == [1]
    assert desk.hands.given == ["whole.pdf"]
    at_rest(desk, "growing.pdf", "report R-2 whole")
    assert [one.files for one in rounds(desk)] == [2]
    assert desk.hands.given == ["whole.pdf", "growing.pdf"]


def test_nothing_happens_while_nothing_changes(desk: Desk) -> None:
    at_rest(desk, "a.pdf", "report R-1")
    assert len(rounds(desk, 3)) == 1


def test_new_content_under_an_old_name_is_read(desk: Desk) -> None:
    at_rest(desk, "a.pdf", "report R-1")
    rounds(desk)
    at_rest(desk, "a.pdf", "report R-2")
    rounds(desk)
    assert desk.hands.given == ["a.pdf", "a.pdf"]


def test_a_file_that_goes_takes_its_outcome_with_it(desk: Desk) -> None:
    at_rest(desk, "a.pdf", "report R-1")
    at_rest(desk, "b.pdf", "report R-2")
    rounds(desk)
    (desk.folder / "a.pdf").unlink()
    assert [one.files for one in rounds(desk)] == [1]
    assert desk.hands.given == ["a.pdf", "b.pdf"]
