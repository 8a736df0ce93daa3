"""What every page of the desk begins with."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require

M = TypeVar("M", bound=models.Model)


def enter(request: PageRequest) -> None:
    """The desk is for those who look after the data; each verb asks its own permission again."""
    require(request.actor, Permission.ORGANISATION_CHANGE)


def by(request: PageRequest) -> dict[str, Any]:
    """The actor and the clock, for a command."""
    return {"actor": request.actor, "now": request.now}


def one(rows: QuerySet[M], key: Any) -> M:
    """The row of the address, or the page that says there is none."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def form_page(
    request: PageRequest,
    form: HouseForm,
    *,
    title: str,
    button: str,
    up: tuple[str, str],
    lead: str = "",
    **more: Any,
) -> HttpResponse:
    """A page that is one form: its title, a sentence, its fields, one button. `up`: label, address of the page above.

    A form that was sent and came back answers with the status of its refusal.
    """
    context = {"form": form, "title": title, "lead": lead, "button": button, "up_label": up[0], "up_url": up[1]}
    return render(request, "personnel/form.html", context | more, status=form.status if form.is_bound else 200)


def given(form: HouseForm) -> dict[str, Any]:
    """What a form says to a command."""
    return {name: value for name, value in form.cleaned_data.items() if name != "submission"}


def key_of(text: str) -> UUID | None:
    """A key from an address or a form; a text that is none means nothing was chosen."""
    try:
        return UUID(text)
    except ValueError:
        return None
