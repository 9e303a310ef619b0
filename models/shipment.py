"""What is being exported under one bill of lading (contract, section 5)."""

from datetime import date

from pydantic import Field

from models.base import Data
from models.report import IdentifierKind


class LineIdentifier(Data):
    """A further identifier of a shipment line."""

    kind: IdentifierKind
    value: str = Field(min_length=1)


class ShipmentLine(Data):
    """One line. `features` given means complete; left out (None) means unknown."""

    sku: str = Field(min_length=1)
    identifiers: tuple[LineIdentifier, ...] = ()
    description: str | None = None
    hs_code: str | None = None
    quantity: int | None = Field(default=None, ge=0)
    age_grade: str | None = None
    features: tuple[str, ...] | None = None


class Shipment(Data):
    """A shipment. Ports are UN/LOCODEs, countries ISO 3166-1 alpha-2."""

    bill_of_lading: str | None = None
    port_of_loading: str | None = None
    terminal: str | None = None
    destination: str | None = None
    departs_on: date | None = None
    exporter: str | None = None
    lines: tuple[ShipmentLine, ...] = Field(min_length=1)
