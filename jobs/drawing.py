"""Pictures of pages and papers with marks, drawn in a process of their own: a document stays hostile."""

import json
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from exports.people import NOBODY, People
from jobs.settings import Settings
from models.exceptions import Busy, DocumentUnreadable, GreenlaneError, NoSuchPlace, OutOfTime, WorkerLost
from models.verification import Verification


@dataclass(frozen=True, slots=True)
class Kept:
    """A document: its hash, its sender's name for it, and the file on this machine that is it or holds it."""

    sha256: str
    file_name: str
    path: str


Place = tuple[str, str]
"""A document: its hash, and the file on this machine that is it or holds it."""

Sizes = tuple[tuple[float, float], ...]
"""Width and height of pages, in points."""

SIZES_REMEMBERED = 2_000
DRAWINGS_BEFORE_RECYCLING = 500
MOST_WAITING = 16
"""Requests that may wait for a drawing: each holds a thread of the service."""


class Drawing:
    """One process that draws, killed when it takes too long. Close it."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.drawing_seconds
        self._sizes: dict[Place, Sizes] = {}
        self._waiting = threading.BoundedSemaphore(MOST_WAITING)
        self._pool = ProcessPool(
            max_workers=1,
            max_tasks=DRAWINGS_BEFORE_RECYCLING,
            context=multiprocessing.get_context("forkserver"),
            initializer=_bound,
            initargs=[settings.address_space_bytes],
        )

    def warm(self) -> None:
        """Starts the process, so that nobody waits for it; returns at once."""
        self._pool.schedule(_nothing)

    def page(self, place: Place, number: int, dpi: int) -> bytes:
        """A page as PNG. Raises NoSuchPlace, DocumentUnreadable, LimitExceeded."""
        return self._drawn(draw_page, place, number, dpi)

    def annotated(
        self, place: Place, result: Verification, language: str = "en", local: Path | None = None
    ) -> bytes:
        """The document as PDF with the findings' evidence marked. Raises DocumentUnreadable."""
        return self._drawn(draw_annotated, place, result.model_dump_json(), language, local)

    def report(
        self,
        places: Sequence[Place],
        result: Verification,
        language: str,
        local: Path | None,
        people: People = NOBODY,
    ) -> bytes:
        """The verdict as one HTML file with pictures of the evidence and what people said."""
        return self._drawn(draw_report, list(places), result.model_dump_json(), language, local, people)

    def bundle(
        self,
        papers: Sequence[Kept],
        result: Verification,
        language: str,
        local: Path | None,
        people: People = NOBODY,
    ) -> bytes:
        """The evidence bundle: one archive of documents, verdict, evidence and sources."""
        return self._drawn(draw_bundle, list(papers), result.model_dump_json(), language, local, people)

    def sizes(self, place: Place) -> Sizes:
        """Width and height of every page in points, as displayed. Raises DocumentUnreadable.

        A document is kept under its hash and never changes: its sizes are remembered.
        """
        known = self._sizes.get(place)
        if known is None:
            measured = json.loads(self._drawn(measure_pages, place))
            known = tuple((float(width), float(height)) for width, height in measured)
            if len(self._sizes) >= SIZES_REMEMBERED:
                self._sizes.clear()
            self._sizes[place] = known
        return known

    def close(self) -> None:
        """Ends the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _drawn(self, function: Callable[..., Any], *arguments: object) -> bytes:
        if not self._waiting.acquire(blocking=False):
            raise Busy("drawings", MOST_WAITING, MOST_WAITING, 1)
        try:
            found = self._answer(function, arguments)
        finally:
            self._waiting.release()
        if isinstance(found, bytes):
            return found
        raise NoSuchPlace if found == NoSuchPlace.code else DocumentUnreadable(str(found))

    def _answer(self, function: Callable[..., Any], arguments: Sequence[object]) -> object:
        future = self._pool.schedule(function, args=list(arguments), timeout=self._seconds)
        try:
            found: object = future.result()
        except Late as cause:
            raise OutOfTime("drawing_seconds", self._seconds, self._seconds) from cause
        except ProcessExpired as cause:
            raise WorkerLost("The process that drew this died.") from cause
        return found


def _nothing() -> None:
    from parser.reading import rendering  # noqa: F401 - what every drawing needs


def _content(place: Place) -> bytes:
    """The document's bytes. Raises DocumentUnreadable where the file no longer holds it."""
    from parser.enclosed import paper_in

    sha256, path = place
    data = paper_in(Path(path).read_bytes(), sha256)
    if data is None:
        raise DocumentUnreadable
    return data


def draw_page(place: Place, number: int, dpi: int) -> bytes | str:
    """A page as PNG, or what went wrong."""
    from PIL import Image

    from jobs.limits import reading_options
    from parser.reading.rendering import PageRenderer

    try:
        with PageRenderer(_content(place), reading_options()) as pages:
            picture = Image.fromarray(pages.render(number, dpi))
    except IndexError:
        return NoSuchPlace.code
    except GreenlaneError as error:
        return error.message
    out = BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def measure_pages(place: Place) -> bytes | str:
    """Every page's width and height in points as JSON, or what went wrong."""
    from jobs.limits import reading_options
    from parser.reading.rendering import PageRenderer

    try:
        with PageRenderer(_content(place), reading_options()) as pages:
            return json.dumps(pages.sizes()).encode()
    except GreenlaneError as error:
        return error.message


def draw_bundle(papers: list[Kept], result: str, language: str, local: Path | None, people: People) -> bytes:
    """The evidence bundle."""
    from catalog.texts import Texts
    from exports.bundle import bundle

    places = [(one.sha256, one.path) for one in papers]
    html = draw_report(places, result, language, local, people).decode()
    documents = {one.sha256: (one.file_name, _content((one.sha256, one.path))) for one in papers}
    verification = Verification.model_validate_json(result)
    channel = _catalogue(local).channels[verification.channel.id]
    return bundle(verification, channel, documents, html, Texts(_catalogue(local), language))


def draw_annotated(place: Place, result: str, language: str, local: Path | None) -> bytes | str:
    """The document with its marks, or what went wrong."""
    from catalog.texts import Texts
    from exports.annotated_pdf import annotated_pdf, highlights_of

    verification = Verification.model_validate_json(result)
    try:
        marks = highlights_of(verification, place[0], Texts(_catalogue(local), language))
        return annotated_pdf(_content(place), marks)
    except GreenlaneError as error:
        return error.message


def draw_report(places: list[Place], result: str, language: str, local: Path | None, people: People) -> bytes:
    """The HTML report."""
    from catalog.texts import Texts
    from exports.html_report import html_report
    from jobs.page_images import PageImages

    verification = Verification.model_validate_json(result)
    catalogue = _catalogue(local)
    channel = catalogue.channels[verification.channel.id]

    documents = {place[0]: _content(place) for place in places}
    with PageImages(documents) as images:
        name: str = getattr(channel.name, language)
        return html_report(
            verification, Texts(catalogue, language), language, name, images.crop, people
        ).encode()


@cache
def _catalogue(local: Path | None):  # type: ignore[no-untyped-def]
    from catalog import load_catalogue
    from catalog.local_file import load_local

    return load_catalogue(load_local(local) if local else None)


def _bound(address_space: int) -> None:
    os.setsid()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = address_space if hard == resource.RLIM_INFINITY else min(address_space, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
