"""The base of all data: strict for what we write, and immutable for what we hand round."""

from collections import deque
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Immutable data with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """An instance of values that are known to fit, every field given: nothing is checked or copied.

        What `model_construct` does, without its walk through the fields: a verification holds thousands.
        """
        one = object.__new__(cls)
        _VALUES(one, values)
        _GIVEN(one, _names(cls))
        _EXTRA(one, None)
        _PRIVATE(one, None)
        return one

    @classmethod
    def all_trusted(cls, each: Iterable[dict[str, Any]]) -> list[Self]:
        """The same for many: filled slot by slot, as no loop in Python is as fast as `map`."""
        values = list(each)
        made = list(map(object.__new__, repeat(cls, len(values))))
        deque(map(_VALUES, made, values), 0)
        deque(map(_GIVEN, made, repeat(_names(cls))), 0)
        deque(map(_EXTRA, made, repeat(None)), 0)
        deque(map(_PRIVATE, made, repeat(None)), 0)
        return made


_SLOTS: Final = BaseModel.__dict__
_VALUES, _GIVEN, _EXTRA, _PRIVATE = (
    _SLOTS[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
"""The four slots in which pydantic keeps an instance."""


@cache
def _names(cls: type[Data]) -> set[str]:
    """The names of the fields, shared by all trusted instances as these are immutable."""
    return set(cls.model_fields)
