"""The channels with their requirements and sources."""

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import Response

from api.documented import PROBLEMS
from api.routers.checks import language_of
from api.security.callers import Reader, Serving
from jobs.submission import channel_of
from models.channel import Channel

router = APIRouter(prefix="/v1/channels", tags=["channels"], responses=PROBLEMS)


class ChannelSummary(BaseModel):
    """A channel in a list."""

    id: str
    version: str
    status: str
    name: str
    requirements: list[str]


class ChannelList(BaseModel):
    """Every channel."""

    channels: list[ChannelSummary]


@router.get("", response_model=ChannelList)
def list_channels(request: Request, service: Serving, caller: Reader) -> ChannelList:  # noqa: ARG001
    """Every channel, by id."""
    language = language_of(request)
    return ChannelList(
        channels=[
            ChannelSummary(
                id=channel.id,
                version=channel.version,
                status=channel.status,
                name=getattr(channel.name, language),
                requirements=[str(demand.id) for demand in channel.requirements],
            )
            for _, channel in sorted(service.catalogue.channels.items())
        ]
    )


@router.get("/{channel_id}", response_model=Channel, responses={304: {"description": "Nothing changed."}})
def get_channel(request: Request, channel_id: str, service: Serving, caller: Reader) -> Response:  # noqa: ARG001
    """A channel: each requirement with its values, status and sources."""
    channel = channel_of(service.catalogue, channel_id)
    etag = f'"{service.catalogue.digest[:24]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(channel.model_dump_json(), media_type="application/json", headers=headers)
