"""Crops are read by as many sessions at once as the reader has threads, each by one caller at a time."""

import threading
import time
from types import SimpleNamespace

import pytest

from parser.reading.ocr.sessions import Sessions, beside


class _Request:
    """Stands for a request of OpenVINO's, of which the compiled model makes more."""

    def get_compiled_model(self) -> SimpleNamespace:
        return SimpleNamespace(create_infer_request=_Request)


def _session() -> SimpleNamespace:
    return SimpleNamespace(session=_Request())


def test_what_is_done_comes_in_the_order_of_the_work() -> None:
    def slow_at_first(_: object, piece: int) -> int:
        time.sleep(0.02 if piece == 0 else 0)
        return piece * 10

    assert Sessions(_session(), 3).each(slow_at_first, range(7)) == [0, 10, 20, 30, 40, 50, 60]


def test_no_session_serves_two_callers_at_once() -> None:
    busy: set[int] = set()
    lock, both = threading.Lock(), threading.Barrier(2)

    def use(session: SimpleNamespace, piece: int) -> int:
        with lock:
            assert id(session.session) not in busy
            busy.add(id(session.session))
        if piece < 2:
            both.wait(5)
        with lock:
            busy.remove(id(session.session))
        return id(session.session)

    assert len(set(Sessions(_session(), 2).each(use, range(2)))) == 2


def test_a_session_that_failed_serves_again_and_its_error_is_raised() -> None:
    sessions = Sessions(_session(), 2)

    def fail(_: object, piece: int) -> int:
        raise ValueError(piece)

    with pytest.raises(ValueError, match="0"):
        sessions.each(fail, range(4))
    assert sessions.each(lambda _, piece: piece, range(4)) == [0, 1, 2, 3]


def test_a_session_that_answers_anybody_is_not_doubled() -> None:
    session = SimpleNamespace(session=object())
    assert beside(session) is session


def test_one_that_answers_one_is() -> None:
    session = _session()
    other = beside(session)
    assert other.session is not session.session
    assert isinstance(other.session, _Request)
