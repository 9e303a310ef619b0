"""What the store's rows are found by: hashes over everything that an answer depends on."""

import hashlib
from collections.abc import Iterable
from datetime import date

from models.channel import Channel
from models.shipment import Shipment
from models.verification import Engine


def content_hash(data: bytes) -> str:
    """The SHA-256 of a document's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def engine_name(engine: Engine, trust: str = "") -> str:
    """The engine as part of an extraction's key: its version, its OCR readers with theirs, and a name of the
    certificates that signers are trusted by.
    """
    readers = ",".join(f"{name}={version}" for name, version in sorted(engine.ocr.items()))
    return f"{engine.version};{readers}" + (f";{trust}" if trust else "")


def extraction_key(sha256: str, engine: str, catalogue_digest: str) -> str:
    """An extraction depends on the bytes, the engine (version and OCR readers) and the catalogue."""
    return _hash("extraction", sha256, engine, catalogue_digest)


def knowledge_name(engine: str, catalogue_digest: str) -> str:
    """A short name for an engine with a catalogue: only those of the same name read alike."""
    return _hash("knowledge", engine, catalogue_digest)[:16]


def verification_key(
    tenant: str,
    extractions: Iterable[str],
    channel: Channel,
    shipment: Shipment | None,
    as_of: date,
    facts: str = "",
) -> str:
    """A verdict depends on its extractions (in any order), the channel, the shipment and the date."""
    goods = shipment.model_dump_json() if shipment is not None else ""
    papers = ",".join(sorted(extractions))
    return _hash("verification", tenant, papers, channel.id, channel.version, goods, str(as_of), facts)


def _hash(*parts: str) -> str:
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode()).hexdigest()
