"""Which hall, which queue and which weeks a leader looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404

from kinerja.doors.web.leader.scope import enter, oversight
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.queueing.figures.staffing import Past, past_of, recorded_past
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import ServiceLine, VisitImport
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Unit

WEEKS = (4, 8, 13, 26)
USUAL_WEEKS, MOST = 8, 500
LINE, FILE = "antrean", "berkas"


@dataclass(frozen=True)
class Source:
    """A queue of the hall, or the imported files of a service; the address carries `code`."""

    code: str
    name: str
    line: ServiceLine | None = None
    service: Service | None = None


@dataclass(frozen=True)
class Asked:
    """`source` without line and service is the whole hall."""

    unit: Unit
    units: list[Unit]
    source: Source
    sources: list[Source]
    weeks: int
    request: PageRequest

    @cached_property
    def past(self) -> Past:
        """Raises Refused where nothing can be read."""
        if self.source.service is not None:
            return recorded_past(self.source.service, self.weeks)
        today = today_at(self.unit, self.request.now)
        return past_of(self.unit, self.source.line, since=today - timedelta(weeks=self.weeks), until=today)

    @property
    def address(self) -> dict[str, Any]:
        return {"unit": self.unit.pk, "antrean": self.source.code, "minggu": self.weeks}


def asked(request: PageRequest, whole: str) -> Asked | None:
    """What the address asks for, 404 for a unit or queue of others; None where no led unit has a hall.

    `whole` names the whole hall, which is offered where there is more than one queue.
    """
    given = request.GET if request.method == "GET" else request.POST
    enter(request)
    found = _sources(request)
    units = list(found)
    unit = _chosen(units, given.get("unit", ""), lambda one: str(one.pk))
    if unit is None:
        return None
    own = found[unit]
    sources = [Source("", whole), *own] if sum(one.line is not None for one in own) > 1 else own
    source = _chosen(sources, given.get("antrean", ""), lambda one: one.code)
    weeks = given.get("minggu", "")
    chosen = int(weeks) if weeks in map(str, WEEKS) else USUAL_WEEKS
    return Asked(unit, units, source, sources, chosen, request)


def _chosen(known: list[Any], code: str, named: Any) -> Any:
    if code and all(named(one) != code for one in known):
        raise Http404
    return next((one for one in known if named(one) == code), known[0] if known else None)


def _sources(request: PageRequest) -> dict[Unit, list[Source]]:
    """Units seen that have any, in order of the tree, with their queues and then their files. Two statements."""
    seen = oversight(request).within(request.actor.on, "unit__")
    lines = ServiceLine.objects.filter(seen).select_related("unit", "service").order_by("letter", "id")
    files = VisitImport.objects.filter(service=OuterRef("pk"))
    services = Service.objects.filter(seen, Exists(files)).select_related("unit").order_by("name", "id")
    found: dict[Any, list[Source]] = {}
    for line in lines[:MOST]:
        code = f"{LINE}-{line.pk}"
        found.setdefault(line.unit, []).append(Source(code, f"{line.letter} · {line.service.name}", line=line))
    for service in services[:MOST]:
        found.setdefault(service.unit, []).append(Source(f"{FILE}-{service.pk}", service.name, service=service))
    return dict(sorted(found.items(), key=lambda pair: pair[0].path))
