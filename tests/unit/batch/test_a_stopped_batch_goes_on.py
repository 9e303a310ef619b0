"""Whatever stops a batch, the next run reads what is left, once, and every file has its outcome."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from models.exceptions import Stopped, StoreUnavailable
from tests.unit.batch.conftest import Desk

COUNT = 12


def fill(desk: Desk, count: int = COUNT) -> None:
    for number in range(count):
        desk.put(f"{number:02}.pdf", f"report R-{number}")


def test_what_was_read_before_the_stop_is_not_read_again(desk: Desk, desk_of: Callable[..., Desk]) -> None:
    fill(desk)
    desk.batch.told = lambda phase, done, total, name: desk.batch.stopping.set() if done == 3 else None
    with pytest.raises(Stopped):
        desk.run()
    assert 3 <= len(desk.hands.given) < COUNT
    assert not (desk.output / "results.jsonl").exists()
    later = desk_of()
    summary = later.run()
    assert summary.adds_up
    assert len(desk.hands.given) + len(later.hands.given) == COUNT


def test_a_stop_while_verifying_keeps_every_reading(desk: Desk, desk_of: Callable[..., Desk]) -> None:
    fill(desk)
    desk.batch.told = lambda phase, *rest: desk.batch.stopping.set() if phase == "verifying" else None
    with pytest.raises(Stopped):
        desk.run()
    later = desk_of()
    assert later.run().adds_up
    assert later.hands.given == []


def test_a_full_disk_is_told_and_the_batch_goes_on_when_there_is_room(
    desk: Desk, desk_of: Callable[..., Desk]
) -> None:
    fill(desk, 60)
    with desk.batch.store.engine.connect() as connection:
        used = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {used + 4}"))
    with pytest.raises(StoreUnavailable, match="full"):
        desk.run()
    later = desk_of()
    summary = later.run()
    assert (summary.files, summary.adds_up) == (60, True)
    assert summary.from_store > 0
    assert summary.read + summary.from_store == 60


def test_an_unchanged_folder_is_neither_read_nor_verified(
    desk: Desk, desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk)
    first = desk.run()
    before = (desk.output / "results.jsonl").read_bytes()
    monkeypatch.setattr("jobs.batch.judging.check", _never)
    later = desk_of()
    assert later.run().states == first.states
    assert later.hands.given == []
    assert (desk.output / "results.jsonl").read_bytes() == before


def test_only_what_changed_is_read_and_its_page_goes_with_it(desk: Desk) -> None:
    fill(desk)
    desk.run()
    desk.hands.given.clear()
    (desk.folder / "00.pdf").unlink()
    desk.put("01.pdf", "report R-new")
    summary = desk.run()
    assert (summary.files, summary.read, desk.hands.given) == (COUNT - 1, 1, ["01.pdf"])
    assert len(list((desk.output / "reports").iterdir())) == COUNT - 1


def _never(*unused: object) -> None:
    raise AssertionError("nothing has changed")
