"""What goes wrong on the page is told on the page: whole for a browser, as a notice for a part of one."""

from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from api.page.looks import shown, texts_of
from api.problems import headers_of, of_greenlane, of_http, of_validation, problem_of
from models.exceptions import GreenlaneError, InvalidField, KeyNeeded, NoSuchPlace

INTO_THE_NOTICE = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML", "HX-Reselect": ".notice"}
"""Where a part of the page puts an error, whatever it asked for."""

ELSEWHERE = ("/v1/", "/livez", "/readyz", "/metrics", "/version", "/openapi.json")


def of_the_page(request: Request) -> bool:
    """Whether a person waits for this answer."""
    if request.url.path.startswith(ELSEWHERE):
        return False
    return "text/html" in request.headers.get("accept", "") or "hx-request" in request.headers


async def greenlane_error(request: Request, error: Exception) -> Response:
    """The seam for our own errors."""
    if not of_the_page(request) or not isinstance(error, GreenlaneError):
        return await of_greenlane(request, error)
    return told(request, error)


async def validation_error(request: Request, error: Exception) -> Response:
    """The seam for fields that FastAPI refuses."""
    if not of_the_page(request):
        return await of_validation(request, error)
    return told(request, InvalidField())


async def http_error(request: Request, error: Exception) -> Response:
    """The seam for addresses that there are not."""
    if not of_the_page(request) or getattr(error, "status_code", 0) != 404:
        return await of_http(request, error)
    return told(request, NoSuchPlace())


def told(request: Request, error: GreenlaneError) -> Response:
    """The error as a page or a notice; who has no key is led to where one is asked for."""
    part = "hx-request" in request.headers
    if isinstance(error, KeyNeeded) and not request.url.path.startswith("/signin"):
        return _to_the_door(request, part)
    problem = problem_of(error, texts_of(request), request.url.path, request.state.request_id)
    answer = shown(request, "notice.html" if part else "error.html", {"problem": problem}, problem.status)
    answer.headers.update(
        {**headers_of(error), "HX-Retarget": "#notice", "HX-Reswap": "innerHTML", "HX-Reselect": ".notice"}
    )
    return answer


def _to_the_door(request: Request, part: bool) -> Response:
    wanted = request.url.path if request.method == "GET" else "/"
    place = f"/signin?next={quote(wanted)}"
    if part:
        return Response(status_code=204, headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)
