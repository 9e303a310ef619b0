"""Forms of the page are sent by browsers, which say from where: one that does not say is refused."""

from typing import Annotated

from fastapi import Depends, Request

from models.exceptions import NotAllowed


def from_our_page(request: Request) -> None:
    """Raises NotAllowed where neither header is there; the middleware has refused every other origin."""
    if not request.headers.get("origin") and not request.headers.get("sec-fetch-site"):
        raise NotAllowed("A form of this page is sent by a browser, with its origin.")


OurPage = Annotated[None, Depends(from_our_page)]
