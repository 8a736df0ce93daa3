"""Pages that are one form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest


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
    return render(request, "shown/form.html", context | more, status=form.status if form.is_bound else 200)
