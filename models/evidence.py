"""Evidence: where a value stands in the paper and how surely it was read."""

from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from models.base import Data
from models.geometry import Box

T = TypeVar("T")

DOUBTFUL_BELOW = 0.75
"""A value with less confidence than this is read with doubt: it can never carry a `ready`."""


class Method(StrEnum):
    """How a piece of text was read."""

    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    CODE = "code"
    ATTACHMENT = "attachment"
    FORM_FIELD = "form-field"


class Evidence(Data):
    """One place in a document: `page` is 1-based, `box` in points, `text` as printed."""

    page: int = Field(ge=1)
    box: Box
    text: str
    method: Method
    confidence: float = Field(ge=0, le=1)


class Value(Data, Generic[T]):
    """An extracted value with its evidence.

    `value` is None when the print can be read in more than one way; the alternatives are then in
    `readings` (also kept beside a value that won over a competing one).
    """

    value: T | None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()
    readings: tuple[T, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the value is missing, contested or read below `DOUBTFUL_BELOW`."""
        return self.value is None or self.confidence < DOUBTFUL_BELOW

    @model_serializer(mode="wrap")
    def _without_empty_readings(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        if not data.get("readings"):
            data.pop("readings", None)
        return data
