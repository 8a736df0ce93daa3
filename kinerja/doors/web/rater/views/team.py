"""My team: who waits for me, exceptions first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.shown.evaluations import predicate_badge
from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState, Rating
from kinerja.work.planning.models import Period

# A span of control is a few dozen; whoever has more uses the desk of the leader.
MOST = 200


@dataclass(frozen=True)
class Member:
    key: UUID
    name: str
    post: str
    suggested: Badge
    state: Badge
    exception: str
    waits: bool


@reads
def show(request: PageRequest) -> HttpResponse:
    mine = Evaluation.objects.judged_by(request.actor)
    period, periods = _period(request, mine)
    rows = mine.filter(period=period).select_related("employee", "plan__position") if period else mine.none()
    members = [_member(evaluation) for evaluation in rows.order_by("employee__name", "id")[:MOST]]
    members.sort(key=lambda member: (not member.waits, not member.exception))
    context = {"period": period, "periods": periods, "members": members, "counts": _counts(members)}
    return render(request, "rater/team.html", context)


def _period(request: PageRequest, mine: Any) -> tuple[Period | None, list[Period]]:
    """The one in the address, otherwise the newest in which somebody waits, otherwise the newest."""
    periods = list(Period.objects.filter(pk__in=mine.order_by().values("period")).order_by("-starts")[:8])
    waiting = set(mine.prepared().order_by().values_list("period", flat=True).distinct())
    wanted = request.GET.get("periode", "")
    named = [p for p in periods if str(p.pk) == wanted] + [p for p in periods if p.pk in waiting] + periods
    return (named[0] if named else None), periods


def _member(evaluation: Evaluation) -> Member:
    waits = evaluation.state == EvaluationState.PREPARED
    return Member(
        key=evaluation.pk,
        name=evaluation.employee.name,
        post=evaluation.plan.position.title,
        suggested=_suggested(evaluation),
        state=predicate_badge(evaluation),
        exception=_exception(evaluation) if waits else "",
        waits=waits,
    )


def _suggested(evaluation: Evaluation) -> Badge:
    if not evaluation.suggested:
        return badge("open", gettext("belum ada saran"))
    return badge(evaluation.suggested, evaluation.get_suggested_display())


def _exception(evaluation: Evaluation) -> str:
    """Why this one deserves a longer look."""
    if not evaluation.suggested:
        return gettext("Datanya belum cukup untuk saran; penilaian sepenuhnya dari pengamatan Anda.")
    if evaluation.suggested == Rating.BELOW:
        return gettext("Lebih dari separuh angkanya di luar target. Tanyakan sebabnya lebih dulu.")
    return ""


def _counts(members: list[Member]) -> dict[str, int]:
    counted = Counter(member.waits for member in members)
    return {"waiting": counted[True], "done": counted[False], "exceptions": sum(bool(m.exception) for m in members)}
