"""The rooms of the house as a person sees them: each audience registers its own, the frame draws them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from .requests import PageRequest

Shown = Callable[[PageRequest], bool]


def always(request: PageRequest) -> bool:
    return True


@dataclass(frozen=True)
class Place:
    """One entry of a room's navigation. `label` is lazily translated; `covers` names the pages beneath it.

    `more` marks what is looked up now and then: wide pages keep it behind one word, so that the bar stays one line.
    """

    label: Any
    url_name: str
    covers: tuple[str, ...] = ()
    shown: Shown = always
    more: bool = False


@dataclass(frozen=True)
class Room:
    """The pages of one audience. `namespace` is the app_name of its URLs; `rank` decides whose home is first."""

    namespace: str
    label: Any
    shown: Shown
    places: tuple[Place, ...]
    rank: int
    order: int


@dataclass(frozen=True)
class Link:
    label: Any
    url: str
    current: bool
    more: bool = False


ROOMS: list[Room] = []
_address = cache(reverse)


def register(room: Room) -> None:
    """Called from an audience's AppConfig.ready."""
    ROOMS.append(room)
    ROOMS.sort(key=lambda known: known.order)


def open_rooms(request: PageRequest) -> list[Room]:
    """The rooms this person may enter."""
    if not request.user.is_authenticated:
        return []
    return [room for room in ROOMS if room.shown(request)]


def home_of(rooms: list[Room], *, mandated: bool) -> str:
    """Where a person lands after signing in.

    Who holds a mandate came for its desk, the room of the highest rank; everybody else begins with the first room,
    where it stands what waits.
    """
    best = max(rooms, key=lambda room: room.rank) if mandated else rooms[0]
    return _address(best.places[0].url_name)


def _current(request: PageRequest) -> tuple[str, str]:
    match = request.resolver_match
    return (match.namespace, match.view_name) if match else ("", "")


def room_links(request: PageRequest, rooms: list[Room]) -> list[Link]:
    here, _view = _current(request)
    return [Link(room.label, _address(room.places[0].url_name), room.namespace == here) for room in rooms]


def place_links(request: PageRequest, rooms: list[Room]) -> list[Link]:
    """The entries of the room the page belongs to."""
    here, view = _current(request)
    room = next((room for room in rooms if room.namespace == here), None)
    places = [place for place in room.places if place.shown(request)] if room else []
    current = _place_of(view, request.path, places)
    return [Link(place.label, _address(place.url_name), place is current, place.more) for place in places]


def _place_of(view: str, path: str, places: list[Place]) -> Place | None:
    """By name; a form that was refused stands at an address of its own beneath that of its page."""
    named = (place for place in places if view == place.url_name or view in place.covers)
    above = [place for place in places if _is_beneath(path, _address(place.url_name))]
    return next(named, None) or max(above, key=lambda place: len(_address(place.url_name)), default=None)


def _is_beneath(path: str, address: str) -> bool:
    """The first page of a room lies above all others, and is none of theirs."""
    return address.count("/") > 1 and path.startswith(f"{address}/")


def items(links: list[Link]) -> SafeString:
    """Entries of a list, made once: the frame shows them two or three times on every page."""
    shape, here = '<li><a href="{}"{}>{}</a></li>', SafeString(' aria-current="page"')
    return format_html_join("", shape, ((link.url, here if link.current else "", link.label) for link in links))


def bar(links: list[Link]) -> SafeString:
    """Entries of the wide bar: what is needed daily, the rest behind one word that opens without scripts."""
    rest = [link for link in links if link.more]
    if len(rest) < 2:
        return items(links)
    shape = '{}<li class="room-more"><details><summary{}>{}</summary><ul>{}</ul></details></li>'
    here = next((link for link in rest if link.current), None)
    daily = items([link for link in links if not link.more])
    is_here = SafeString(' class="is-here"') if here else ""
    return format_html(shape, daily, is_here, here.label if here else pgettext("navigasi", "Lainnya"), items(rest))
