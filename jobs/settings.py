"""Every setting of batches and the service, in one model: environment variables GREENLANE_<NAME>."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.exceptions import InvalidSettings

GIB = 1 << 30
MIB = 1 << 20


class Settings(BaseSettings):
    """All settings with safe defaults; docs/operations.md describes each, or a test fails."""

    model_config = SettingsConfigDict(env_prefix="GREENLANE_", frozen=True, extra="ignore")

    workers: int = Field(default=2, ge=1, le=256, description="Worker processes that read documents.")
    document_seconds: float = Field(
        default=300, gt=0, description="Time for one document; then the pages read so far are kept."
    )
    silence_seconds: float = Field(
        default=90, gt=0, description="Time without a page being finished, after which the worker is killed."
    )
    address_space_bytes: int = Field(
        default=8 * GIB,
        ge=4 * GIB,
        description="Address space of a worker; a warm OCR worker maps 3.7 GiB, of which 1 GiB is in memory.",
    )
    resident_bytes: int = Field(
        default=3 * GIB, ge=GIB, description="Memory of a worker's process group, above which it is killed."
    )
    file_size_bytes: int = Field(
        default=GIB, ge=MIB, description="The largest file that a worker may write to its scratch folder."
    )
    open_files: int = Field(default=256, ge=64, description="Files that a worker may hold open.")
    recycle_after_documents: int = Field(
        default=1000,
        ge=1,
        description="Documents after which a worker is replaced by a fresh one; a grown one goes sooner.",
    )
    recycle_growth_bytes: int = Field(
        default=400 * MIB,
        ge=50 * MIB,
        description="Growth over its own warm size, after which a worker is replaced.",
    )
    attempts: int = Field(
        default=2, ge=1, le=10, description="Attempts at a document before it is put into quarantine."
    )
    upload_bytes: int = Field(default=50 * MIB, ge=1024, description="Largest document.")
    pages: int = Field(default=300, ge=1, description="Pages of a document.")
    pixels: int = Field(default=50_000_000, ge=1_000_000, description="Pixels of a page or an image.")
    side_pixels: int = Field(default=32_767, ge=1_000, description="Pixels along one side of an image.")
    objects: int = Field(default=100_000, ge=1_000, description="Drawings of one page, forms unfolded.")
    stream_bytes: int = Field(default=75 * MIB, ge=MIB, description="Bytes of one decoded stream.")
    ocr_backend: Literal["auto", "openvino", "onnxruntime"] = Field(
        default="auto",
        description="What runs the first OCR reader's models; auto: OpenVINO where it is there.",
    )
    trust_roots: Path | None = Field(
        default=None,
        description="A folder of certificates (PEM or DER) that signers of documents are trusted by; nothing "
        "is fetched.",
    )
    data_dir: Path = Field(
        default=Path("~/.local/share/greenlane"), description="Where the store keeps its database and files."
    )
    database_url: str | None = Field(
        default=None, description="The results store; SQLite in the data folder where it is left out."
    )
    documents_url: str | None = Field(
        default=None, description="Where documents are kept: a folder or any fsspec URL (s3://, oss://)."
    )
    retention_days: int = Field(
        default=400,
        ge=1,
        description="Days after which documents that nobody used are erased, with all that came of them.",
    )
    local: Path | None = Field(
        default=None, description="A file with your own values, layered over the catalogue, as --local."
    )
    queue_checks: int = Field(
        default=500, ge=1, description="Accepted checks that may be open; more are told to come back (429)."
    )
    request_bytes: int = Field(
        default=200 * MIB, ge=1024, description="Largest request, counted while it is received."
    )
    inflight_bytes: int = Field(
        default=2 * GIB, ge=1024, description="Bytes of all requests that are being received at once."
    )
    request_files: int = Field(default=20, ge=1, le=1000, description="Documents of one check.")
    batch_files: int = Field(default=500, ge=1, le=10_000, description="Documents of one batch.")
    body_seconds: float = Field(
        default=120, gt=0, description="Time in which a whole request must have been received."
    )
    header_seconds: float = Field(
        default=10, gt=0, description="Time in which the headers of a request must have been received."
    )
    header_bytes: int = Field(default=16_384, ge=1024, description="Largest headers of a request.")
    wait_seconds: int = Field(
        default=60, ge=0, le=600, description="The longest that a request may wait for its result."
    )
    requests_per_minute: int = Field(
        default=600,
        ge=1,
        description="Requests of one key in a minute, where the key has no limit of its own.",
    )
    open_checks: int = Field(
        default=200, ge=1, description="Open checks of one key, where the key has no limit of its own."
    )
    bytes_per_day: int = Field(
        default=20 * GIB,
        ge=1,
        description="Bytes of one key in a day, where the key has no limit of its own.",
    )
    allowed_hosts: str = Field(
        default="",
        description="Host names under which the service is reached, with commas; empty: loopback names only "
        "while it needs no keys, any name once it does.",
    )
    session_hours: int = Field(default=12, ge=1, description="Hours that a sign-in on the page lasts.")
    drawing_seconds: float = Field(
        default=30, gt=0, description="Time for drawing a page, an annotated PDF or an HTML report."
    )
    webhooks: bool = Field(
        default=False, description="Whether the service may send webhooks; it sends nothing otherwise."
    )
    webhook_private: bool = Field(
        default=False, description="Whether webhooks may go to private networks and plain http."
    )
    webhook_attempts: int = Field(
        default=8, ge=1, le=20, description="Attempts at delivering a webhook, farther and farther apart."
    )
    lookup: bool = Field(
        default=False,
        description="Whether `greenlane check` and the service ask verification platforms about reports.",
    )
    lookup_private: bool = Field(
        default=False, description="Whether platforms may be asked on private networks and over plain http."
    )
    lookup_seconds: float = Field(
        default=8, gt=0, le=60, description="Time for one answer of a verification platform."
    )
    lookup_check_seconds: float = Field(
        default=30, gt=0, le=600, description="Time for all answers about the reports of one submission."
    )
    lookup_bytes: int = Field(
        default=262_144, ge=1024, description="Largest answer of a verification platform."
    )
    traces: bool = Field(
        default=False,
        description="Whether OpenTelemetry traces are sent (extra `otel`), to OTEL_EXPORTER_OTLP_ENDPOINT.",
    )
    log_level: str = Field(
        default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="What the service logs, as JSON."
    )

    @property
    def data_folder(self) -> Path:
        """The data folder with `~` resolved; created by whoever writes to it."""
        return self.data_dir.expanduser()


@cache
def settings() -> Settings:
    """The settings of this process, read once. Raises InvalidSettings naming what is wrong."""
    return read_settings()


def read_settings(**given: Any) -> Settings:
    """Settings from the environment, `given` ones first. Raises InvalidSettings."""
    try:
        return Settings(**given)
    except ValidationError as cause:
        mistakes = "; ".join(
            f"GREENLANE_{'_'.join(str(part) for part in mistake['loc']).upper()}: {mistake['msg']}"
            for mistake in cause.errors(include_url=False)
        )
        raise InvalidSettings(f"A setting cannot be used: {mistakes}") from cause
