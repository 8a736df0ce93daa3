"""What is to be mended in the data, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Employee, Position, Unit
from kinerja.people.organisation.queries import Fault, FaultKind, data_faults

# Of one kind so many are shown; mending them brings the next ones up.
MOST = 50
PAGES = {Employee: "personnel:person", Position: "personnel:position", Unit: "personnel:unit"}


@dataclass(frozen=True)
class Group:
    """The faults of one kind: how many, and the first of them as (sentence, address)."""

    kind: FaultKind
    count: int
    shown: list[tuple[str, str]]


@reads
def faults(request: PageRequest) -> HttpResponse:
    enter(request)
    found: dict[FaultKind, list[Fault]] = {}
    for fault in data_faults(request.actor.on):
        found.setdefault(fault.kind, []).append(fault)
    groups = [
        Group(kind, len(found[kind]), list(map(_shown, found[kind][:MOST]))) for kind in FaultKind if kind in found
    ]
    context: dict[str, Any] = {"groups": groups, "total": sum(group.count for group in groups), "most": MOST}
    return render(request, "personnel/faults.html", context)


def _shown(fault: Fault) -> tuple[str, str]:
    return spoken(fault.sentence), reverse(PAGES[type(fault.thing)], args=[fault.thing.pk])
