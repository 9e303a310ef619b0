"""The seam to the engines: whatever they raise ends the image at hand and nothing more."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.exceptions import EngineFailed, GreenlaneError


@contextmanager
def engines_at_work() -> Iterator[None]:
    """Raises `EngineFailed` for what an engine, or the native code that prepares images for it, raises.

    Our own errors and the end of memory pass through.
    """
    try:
        yield
    except (GreenlaneError, MemoryError):
        raise
    except Exception as error:
        raise EngineFailed from error
