"""A model's sessions: one for each thread, so that small batches are read side by side.

Two threads in one small batch wait for one another: they read the crops of a page in four fifths of the time
that one takes, two batches beside each other in little more than half of it.
"""

import copy
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any, TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")


class Sessions:
    """The sessions of one loaded model. Each serves one caller at a time; further callers wait for theirs."""

    def __init__(self, first: Any, count: int) -> None:
        self.count = count
        self._idle: SimpleQueue[Any] = SimpleQueue()
        for session in (first, *(beside(first) for _ in range(count - 1))):
            self._idle.put(session)

    def each(self, use: Callable[[Any, Work], Done], work: Sequence[Work]) -> list[Done]:
        """What `use` makes of a session and each piece of work, in the order of the work.

        It is begun in that order. Raises what `use` raises.
        """
        if self.count == 1 or len(work) < 2:
            return [self._with_one(use, piece) for piece in work]
        with ThreadPoolExecutor(self.count, "recognising") as threads:
            return list(threads.map(lambda piece: self._with_one(use, piece), work))

    def _with_one(self, use: Callable[[Any, Work], Done], piece: Work) -> Done:
        session = self._idle.get()
        try:
            return use(session, piece)
        finally:
            self._idle.put(session)


def beside(session: Any) -> Any:
    """A session of RapidOCR on the model that another has loaded, for use at the same time.

    onnxruntime answers any number of callers; a request of OpenVINO's answers one.
    """
    compiled = getattr(session.session, "get_compiled_model", None)
    if compiled is None:
        return session
    other = copy.copy(session)
    other.session = compiled().create_infer_request()
    return other
