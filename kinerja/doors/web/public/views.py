"""What anybody may see."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kinerja.doors.web.ui.navigation import home_of, open_rooms
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads


@reads(public=True)
def home(request: PageRequest) -> HttpResponse:
    """The public front page; who has signed in goes to the room of the highest rank."""
    if request.user.is_authenticated and (rooms := open_rooms(request)):
        return HttpResponseRedirect(home_of(rooms))
    return render(request, "public/home.html", {})
