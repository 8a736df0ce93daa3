"""What every page of the desk begins with."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.http import Http404

from kinerja.doors.web.shown.form_pages import form_page
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require

__all__ = ["by", "enter", "form_page", "given", "key_of", "one"]

M = TypeVar("M", bound=models.Model)


def enter(request: PageRequest) -> None:
    """The desk is for those who look after the data; each verb asks its own permission again."""
    require(request.actor, Permission.ORGANISATION_CHANGE)


def one(rows: QuerySet[M], key: Any) -> M:
    """The row of the address, or the page that says there is none."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def given(form: HouseForm) -> dict[str, Any]:
    """What a form says to a command."""
    return {name: value for name, value in form.cleaned_data.items() if name != "submission"}


def key_of(text: str) -> UUID | None:
    """A key from an address or a form; a text that is none means nothing was chosen."""
    try:
        return UUID(text)
    except ValueError:
        return None
