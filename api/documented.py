"""What the API description says of forms, headers and errors; its examples are run by the tests."""

from typing import Any

from api.problems import MEDIA_TYPE, Problem

_CODES = (400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 503)

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem, "description": "A problem (RFC 9457).", "content": {MEDIA_TYPE: {}}}
    for code in _CODES
}

SHIPMENT_EXAMPLE = (
    '{"bill_of_lading": "NGBO26110412", "port_of_loading": "CNNGB", "destination": "US",'
    ' "departs_on": "2026-12-05", "exporter": "Example Toys Co., Ltd.",'
    ' "lines": [{"sku": "JY-201", "description": "Glitter squishy", "hs_code": "9503.00"}]}'
)

CHECK_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files", "channel"],
                    "additionalProperties": False,
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                            "description": "PDF, JPEG, PNG, TIFF or WebP: the papers of one submission.",
                        },
                        "channel": {
                            "type": "string",
                            "examples": ["ningbo-stem-toy"],
                            "description": "A channel, or `propose`: the one whose standard the papers name.",
                        },
                        "shipment": {
                            "type": "string",
                            "description": "YAML or JSON, as text or as a file.",
                            "examples": [SHIPMENT_EXAMPLE],
                        },
                        "as_of": {"type": "string", "format": "date", "examples": ["2026-11-20"]},
                    },
                }
            }
        },
    },
    "parameters": [
        {"name": "Prefer", "in": "header", "schema": {"type": "string"}, "example": "wait=30"},
        {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}, "example": "order-4711"},
    ],
}

WAIT_HEADERS: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "Accepted; follow `Location`.",
        "headers": {
            "Location": {"schema": {"type": "string"}},
            "Retry-After": {"schema": {"type": "string"}},
        },
    }
}

BATCH_FORM: dict[str, Any] = {**CHECK_FORM, "parameters": CHECK_FORM["parameters"][1:]}
"""A batch is posted as a check is; it is never waited for."""
