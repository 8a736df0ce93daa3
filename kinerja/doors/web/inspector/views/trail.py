"""The audit trail: who did what to what, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinerja.doors.web.inspector.export import lines
from kinerja.doors.web.inspector.filters import TrailFilter
from kinerja.doors.web.inspector.words import field_in_words, thing_in_words, verb_in_words
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.teaching.models import LessonRecord
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.queries import entries_visible_to
from kinerja.platform.audit.trail import seen
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.models import Plan

# Kinds of things that belong to a person, and where the name of that person stands.
OWNED: tuple[tuple[Any, str], ...] = (
    (Employee, "name"),
    (Evaluation, "employee__name"),
    (Plan, "employee__name"),
    (Appointment, "employee__name"),
    (ActivityReport, "employee__name"),
    (LessonRecord, "slot__teacher__name"),
)


@dataclass(frozen=True)
class Line:
    """One entry as a row of the list."""

    entry: Entry
    act: str
    thing: str
    subject: str
    by: str
    about: str


@dataclass(frozen=True)
class Fact:
    """One key of an entry's data; `before` only where something was replaced."""

    label: str
    value: Any
    before: Any = None
    changed: bool = False


@reads
def trail(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    form = TrailFilter(request.GET)
    page = page_by_key(request, form.narrow(entries_visible_to(request.actor)), descending=True, clean=int)
    asked = form.cleaned_data
    context = {
        "form": form,
        "page": page,
        "lines": _lines(page.rows),
        "thing": _name_of(asked["jenis"], asked["benda"]) if asked.get("jenis") and asked.get("benda") else "",
        "person": _person(asked.get("pelaku")),
        "query": request.GET.urlencode(),
    }
    return render(request, "inspector/trail.html", context)


def _lines(entries: Iterable[Entry]) -> list[Line]:
    names = _names(entries)
    home = reverse("inspector:trail")
    return [
        Line(
            entry=entry,
            act=verb_in_words(entry.verb),
            thing=thing_in_words(entry.thing_type) if entry.thing_type else "",
            subject=names.get(entry.thing_id, ""),
            by=f"{home}?pelaku={entry.actor_user}" if entry.actor_user else "",
            about=f"{home}?jenis={entry.thing_type}&benda={entry.thing_id}" if entry.thing_type else "",
        )
        for entry in entries
    ]


def _names(entries: Iterable[Entry]) -> dict[str, str]:
    """Whom the things belong to, by key; one statement, whatever kinds stand on the page."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        keys.setdefault(entry.thing_type, set()).add(entry.thing_id)
    asked = [
        model._base_manager.filter(pk__in=keys[model._meta.label]).order_by().values_list("pk", name)
        for model, name in OWNED
        if model._meta.label in keys
    ]
    return {str(key): owner for key, owner in asked[0].union(*asked[1:], all=True)} if asked else {}


def _name_of(thing_type: str, key: str) -> str:
    """What the thing is called today; its kind where it is gone."""
    try:
        thing = apps.get_model(thing_type)._base_manager.filter(pk=key).first()
    except (LookupError, ValueError, ValidationError):
        thing = None
    kind = thing_in_words(thing_type)
    return f"{kind}: {thing}" if thing else kind


def _person(user: Any) -> str:
    if user is None:
        return ""
    latest = Entry.objects.filter(actor_user=user).order_by("-id").values_list("actor_name", flat=True)
    return latest.first() or ""


@reads
def entry(request: PageRequest, key: int) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    found = entries_visible_to(request.actor).filter(pk=key).first()
    if found is None:
        raise Http404
    context = {
        "line": _lines([found])[0],
        "name": _name_of(found.thing_type, found.thing_id) if found.thing_type else "",
        "facts": _facts(found),
    }
    return render(request, "inspector/entry.html", context)


def _facts(found: Entry) -> list[Fact]:
    facts = []
    for name, value in found.data.items():
        if name == "changed" and isinstance(value, dict):
            facts += [_change(found.thing_type, field, pair) for field, pair in value.items()]
        elif value not in ("", None, [], {}):
            facts.append(Fact(field_in_words(found.thing_type, name), _plain(value)))
    return facts


def _change(thing_type: str, field: str, pair: Any) -> Fact:
    before, after = pair if isinstance(pair, list) and len(pair) == 2 else ("", pair)
    return Fact(field_in_words(thing_type, field), _plain(after), _plain(before), changed=True)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return str(value)


@reads
def export(request: PageRequest) -> StreamingHttpResponse:
    """The same selection as the list. Taking the trail away leaves a trace in it."""
    require(request.actor, Permission.AUDIT_SEE)
    chosen = TrailFilter(request.GET).narrow(entries_visible_to(request.actor))
    seen("audit", actor=request.actor, now=request.now, thing=request.user)  # type: ignore[arg-type]
    response = StreamingHttpResponse(lines(chosen.iterator(chunk_size=2000)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="jejak-audit.csv"'
    return response
