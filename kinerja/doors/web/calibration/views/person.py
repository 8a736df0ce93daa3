"""One person on the table: figures, suggestion, the draft as it was brought, and the form of the own rater."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.calibration.forms import DraftForm
from kinerja.doors.web.calibration.showing import changes_of, draft_words
from kinerja.doors.web.calibration.views.session import session_for
from kinerja.doors.web.shown.anchors import behaviour_anchors, result_anchors
from kinerja.doors.web.shown.evaluations import suggestion_of
from kinerja.doors.web.shown.figures import plan_rows
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.calibration import in_scope
from kinerja.judgement.evaluation.commands import bring_draft, change_draft
from kinerja.judgement.evaluation.models import CalibratedRating, CalibrationSession, Evaluation
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import CalibrationState, EvaluationState
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.trail import seen
from kinerja.pure.lib.refusals import Forbidden, gettext_noop

RELATED = ("employee", "rater", "unit", "plan__position", "run", "period")
OWN = gettext_noop(
    "Penilaian Anda sendiri tidak dibuka dalam sidang. Perubahan rancangannya, bila ada, sampai kepada Anda sesudah "
    "risalah ditetapkan."
)


@reads
def show(request: PageRequest, session: UUID, evaluation: UUID) -> HttpResponse:
    found = session_for(request, session)
    about = _about(request, found, evaluation)
    seen("evaluation", actor=request.actor, now=request.now, thing=about)
    return _page(request, found, about)


@writes
def act(request: PageRequest, session: UUID, evaluation: UUID) -> HttpResponse:
    found = session_for(request, session)
    about, form = _about(request, found, evaluation), DraftForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _drafted(request, found, about, form)):
        messages.success(request, gettext("Rancangan {name} tersimpan.").format(name=about.employee.name))
        return redirect("calibration:session", session)
    return _page(request, found, about, form)


def _about(request: PageRequest, session: CalibrationSession, key: UUID) -> Evaluation:
    found: Evaluation = get_object_or_404(in_scope(session).select_related(*RELATED), pk=key)
    if found.employee_id == request.actor.employee_id:
        raise Forbidden(OWN)
    return found


def _drafted(request: PageRequest, session: CalibrationSession, about: Evaluation, form: DraftForm) -> CalibratedRating:
    given = dict(form.cleaned_data)
    number = given.pop("number")
    if number:
        return change_draft(session, evaluation=about, number=number, **given, **by(request))
    return bring_draft(session, evaluation=about, **given, **by(request))


def _page(
    request: PageRequest, session: CalibrationSession, about: Evaluation, form: DraftForm | None = None
) -> HttpResponse:
    on = last_day(about.period)
    drafts = tuple(session.ratings.filter(evaluation=about).select_related("by").order_by("number"))
    is_open = session.state == CalibrationState.OPEN and about.state != EvaluationState.FINAL
    own = is_open and judge(request.actor, Permission.CALIBRATION_DRAFT, about)
    newest = drafts[-1] if drafts else None
    if own and form is None:
        kept = {"result_rating": newest.result_rating, "behaviour_rating": newest.behaviour_rating} if newest else {}
        form = DraftForm(initial={"number": newest.number if newest else 0, **kept})
    context = {
        "session": session,
        "evaluation": about,
        "suggestion": suggestion_of(about),
        "rows": plan_rows(about.plan, about.run, cases="rater:cases" if own else ""),
        "first": draft_words(drafts[0], on) if drafts else "",
        "drafts": drafts,
        "changes": changes_of(drafts, on),
        "own": own,
        "decided": about.state == EvaluationState.FINAL,
        "form": form,
        "result_anchors": result_anchors(),
        "behaviour_anchors": behaviour_anchors(),
    }
    return render(request, "calibration/person.html", context, status=form.status if form and form.is_bound else 200)
