"""Work on an image beside the work of the engines, where more than one thread may be used."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Beside:
    """Does work while its caller does other work; with one thread, when its result is asked for."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(1, "beside") if threads > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def begin(
        self, work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs
    ) -> Callable[[], Made]:
        """Begins the work; what is returned waits for its result, or raises what the work raised."""
        if self._pool is None:
            return lambda: work(*args, **kwargs)
        return self._pool.submit(work, *args, **kwargs).result
