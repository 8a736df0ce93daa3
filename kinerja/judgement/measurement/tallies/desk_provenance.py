"""From a figure of the front desk back to tickets, answers and second looks, by another road than the computation's.

Answers to surveys carry no words: what one person said stays unknown, and the figure's page does not list them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kinerja.facts.casework.models import Correction, SecondLook
from kinerja.facts.casework.terms import CorrectionOutcome, LookOutcome
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Ticket
from kinerja.facts.survey.models import Response
from kinerja.facts.survey.terms import COLUMNS, ScaleCode

from .columns import Standing
from .seen import TallySeen, Window

ENDED = (Stage.DONE, Stage.NO_SHOW, Stage.LEFT, Stage.CLOSED)


def seen_at_desk(formula: str, window: Window, settings: Mapping[str, Any]) -> Iterator[TallySeen]:
    match formula:
        case "wait_share":
            limit = 60 * int(settings["minutes"])
            return (_ticket(one, 0, limit) for one in _tickets(window))
        case "promise_share":
            told = (one for one in _tickets(window) if one.promised_high is not None)
            return (_ticket(one, one.promised_low or 0, one.promised_high or 0) for one in told)
        case "satisfaction_mean":
            return (_response(one) for one in _responses(window) if any(_scores(one)))
        case _:
            return _looks(window)


def _tickets(window: Window) -> Iterator[Ticket]:
    rows = Ticket.objects.filter(line__unit__in=window.units or (), stage__in=ENDED)
    rows = rows.filter(day__gte=window.since, day__lt=window.until).select_related("line__service").order_by("id")
    return rows.iterator()


def _ticket(one: Ticket, low: float, high: float) -> TallySeen:
    until: datetime = one.called_at or one.since
    wait = (until - one.opened_at).total_seconds()
    if not one.is_accurate or one.missed_call:
        standing = Standing.MISSING
    else:
        standing = Standing.EXCUSED if one.stage == Stage.LEFT and wait <= high else Standing.COUNTED
    counted = standing == Standing.COUNTED
    what = f"{one} · {one.line.service.name}"
    return TallySeen(one.pk, one.day, what, int(counted and low <= wait <= high), int(counted), standing)


def _responses(window: Window) -> Iterator[Response]:
    units = set(window.units or ())
    rows = Response.objects.filter(scale=ScaleCode.FOUR, day__gte=window.since, day__lt=window.until)
    near = rows.select_related("service").order_by("id").iterator()
    return (one for one in near if (one.unit_id or (one.service and one.service.unit_id)) in units)


def _scores(one: Response) -> list[int]:
    return [score for name in COLUMNS if (score := getattr(one, name)) is not None]


def _response(one: Response) -> TallySeen:
    assert one.day is not None
    scores = _scores(one)
    return TallySeen(one.pk, one.day, "", sum(scores), len(scores), Standing.COUNTED)


def _looks(window: Window) -> Iterator[TallySeen]:
    rows = SecondLook.objects.filter(officer__employee=window.employee)
    rows = rows.filter(draw__month__gte=window.since, draw__month__lt=window.until)
    admitted = Correction.objects.filter(outcome=CorrectionOutcome.RIGHT).values("file")
    wrong = set(rows.filter(file__in=admitted).values_list("pk", flat=True))
    for one in rows.select_related("draw", "file__request__service").order_by("id"):
        taken = one.outcome != ""
        right = one.outcome == LookOutcome.CORRECT and one.pk not in wrong
        standing = Standing.COUNTED if taken else Standing.MISSING
        what = f"{one.file.code} · {one.file.request.service.name}"
        yield TallySeen(one.pk, one.draw.month, what, int(right), int(taken), standing)
