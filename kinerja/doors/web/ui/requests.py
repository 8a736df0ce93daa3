"""The request as a page receives it: who is asking, when, in which agency."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from kinerja.platform.access.actors import Actor


class PageRequest(HttpRequest):
    """For annotations only: the middleware sets these on Django's own request."""

    actor: Actor
    now: datetime
    agency: Any
    unread: int
    """Notices not read yet."""


def by(request: PageRequest) -> dict[str, Any]:
    """The two arguments of every command: who is asking, and when."""
    return {"actor": request.actor, "now": request.now}
