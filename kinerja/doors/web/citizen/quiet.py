"""Pages whose address is their key."""

from __future__ import annotations

from django.http import HttpResponse


def quietly(response: HttpResponse) -> HttpResponse:
    """No search engine keeps it, and no cache that others share."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-cache"
    return response
