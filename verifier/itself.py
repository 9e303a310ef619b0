"""Large values that never change as keys: what is worked out of the catalogue is worked out once."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Itself(Generic[T]):
    """A value that is equal to itself alone: comparing all that it holds would take longer than the work."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
