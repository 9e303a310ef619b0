"""Everything that can go wrong, in one tree.

The first line of a class's docstring is its default message; `remedy` is the sentence that tells the user
what to do. The cause of a foreign exception is kept as `__cause__` and never shown to a user.
"""

from typing import Any, ClassVar

EXIT_USAGE = 2
EXIT_NEEDS_REVIEW = 3
EXIT_UNREADABLE = 4
EXIT_INTERNAL = 5
EXIT_STOPPED = 130


class GreenlaneError(Exception):
    """Something went wrong inside Greenlane."""

    code: ClassVar[str] = "internal"
    exit_code: ClassVar[int] = EXIT_INTERNAL
    http_status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False
    remedy: ClassVar[str] = "Please report this with the file name and the time; nothing of yours was lost."

    def __init__(self, message: str | None = None, **details: Any) -> None:
        default = (type(self).__doc__ or "").strip().splitlines()[0]
        self.message = message or default
        self.details = details
        super().__init__(self.message)


class UsageError(GreenlaneError):
    """The command was used wrongly."""

    code = "usage"
    exit_code = EXIT_USAGE
    http_status = 400
    remedy = "See greenlane --help."


class FileMissing(UsageError):
    """There is no such file."""

    code = "file_missing"
    http_status = 404
    remedy = "Check the path and its spelling."


class NotAFile(UsageError):
    """A directory stands where a file is wanted."""

    code = "not_a_file"
    remedy = "Name the files themselves, or use `greenlane batch` for a whole folder."


class UnknownChannel(UsageError):
    """There is no channel of that name."""

    code = "unknown_channel"
    http_status = 404
    remedy = "List the channels with `greenlane channels list`."


class InvalidShipment(UsageError):
    """The shipment file cannot be used."""

    code = "invalid_shipment"
    http_status = 422
    remedy = "Correct the named field; the README shows a complete shipment file."


class InvalidLocalValues(UsageError):
    """The file with your own values cannot be used."""

    code = "invalid_local_values"
    http_status = 422
    remedy = "Correct the named field; docs/channels.md shows a complete file."


class InvalidAccreditationList(UsageError):
    """The accreditation list cannot be used."""

    code = "invalid_accreditation_list"
    http_status = 422
    remedy = "Download the list again as CSV or XLSX, or correct the named row; docs/channels.md says how."


class InvalidSettings(UsageError):
    """A setting cannot be used."""

    code = "invalid_settings"
    http_status = 500
    remedy = "Correct the named environment variable; docs/operations.md describes each."


class InvalidCatalogue(UsageError):
    """A catalogue file cannot be used."""

    code = "invalid_catalogue"
    http_status = 500
    remedy = "Correct the named line, then run `greenlane channels check FILE`."


class DocumentUnreadable(GreenlaneError):
    """The document cannot be read."""

    code = "document_unreadable"
    exit_code = EXIT_UNREADABLE
    http_status = 422
    remedy = "Open it in a PDF viewer; if it opens there, print it to a new PDF and send that one."


class EmptyFile(DocumentUnreadable):
    """The file is empty."""

    code = "empty_file"
    remedy = "Send the file again: an upload or a download was cut off before it began."


class UnsupportedMedia(DocumentUnreadable):
    """The file is neither a PDF nor an image."""

    code = "unsupported_media"
    http_status = 415
    remedy = "Send the report as PDF, JPEG, PNG, TIFF or WebP; renaming a file does not change what it is."


class PasswordNeeded(DocumentUnreadable):
    """The PDF is locked with a password."""

    code = "password_needed"
    remedy = "Ask the laboratory for a copy without an opening password, or print it to a new PDF."


class Truncated(DocumentUnreadable):
    """The file ends before the document does."""

    code = "truncated"
    remedy = "Download or copy the file again: its end is missing."


LIMITS = {
    "page_limit": (" pages", "GREENLANE_PAGES"),
    "pixel_limit": (" pixels", "GREENLANE_PIXELS"),
    "side_limit": (" pixels on a side", "GREENLANE_SIDE_PIXELS"),
    "object_limit": (" drawn objects on a page", "GREENLANE_OBJECTS"),
    "stream_limit": (" bytes", "GREENLANE_STREAM_BYTES"),
    "upload_bytes": (" bytes", "GREENLANE_UPLOAD_BYTES"),
    "request_bytes": (" bytes", "GREENLANE_REQUEST_BYTES"),
    "resident_bytes": (" bytes", "GREENLANE_RESIDENT_BYTES"),
    "document_seconds": (" seconds", "GREENLANE_DOCUMENT_SECONDS"),
    "silence_seconds": (" seconds", "GREENLANE_SILENCE_SECONDS"),
    "drawing_seconds": (" seconds", "GREENLANE_DRAWING_SECONDS"),
}
"""What a limit counts, and the setting that raises it."""


class LimitExceeded(GreenlaneError):
    """A limit was exceeded."""

    code = "limit_exceeded"
    exit_code = EXIT_UNREADABLE
    http_status = 413
    remedy = "Split the document, or have the limit raised in the settings."

    def __init__(self, name: str, allowed: float, got: float) -> None:
        unit, setting = LIMITS.get(name, ("", ""))
        raised_by = f" (setting {setting})" if setting else ""
        super().__init__(
            f"The limit {name} was exceeded: asked {got:,.10g}{unit}, allowed {allowed:,.10g}{raised_by}.",
            name=name,
            allowed=allowed,
            got=got,
        )


class OutOfTime(LimitExceeded):
    """The time for this document is used up."""

    code = "out_of_time"
    remedy = "Send the document in smaller parts, or have the time limit raised in the settings."


class WorkerLost(GreenlaneError):
    """The process that read this document died."""

    code = "worker_lost"
    exit_code = EXIT_UNREADABLE
    http_status = 503
    retryable = True
    remedy = "Try once more; if it happens again, print the document to a new PDF and send that one."


class Quarantined(GreenlaneError):
    """The document was put aside after it stopped every process that read it."""

    code = "quarantined"
    exit_code = EXIT_UNREADABLE
    http_status = 422
    remedy = "Print the document to a new PDF and send that one, or ask the laboratory for another copy."


class Cancelled(GreenlaneError):
    """The work was cancelled."""

    code = "cancelled"
    http_status = 409
    remedy = "Start it again if it was cancelled by mistake."


class Stopped(GreenlaneError):
    """The work was stopped before it was done."""

    code = "stopped"
    exit_code = EXIT_STOPPED
    http_status = 503
    retryable = True
    remedy = "Run the same command again: it goes on where it was."


class StoreUnavailable(GreenlaneError):
    """The results store cannot be used."""

    code = "store_unavailable"
    http_status = 503
    retryable = True
    remedy = "Check that its disk has room and its database answers; what was stored before is kept."


class ToolMissing(GreenlaneError):
    """A program that reading needs is not installed."""

    code = "tool_missing"
    http_status = 503
    retryable = True
    remedy = "Run `greenlane doctor`: it names what is missing and how to get it."


class EngineFailed(GreenlaneError):
    """The OCR engine gave up on an image."""

    code = "engine_failed"
    http_status = 422
    exit_code = EXIT_UNREADABLE
    remedy = "Scan the page again, or send it as a PDF whose text can be selected."


class BadRequest(GreenlaneError):
    """The request cannot be understood."""

    code = "bad_request"
    exit_code = EXIT_USAGE
    http_status = 400
    remedy = "Correct what the detail names; /docs shows a complete request."


class InvalidField(BadRequest):
    """A field of the request cannot be used."""

    code = "invalid_field"
    http_status = 422
    remedy = "Correct the named field; /docs shows a complete request."


class KeyNeeded(GreenlaneError):
    """A valid API key is needed."""

    code = "key_needed"
    exit_code = EXIT_USAGE
    http_status = 401
    remedy = "Send `Authorization: Bearer KEY`; keys are made with `greenlane keys create`."


class NotAllowed(GreenlaneError):
    """This key may not do that."""

    code = "not_allowed"
    exit_code = EXIT_USAGE
    http_status = 403
    remedy = "Use a key with the named scope, or send the request from the service's own pages."


class NoSuchPlace(GreenlaneError):
    """There is nothing under this address."""

    code = "not_found"
    exit_code = EXIT_USAGE
    http_status = 404
    remedy = "Check the address; /docs lists every one."


class CheckUnknown(NoSuchPlace):
    """There is no such check."""

    code = "check_unknown"
    remedy = "Check the id; results are erased when their time is over."


class WrongMethod(BadRequest):
    """This address does not answer this method."""

    code = "wrong_method"
    http_status = 405
    remedy = "Use one of the methods that the Allow header names."


class OtherBody(GreenlaneError):
    """This Idempotency-Key was used for another request."""

    code = "other_body"
    exit_code = EXIT_USAGE
    http_status = 409
    remedy = "Use a new key for a new request."


class NoChannelFits(UsageError):
    """No channel asks for a standard that these papers name."""

    code = "no_channel_fits"
    http_status = 422
    remedy = "Choose a channel yourself; if the page that names the standard is missing, send it too."


class NotFinished(GreenlaneError):
    """The check has no result yet, or none at all."""

    code = "not_finished"
    exit_code = EXIT_USAGE
    http_status = 409
    remedy = "Wait until its state is `succeeded`."


class SlowBody(GreenlaneError):
    """The request came too slowly."""

    code = "slow_body"
    http_status = 408
    retryable = True
    remedy = "Send it again over a faster connection."


class Busy(GreenlaneError):
    """The service is busy."""

    code = "busy"
    http_status = 429
    retryable = True
    remedy = "Send it again after the seconds that Retry-After names."

    def __init__(self, name: str, allowed: float, got: float, seconds: int = 5) -> None:
        super().__init__(
            f"The limit {name} is reached: {got:g} of {allowed:g}.",
            name=name,
            allowed=allowed,
            got=got,
            seconds=seconds,
        )


class WebhookRefused(GreenlaneError):
    """This address cannot be told anything."""

    code = "webhook_refused"
    exit_code = EXIT_USAGE
    http_status = 422
    remedy = "Use an https address on the public internet, or have the settings allow private ones."


class InvalidExport(GreenlaneError):
    """An export would not be valid in its own format."""

    code = "invalid_export"
    remedy = "Take another format for now, and report this with the report's file: nothing of yours was lost."
