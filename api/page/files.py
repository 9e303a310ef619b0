"""The page's own files: a few, named one by one, kept by browsers for as long as they do not change."""

from fastapi import APIRouter
from starlette.responses import Response

from api.page.looks import STATIC, YEAR
from models.exceptions import NoSuchPlace

router = APIRouter(include_in_schema=False)

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
FILES = {file.name: file for file in sorted(STATIC.iterdir()) if file.suffix in TYPES}


@router.get("/static/{name}")
def static_file(name: str) -> Response:
    """A file of the page. Raises NoSuchPlace for every name that is not one of them."""
    file = FILES.get(name)
    if file is None:
        raise NoSuchPlace
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return Response(file.read_bytes(), media_type=TYPES[file.suffix], headers=headers)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The mark, where browsers look for it unasked."""
    return static_file("mark.svg")
