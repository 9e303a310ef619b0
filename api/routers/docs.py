"""The API described for people: one page made from the OpenAPI description, without scripts."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from api.page.looks import asset

router = APIRouter(include_in_schema=False)

CODE = re.compile(r"`([^`]+)`")

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Greenlane API</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="{tokens}"><link rel="stylesheet" href="{page}"></head><body>'
    '<header class="top"><a class="brand" href="/">Greenlane</a></header><main><h1>Greenlane API</h1>'
    "{body}</main></body></html>"
)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every call with what it takes; the whole description is at /openapi.json."""
    described: dict[str, Any] = request.app.openapi()
    calls = "".join(_calls(described))
    intro = f'<p>{escape(described["info"]["description"])}</p><p><a href="/openapi.json">OpenAPI</a></p>'
    styles = {"tokens": asset("tokens.css"), "page": asset("page.css")}
    return HTMLResponse(PAGE.format(body=intro + calls, **styles))


def _calls(described: dict[str, Any]) -> Iterator[str]:
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            text = CODE.sub(r"<code>\1</code>", escape(call.get("description", "")))
            taken = "".join(_parameters(call)) + "".join(_fields(call))
            yield f'<section class="card"><h2><code>{method.upper()} {escape(path)}</code></h2><p>{text}</p>'
            yield f"<dl>{taken}</dl></section>" if taken else "</section>"


def _parameters(call: dict[str, Any]) -> Iterator[str]:
    for parameter in call.get("parameters", ()):
        said = parameter.get("description") or parameter.get("example") or parameter["in"]
        yield f"<dt><code>{escape(parameter['name'])}</code></dt><dd>{escape(str(said))}</dd>"


def _fields(call: dict[str, Any]) -> Iterator[str]:
    for content in call.get("requestBody", {}).get("content", {}).values():
        for name, field in content.get("schema", {}).get("properties", {}).items():
            said = field.get("description") or ", ".join(map(str, field.get("examples", ()))) or "required"
            yield f"<dt><code>{escape(name)}</code></dt><dd>{escape(said)}</dd>"
