"""Who stands behind accreditations and standards, and the codes of units: names, addresses, levels."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with the address that identifies it."""

    name: str
    address: str

    def as_party(self) -> dict[str, Any]:
        """The party as the credential names it."""
        return {"id": self.address, "name": self.name}


ACCREDITORS = {
    "A2LA": Body("American Association for Laboratory Accreditation", "https://a2la.org"),
    "ANAB": Body("ANSI National Accreditation Board", "https://anab.ansi.org"),
    "CMA": Body("Certification and Accreditation Administration of China", "http://www.cnca.gov.cn"),
    "CNAS": Body("China National Accreditation Service for Conformity Assessment", "https://www.cnas.org.cn"),
    "CPSC": Body("U.S. Consumer Product Safety Commission", "https://www.cpsc.gov"),
    "DAkkS": Body("Deutsche Akkreditierungsstelle", "https://www.dakks.de"),
    "HOKLAS": Body("Hong Kong Accreditation Service", "https://www.itc.gov.hk"),
    "IAS": Body("International Accreditation Service", "https://www.iasonline.org"),
    "KOLAS": Body("Korea Laboratory Accreditation Scheme", "https://www.knab.go.kr"),
    "NABL": Body(
        "National Accreditation Board for Testing and Calibration Laboratories", "https://nabl-india.org"
    ),
    "NVLAP": Body("National Voluntary Laboratory Accreditation Program", "https://www.nist.gov/nvlap"),
    "UKAS": Body("United Kingdom Accreditation Service", "https://www.ukas.com"),
}
"""The issuing authority of an accreditation, by scheme. A scheme that is not here is listed as left out."""

GOVERNMENT_SCHEMES = frozenset({"CPSC", "CMA"})
"""Recognition by a government; any other scheme is accreditation by a body of the profession."""

MUTUAL_RECOGNITION = "ILAC"
"""The mark of the arrangement under which accreditors recognise each other."""

ISSUERS_OF_STANDARDS = {
    "ASTM": Body("ASTM International", "https://www.astm.org"),
    "EN": Body("European Committee for Standardization", "https://www.cencenelec.eu"),
    "GB": Body("Standardization Administration of China", "https://www.sac.gov.cn"),
    "ISO": Body("International Organization for Standardization", "https://www.iso.org"),
}
"""By the first word of a designation: `ASTM F963-23`, `GB 31701-2026`."""

UNITS = {
    "%": "P1",
    "°c": "CEL",
    "db": "2N",
    "db(a)": "2N",
    "j": "JOU",
    "mg/kg": "NA",
    "mg/l": "M1",
    "mm": "MMT",
    "mm/s": "C16",
    "n": "NEW",
    "ppm": "59",
    "s": "SEC",
    "v": "VLT",
}
"""Common codes of UN/ECE Recommendation 20, by the printed unit in lower case."""


def issuer_of(standard: str | None) -> Body | None:
    """The body that issues a standard; None where the catalogue of bodies does not know it."""
    words = (standard or "").replace("/", " ").split()
    return ISSUERS_OF_STANDARDS.get(words[0].upper()) if words else None
