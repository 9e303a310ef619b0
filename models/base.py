"""The two bases of all data: strict for what we write, and immutable for what we hand round."""

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Immutable data with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)
