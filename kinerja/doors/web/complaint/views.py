"""Complaints of one's units, what is due first; and one of them with the steps that may follow."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.complaint.forms import ENDED, KINDS, SHOWN, RouteForm, StepForm
from kinerja.doors.web.complaint.steps import ESCALATE, FOLLOWING, KNOWN, ROUTABLE, Step
from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.numbers import instant
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.policies import reporter_verdict
from kinerja.facts.complaint.queries import questions_of
from kinerja.facts.complaint.terms import Kind, Stage
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.trail import seen
from kinerja.platform.database.sealing import unseal
from kinerja.pure.law.complaints import Handling, cites_of
from kinerja.pure.lib.complaint_life import CLOSED, NOW, WITH_OFFICE
from kinerja.pure.lib.complaint_life import Stage as Life
from kinerja.pure.lib.refusals import Stale

RELATED = ("service", "unit", "owner", "officer", "about")
SIZE = 50


@reads
def listing(request: PageRequest) -> HttpResponse:
    shown, kind = request.GET.get("tampil", ""), request.GET.get("jenis", "")
    rows = Complaint.objects.visible_to(request.actor).select_related("service", "unit", "owner")
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    page = page_by_number(request, _chosen(rows, shown), size=SIZE)
    lines = [(one, due_badge(one, request)) for one in page.rows]
    context = {"page": page, "lines": lines, "shown": shown, "choices": SHOWN.items(), "kind": kind, "kinds": KINDS}
    return render(request, "complaint/list.html", context)


def _chosen(rows: Any, shown: str) -> Any:
    if shown == "tinjau":
        return rows.filter(stage__in=(Stage.ASKED, Stage.ANSWERED)).order_by("since", "id")
    if shown == "terbuka":
        return rows.open().by_due()
    if shown == "selesai":
        return rows.filter(stage__in=ENDED).order_by("-since", "-id")
    return rows.with_office().by_due()


@reads
def show(request: PageRequest, complaint: UUID) -> HttpResponse:
    return _page(request, _complaint(request, complaint))


@writes
def act(request: PageRequest, complaint: UUID) -> HttpResponse:
    found, form = _complaint(request, complaint), StepForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _take(request, found, form.cleaned_data)):
        messages.success(request, gettext("Tersimpan. Pelapor melihatnya di halaman pelacakan."))
        return _onward(request, found)
    return _page(request, found, form=form)


@writes
def route(request: PageRequest, complaint: UUID) -> HttpResponse:
    found = _complaint(request, complaint)
    form = RouteForm(request, found, request.POST)
    if form.is_valid() and form.attempt(lambda: _routed(request, found, form)):
        messages.success(request, gettext("Disalurkan kepada {unit}.").format(unit=found.owner.name))
        return _onward(request, found)
    return _page(request, found, routing=form)


def _onward(request: PageRequest, complaint: Complaint) -> HttpResponse:
    """Who gave it away may not see it any more."""
    if Complaint.objects.visible_to(request.actor).filter(pk=complaint.pk).exists():
        return redirect("complaint:one", complaint.pk)
    return redirect("complaint:all")


def _take(request: PageRequest, complaint: Complaint, given: dict[str, Any]) -> Complaint:
    _check_seen(complaint, given["seen"])
    return KNOWN[given["step"]].take(complaint, given["words"], **by(request))


def _routed(request: PageRequest, complaint: Complaint, form: RouteForm) -> Complaint:
    given = form.cleaned_data
    _check_seen(complaint, given["seen"])
    return commands.route(
        complaint, unit=given["unit"], handling=given.get("handling", ""), about=form.officer(), **by(request)
    )


def _check_seen(complaint: Complaint, version: int) -> None:
    if version != complaint.version:
        raise Stale(NOW[Life(complaint.stage)], complaint=str(complaint))


def _complaint(request: PageRequest, key: UUID) -> Complaint:
    rows: QuerySet[Complaint] = Complaint.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related(*RELATED), pk=key)


def _page(
    request: PageRequest, complaint: Complaint, *, form: StepForm | None = None, routing: RouteForm | None = None
) -> HttpResponse:
    # Also a refused press shows what the citizen wrote.
    seen("complaint", actor=request.actor, now=request.now, thing=complaint)
    refused = form or routing
    if refused is not None:
        complaint = _complaint(request, complaint.pk)
    steps, may_route = _steps(request, complaint)
    handling = Handling(complaint.handling) if complaint.handling else None
    text = unseal(complaint.text)
    context = {
        "complaint": complaint,
        "text": text["text"],
        "place": text["place"],
        "reporter": _reporter(request, complaint),
        "due": due_badge(complaint, request),
        "cites": cite_words(cites_of(handling, complaint.received_at.date())),
        "history": list(complaint.intervals.select_related("unit", "officer").order_by("-seq")),
        "papers": list(complaint.papers.select_related("stored").order_by("added_at", "id")),
        "now_steps": [step for step in steps if not step.asks],
        "word_steps": [step for step in steps if step.asks],
        "questions": questions_of(complaint) if complaint.version > 1 else [],
        "chosen": form["step"].value() if form else "",
        "typed": form["words"].value() if form else "",
        "routing": routing or (RouteForm(request, complaint) if may_route else None),
        "may_route": may_route,
        "refused": refused,
    }
    return render(request, "complaint/one.html", context, status=refused.status if refused else 200)


def _steps(request: PageRequest, complaint: Complaint) -> tuple[list[Step], bool]:
    """What may be pressed, and whether it may be routed; each permission is asked once."""
    steps = FOLLOWING.get(complaint.stage, ())
    if not complaint.is_overdue(request.now):
        steps = tuple(step for step in steps if step is not ESCALATE)
    asked = {step.permission for step in steps}
    if complaint.stage in ROUTABLE:
        asked.add(Permission.COMPLAINT_ROUTE)
    given = {one for one in asked if judge(request.actor, one, complaint)}
    return [step for step in steps if step.permission in given], Permission.COMPLAINT_ROUTE in given


def _reporter(request: PageRequest, complaint: Complaint) -> dict[str, Any]:
    """Name and telephone, or why they are not shown; that the complaint may be seen was asked of the database."""
    verdict = reporter_verdict(request.actor, complaint)
    return unseal(complaint.paper) if verdict else {"why": gettext(verdict.reason)}


def due_badge(complaint: Complaint, request: PageRequest) -> Badge:
    if complaint.is_overdue(request.now):
        return Badge(gettext("lewat tenggat"), "bad", "▼")
    if complaint.stage in WITH_OFFICE:
        until = complaint.first_due_at if complaint.stage == Stage.RECEIVED else complaint.due_at
        if until is None:
            return Badge(gettext("tanpa tenggat"), "calm", "–")
        return Badge(gettext("sampai {until}").format(until=instant(until)), "info", "○")
    if complaint.stage in CLOSED:
        return Badge(complaint.get_stage_display(), "good", "✓")
    return Badge(complaint.get_stage_display(), "calm", "–")
