"""Work on an image is done beside the engines' where they may use more than one thread, else after it."""

import threading

import pytest

from parser.reading.scanned.beside import Beside


def test_with_two_threads_it_is_done_while_the_caller_works() -> None:
    here = threading.Event()
    with Beside(2) as beside:
        made = beside.begin(here.wait, 5)
        here.set()
        assert made()


def test_with_one_thread_it_is_done_when_asked_for() -> None:
    done: list[int] = []
    with Beside(1) as beside:
        made = beside.begin(done.append, 7)
        assert not done
        made()
    assert done == [7]


@pytest.mark.parametrize("threads", [1, 2])
def test_what_it_raises_is_raised_where_it_is_asked_for(threads: int) -> None:
    with Beside(threads) as beside:
        made = beside.begin(int, "x")
        with pytest.raises(ValueError, match="x"):
            made()
