"""For whoever runs the service: alive, ready, version, numbers."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import text
from starlette.responses import Response

from api.documented import PROBLEMS
from api.metrics import CONTENT_TYPE
from api.security.callers import Operator, Serving
from jobs.submission import engine_of
from models.exceptions import StoreUnavailable

router = APIRouter(tags=["operation"], responses=PROBLEMS)


class Alive(BaseModel):
    """The process answers."""

    status: str = "ok"


class Version(BaseModel):
    """What it takes to reproduce a verdict."""

    version: str
    ocr: dict[str, str]
    catalogue_digest: str


@router.get("/livez", response_model=Alive)
async def livez() -> Alive:
    """Whether the process answers; asks neither the store nor the workers."""
    return Alive()


@router.get("/readyz", response_model=Alive)
def readyz(service: Serving) -> Alive:
    """Whether checks can be accepted: the store answers and the engine takes checks up; else 503."""
    with service.store.session() as session:
        session.execute(text("SELECT 1"))
    if not service.engine.alive:
        raise StoreUnavailable("No checks are being taken up.")
    return Alive()


@router.get("/version", response_model=Version)
def version(service: Serving) -> Version:
    """The engine's version, its readers and the catalogue's digest."""
    engine = engine_of(service.catalogue)
    return Version(version=engine.version, ocr=engine.ocr, catalogue_digest=engine.catalogue_digest)


@router.get("/metrics", response_class=Response)
def metrics(service: Serving, caller: Operator) -> Response:  # noqa: ARG001 - the scope is what is asked
    """Numbers for Prometheus; needs the scope `operate` where keys are needed."""
    service.metrics.open_checks.set(service.records.open_count())
    return Response(service.metrics.page(), headers={"Content-Type": CONTENT_TYPE})
