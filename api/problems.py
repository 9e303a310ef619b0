"""Errors of one shape everywhere: problem details (RFC 9457) with a code, whether to retry, and the limit."""

import json
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.language import wanted_language
from api.service import Service
from catalog.texts import Texts
from models.exceptions import (
    BadRequest,
    GreenlaneError,
    InvalidField,
    LimitExceeded,
    NoSuchPlace,
    WrongMethod,
)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
TITLES = {
    400: "Bad request",
    401: "Key needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported content",
    422: "Cannot be used",
    429: "Busy",
    500: "Internal error",
    503: "Unavailable",
}


class Limit(BaseModel):
    """The limit that was hit."""

    name: str
    allowed: float | None = None
    got: float | None = None


class Problem(BaseModel):
    """What every error answers (RFC 9457)."""

    type: str = Field(examples=["about:blank#unknown_channel"])
    title: str
    status: int
    detail: str
    instance: str
    code: str = Field(description="Stable; what a program should look at.")
    retryable: bool
    remedy: str = Field(description="What to do next.")
    limit: Limit | None = None
    request_id: str | None = None


def problem_of(error: GreenlaneError, texts: Texts, instance: str, request_id: str | None = None) -> Problem:
    """The problem that an error stands for, in the reader's language."""
    detail, remedy = texts.error(error)
    status = error.http_status
    return Problem(
        type=f"about:blank#{error.code}",
        title=TITLES.get(status, "Error"),
        status=status,
        detail=detail,
        instance=instance,
        code=error.code,
        retryable=error.retryable,
        remedy=remedy,
        limit=limit_of(error.details),
        request_id=request_id,
    )


def limit_of(details: Mapping[str, Any]) -> Limit | None:
    """The limit that an error's details name."""
    if "name" not in details or "allowed" not in details:
        return None
    return Limit(name=str(details["name"]), allowed=details["allowed"], got=details.get("got"))


def headers_of(error: GreenlaneError) -> dict[str, str]:
    """What the status asks to be said in headers."""
    headers = {"Cache-Control": "no-store"}
    if error.http_status in (429, 503):
        headers["Retry-After"] = str(error.details.get("seconds", RETRY_SECONDS))
    if error.http_status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="greenlane"'
    if error.http_status in (408, 413):
        headers["Connection"] = "close"
    return headers


def response_of(
    error: GreenlaneError, scope: Mapping[str, Any], service: Service, extra: Mapping[str, str] | None = None
) -> Response:
    """The answer to a request that failed."""
    spoken = dict(scope.get("headers") or ()).get(b"accept-language", b"").decode("latin-1")
    texts = Texts(service.catalogue, wanted_language(spoken))
    state = scope.get("state") or {}
    problem = problem_of(error, texts, str(scope.get("path", "")), state.get("request_id"))
    body = json.dumps(problem.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    return Response(
        body, problem.status, headers={**headers_of(error), **(extra or {})}, media_type=MEDIA_TYPE
    )


async def of_greenlane(request: Request, error: Exception) -> Response:
    """The seam for our own errors."""
    known = error if isinstance(error, GreenlaneError) else GreenlaneError()
    return response_of(known, request.scope, request.app.state.service)


async def of_validation(request: Request, error: Exception) -> Response:
    """The seam for what FastAPI finds wrong with a request."""
    said = str(error)
    if isinstance(error, RequestValidationError):
        said = "; ".join(
            f"{'.'.join(str(part) for part in mistake['loc'])}: {mistake['msg']}"
            for mistake in error.errors()[:5]
        )
    return response_of(InvalidField(said[:2000]), request.scope, request.app.state.service)


async def of_http(request: Request, error: Exception) -> Response:
    """The seam for what the router and the form parser raise."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(getattr(error, "detail", ""))
    headers = getattr(error, "headers", None)
    return response_of(_of_status(status, detail), request.scope, request.app.state.service, headers)


def _of_status(status: int, detail: str) -> GreenlaneError:
    if status == 404:
        return NoSuchPlace()
    if status == 405:
        return WrongMethod()
    if status == 413:
        return LimitExceeded("request_part", 0, 0)
    return BadRequest(detail or None) if status < 500 else GreenlaneError()
