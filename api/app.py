"""The application: parts opened, layers put around, routers put in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from api.intake import Intake
from api.metrics import Metrics
from api.middleware.body import BodyLimit
from api.middleware.context import RequestContext
from api.middleware.headers import SecurityHeaders
from api.middleware.origin import OwnOrigin
from api.middleware.seam import Seam
from api.page import checks as check_page
from api.page import entering, files, history, queue, sending
from api.page import people as people_page
from api.page import portfolio as portfolio_page
from api.page.errors import greenlane_error, http_error, validation_error
from api.routers import (
    batches,
    channels,
    checks,
    docs,
    exports,
    operation,
    papers,
    people,
    portfolio,
    sessions,
    webhooks,
)
from api.security.keys import Keys
from api.security.rates import Rates
from api.service import Service
from api.tracing import Tracing, tracing_of
from catalog import Catalogue, load_catalogue
from catalog.local_file import load_local
from jobs.checks.engine import InProcessEngine
from jobs.checks.orders import CheckRecord, State
from jobs.drawing import Drawing
from jobs.settings import Settings
from jobs.store import Store, open_store
from jobs.webhooks.outbox import Outbox
from jobs.workers import WorkerPool
from models.exceptions import GreenlaneError
from models.version import VERSION

DESCRIPTION = (
    "Reads laboratory test reports and says whether they satisfy a customs green channel, and if not, "
    "what is missing and how to mend it. Errors are problem details (RFC 9457)."
)

PAGE = tuple(
    room.router
    for room in (sending, check_page, people_page, queue, history, portfolio_page, entering, files)
)

ROUTERS = tuple(
    room.router
    for room in (
        checks,
        papers,
        exports,
        people,
        batches,
        channels,
        portfolio,
        webhooks,
        sessions,
        operation,
        docs,
    )
)


def open_service(settings: Settings, queued: bool = True) -> Service:
    """Opens every part; nothing works yet. Raises StoreUnavailable, InvalidCatalogue.

    Without the queue this process works alone, and its process may hold several services.
    """
    catalogue = load_catalogue(load_local(settings.local) if settings.local else None)
    store = open_store(settings)
    engine = _engine(settings, store, catalogue, queued)
    keys, metrics, outbox = Keys(store), Metrics(), Outbox(settings, store)
    tracing = tracing_of(settings)
    engine.on_final = lambda record: _tell(metrics, outbox, tracing, record)
    return Service(
        settings=settings,
        catalogue=catalogue,
        store=store,
        engine=engine,
        records=engine.records,
        judge=engine.judge,
        drawing=Drawing(settings),
        keys=keys,
        rates=Rates(),
        metrics=metrics,
        outbox=outbox,
        tracing=tracing,
        intake=Intake(settings.inflight_bytes),
        keys_needed=keys.exist(),
    )


def _engine(settings: Settings, store: Store, catalogue: Catalogue, queued: bool) -> InProcessEngine:
    if not queued:
        return InProcessEngine(settings, store, WorkerPool(settings), catalogue)
    from jobs.checks.queued import QueuedEngine

    return QueuedEngine(settings, store, WorkerPool(settings), catalogue)


def close_service(service: Service) -> None:
    """Closes every part; what was accepted and is not done stays accepted."""
    service.engine.close()
    service.outbox.close()
    service.drawing.close()
    service.tracing.close()
    service.store.engine.dispose()


def create_app(service: Service) -> FastAPI:
    """The application over an opened service; it starts and closes the service with itself."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - Starlette's signature
        await run_in_threadpool(service.engine.start)
        service.outbox.start()
        service.drawing.warm()
        yield
        await run_in_threadpool(close_service, service)

    app = FastAPI(
        title="Greenlane",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        middleware=_layers(service),
        redirect_slashes=False,
    )
    app.state.service = service
    app.add_exception_handler(GreenlaneError, greenlane_error)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(HTTPException, http_error)
    for one in (*ROUTERS, *PAGE):
        app.include_router(one)
    service.tracing.watch(app)
    return app


def _layers(service: Service) -> list[Middleware]:
    """From the outside in."""
    return [
        Middleware(RequestContext, metrics=service.metrics),
        Middleware(SecurityHeaders),
        Middleware(Seam, service=service),
        Middleware(OwnOrigin, service=service),
        Middleware(BodyLimit, service=service),
    ]


def _tell(metrics: Metrics, outbox: Outbox, tracing: Tracing, record: CheckRecord) -> None:
    """A check became final: counted, traced, and told to whoever asked to be told."""
    tracing.tell(record)
    metrics.finished.labels(record.state, record.verdict or "none").inc()
    if record.finished_at is not None:
        metrics.check_seconds.observe((record.finished_at - record.created_at).total_seconds())
    event = f"check.{State(record.state)}"
    outbox.tell(record.tenant, event, {"check": record.id, "state": record.state, "verdict": record.verdict})
