"""From figures of promises and of the counter back to complaints, files and tickets, by the models instead of SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from kinerja.facts.casework.models import CaseFile
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.terms import Kind
from kinerja.facts.complaint.terms import Stage as Turn
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Interval, Ticket
from kinerja.people.organisation.terms import Zone
from kinerja.pure.lib.zones import zone_of

from .columns import Standing
from .seen import TallySeen, Window

A_DAY = timedelta(days=1)
ENDED = (Stage.DONE, Stage.NO_SHOW, Stage.LEFT, Stage.CLOSED)


def seen_of_promises(formula: str, window: Window, settings: Mapping[str, Any]) -> Iterator[TallySeen]:
    match formula:
        case "abandon_share":
            return _gone(window)
        case "handling_quantile":
            return _served(window, settings.get("services") or ())
        case "answer_quantile":
            return _answer_times(window)
        case "answers_due_share":
            return _answers_due(window)
        case _:
            return _files_due(window)


def _gone(window: Window) -> Iterator[TallySeen]:
    rows = Ticket.objects.filter(line__unit__in=window.units or (), stage__in=ENDED)
    rows = rows.filter(day__gte=window.since, day__lt=window.until).select_related("line__service")
    for one in rows.order_by("id").iterator():
        known = one.stage != Stage.CLOSED
        went = one.stage in (Stage.LEFT, Stage.NO_SHOW) and one.served_at is None
        standing = Standing.COUNTED if known else Standing.MISSING
        yield TallySeen(one.pk, one.day, _number(one), int(went), int(known), standing)


def _served(window: Window, services: Any) -> Iterator[TallySeen]:
    rows = Interval.objects.filter(stage=Stage.SERVED, ticket__stage=Stage.DONE, officer=window.employee)
    rows = rows.filter(ticket__officer=window.employee, ticket__day__gte=window.since, ticket__day__lt=window.until)
    if services:
        rows = rows.filter(ticket__line__service__code__in=services)
    tickets: dict[Any, tuple[Ticket, timedelta]] = {}
    for one in rows.select_related("ticket__line__service").order_by("ticket", "seq").iterator():
        _ticket, so_far = tickets.get(one.ticket_id, (one.ticket, timedelta(0)))
        tickets[one.ticket_id] = (one.ticket, so_far + (one.ends - one.starts))
    for ticket, lasted in tickets.values():
        standing = Standing.COUNTED if ticket.is_accurate else Standing.MISSING
        yield TallySeen(ticket.pk, ticket.day, _number(ticket), round(lasted.total_seconds()), 1, standing)


def _number(ticket: Ticket) -> str:
    return f"{ticket} · {ticket.line.service.name}"


def _answer_times(window: Window) -> Iterator[TallySeen]:
    for one in _complaints(window, "received_at"):
        day = one.received_at.astimezone(zone_of(one.owner.zone)).date()
        if window.since <= day < window.until:
            yield _answer_time(one, day, datetime.combine(window.until, time.min, zone_of(one.owner.zone)))


def _answer_time(one: Complaint, day: Any, end: datetime) -> TallySeen:
    """As it stood when the window ended."""
    withdrew = one.stage == Turn.WITHDRAWN
    until = one.since if withdrew else one.answered_at
    if until is None or until >= end:
        lasted, standing = end - one.received_at, Standing.OPEN
    else:
        lasted = until - one.received_at
        standing = Standing.OPEN if withdrew else Standing.COUNTED
    seconds = round(lasted.total_seconds())
    return TallySeen(one.pk, day, one.code, seconds, 1, standing if seconds >= 0 else Standing.EXCUSED)


def _answers_due(window: Window) -> Iterator[TallySeen]:
    for one in _complaints(window, "due_at"):
        assert one.due_at is not None
        day = one.due_at.astimezone(zone_of(one.owner.zone)).date()
        if window.since <= day < window.until:
            kept = one.answered_at is not None and one.answered_at <= one.due_at
            yield TallySeen(one.pk, day, one.code, int(kept), 1, Standing.COUNTED)


def _complaints(window: Window, moment: str) -> Iterator[Complaint]:
    rows = Complaint.objects.filter(kind=Kind.COMPLAINT, owner__in=window.units or ())
    return rows.filter(**_near(window, moment)).select_related("owner").order_by("id").iterator()


def _files_due(window: Window) -> Iterator[TallySeen]:
    rows = CaseFile.objects.filter(**_near(window, "request__deadline_at"))
    if window.units is not None:
        rows = rows.filter(request__unit__in=window.units)
    names = ("request__service", "request__unit", "request__closed_by", "request__in_charge")
    for one in rows.select_related(*names).order_by("id").iterator():
        request = one.request
        assert request.deadline_at is not None
        zone = zone_of(request.unit.zone if request.unit else Zone.WIB)
        day = request.deadline_at.astimezone(zone).date()
        if window.since <= day < window.until and (window.units is not None or _whose(one) == window.employee):
            kept = request.closed_at is not None and request.closed_at <= request.deadline_at
            yield TallySeen(one.pk, day, f"{one.code} · {request.service.name}", int(kept), 1, Standing.COUNTED)


def _whose(file: CaseFile) -> Any:
    closed_by, in_charge = file.request.closed_by, file.request.in_charge
    if closed_by is not None and closed_by.employee_id is not None:
        return closed_by.employee_id
    return in_charge.employee_id if in_charge is not None else None


def _near(window: Window, moment: str) -> dict[str, datetime]:
    """A day further on both sides: the days of a window are local ones."""
    first, last = (datetime.combine(day, time.min, UTC) for day in (window.since, window.until))
    return {f"{moment}__gte": first - A_DAY, f"{moment}__lt": last + A_DAY}
