"""Signed notifications of finished checks."""

from datetime import datetime
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.documented import PROBLEMS
from api.security.callers import Serving, Subscriber
from jobs.store.service_tables import WebhookRow

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"], responses=PROBLEMS)

Event = Literal["check.succeeded", "check.failed", "check.cancelled"]


class NewWebhook(BaseModel):
    """Where to tell, and what."""

    url: str = Field(max_length=2000, examples=["https://broker.example/greenlane"])
    events: list[Event] = Field(
        default=["check.succeeded", "check.failed", "check.cancelled"], min_length=1, max_length=3
    )


class WebhookView(BaseModel):
    """A webhook; its secret is shown once, when it is made."""

    id: str
    url: str
    events: list[str]
    created_at: datetime


class WebhookMade(WebhookView):
    """A new webhook, with the secret that signs its messages (Standard Webhooks)."""

    secret: str


class WebhookList(BaseModel):
    """The tenant's webhooks."""

    webhooks: list[WebhookView]


@router.get("", response_model=WebhookList)
def list_webhooks(service: Serving, caller: Subscriber) -> WebhookList:
    """The tenant's webhooks, without secrets."""
    return WebhookList(webhooks=[_view(row) for row in service.outbox.all(caller.tenant)])


@router.post("", response_model=WebhookMade, status_code=201)
def make_webhook(wanted: NewWebhook, service: Serving, caller: Subscriber) -> WebhookMade:
    """Makes a webhook. Refused while webhooks are switched off, and for private networks."""
    row = service.outbox.subscribe(caller.tenant, wanted.url, tuple(dict.fromkeys(wanted.events)))
    service.store.audit(caller.actor, "webhook.create", row.id)
    return WebhookMade(**_view(row).model_dump(), secret=row.secret)


@router.delete("/{webhook_id}", status_code=204, response_class=Response)
def delete_webhook(webhook_id: str, service: Serving, caller: Subscriber) -> Response:
    """Ends a webhook, and what it still had to say."""
    service.outbox.unsubscribe(caller.tenant, webhook_id)
    service.store.audit(caller.actor, "webhook.delete", webhook_id)
    return Response(status_code=204)


def _view(row: WebhookRow) -> WebhookView:
    return WebhookView(id=row.id, url=row.url, events=row.events, created_at=row.created_at)
