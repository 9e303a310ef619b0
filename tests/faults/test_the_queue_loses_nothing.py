"""Machines die, are replaced and upgraded: every document in the queue is read, hardly any twice."""

import random
import signal
import time
from collections.abc import Callable

import pytest

from models.exceptions import Quarantined
from tests.builders.postgres import Server
from tests.faults.conftest import Field, all_read, freeze_beside, kill

pytestmark = pytest.mark.timeout(900)  # each machine is a process that starts: slow on a busy computer


def await_begun(queue: Field, count: int) -> None:
    """Waits until so many documents were begun."""
    deadline = time.monotonic() + 120
    while sum(queue.begun().values()) < count and time.monotonic() < deadline:
        time.sleep(0.05)


def test_two_machines_read_each_document_once(queue: Field) -> None:
    queue.machine("a")
    queue.machine("b")
    assert all_read(queue.ask(30))
    assert set(queue.begun().values()) == {1}


def test_a_machine_that_starts_again_goes_on(queue: Field) -> None:
    futures = queue.ask(30)
    machine = queue.machine("a")
    await_begun(queue, 8)
    kill(machine)
    queue.machine("a")
    assert all_read(futures)
    assert max(queue.begun().values()) <= 2


def test_what_a_dead_machine_left_is_read_by_another(queue: Field) -> None:
    futures = queue.ask(30)
    one = queue.machine("a")
    queue.machine("b")
    await_begun(queue, 8)
    kill(one)
    assert all_read(futures)
    assert max(queue.begun().values()) <= 2


def test_a_machine_that_is_told_to_stop_leaves_its_work_to_others(queue: Field) -> None:
    futures = queue.ask(20)
    one = queue.machine("a")
    await_begun(queue, 4)
    assert one.stdin is not None
    one.stdin.close()
    assert one.wait(30) == 0
    queue.machine("b")
    assert all_read(futures)


def test_jobs_of_another_version_are_read_after_an_upgrade(queue: Field) -> None:
    futures = queue.ask(20)
    old = queue.machine("a", version="0")
    await_begun(queue, 4)
    kill(old)
    queue.machine("b", version="1")
    assert all_read(futures)


def test_machines_that_die_at_random_moments_lose_nothing(queue: Field) -> None:
    draw = random.Random(5)
    futures = queue.ask(60)
    machines = {name: queue.machine(name) for name in "ab"}
    for _ in range(4):
        time.sleep(draw.uniform(0.1, 1.0))
        name = draw.choice("ab")
        kill(machines[name])
        machines[name] = queue.machine(name)
    assert all_read(futures)


def test_a_document_that_takes_whole_machines_down_is_put_aside(queue: Field) -> None:
    bad = queue.ask(1, "poison")
    good = queue.ask(5)
    for _ in range(12):
        machine = queue.machine("a", wait=False)
        while machine.poll() is None and not (bad[0].done() and all(one.done() for one in good)):
            time.sleep(0.1)
        if machine.poll() is None:
            break
    failure = bad[0].result(10).failure
    assert failure is not None
    assert failure.code == Quarantined.code
    assert all_read(good)


def test_a_machine_that_was_taken_for_dead_and_lives_does_no_harm(queue: Field) -> None:
    futures = queue.ask(30)
    frozen = queue.machine("a")
    queue.machine("b")
    await_begun(queue, 6)
    freeze_beside(frozen, queue, futures)
    assert all_read(futures)
    frozen.send_signal(signal.SIGCONT)
    more = queue.ask(10, "later")
    assert all_read(more)
    assert all(count == 1 for name, count in queue.begun().items() if name.startswith("later"))


def test_a_database_that_is_away_for_a_while_costs_time_only(
    prepared: Callable[[str], Field], postgres: Server, postgres_url: str
) -> None:
    queue = prepared(postgres_url)
    queue.machine("a")
    futures = queue.ask(30)
    await_begun(queue, 5)
    postgres.stop()
    time.sleep(2.0)
    postgres.start()
    assert all_read(futures)
