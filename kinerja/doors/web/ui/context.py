"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from . import navigation
from .requests import PageRequest


def house(request: PageRequest) -> dict[str, Any]:
    """The frame's own needs; a page that fails before the middleware ran still gets its frame."""
    if not hasattr(request, "actor"):
        return {
            "agency": None,
            "rooms": [],
            "places": [],
            "place_items": "",
            "place_bar": "",
            "who": "",
            "languages": settings.LANGUAGES,
            "has_notices": False,
        }
    rooms = navigation.open_rooms(request)
    places = navigation.place_links(request, rooms)
    return {
        "agency": request.agency,
        "actor": request.actor,
        "who": request.actor.name if request.user.is_authenticated else "",
        "rooms": navigation.room_links(request, rooms),
        "places": places,
        "place_items": navigation.items(places),
        "place_bar": navigation.bar(places),
        "has_notices": request.actor.employee_id is not None,
        "unread": request.unread,
        "languages": settings.LANGUAGES,
    }
