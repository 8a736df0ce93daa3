"""Improvement paths at the desk: what waits for a decree, and what is contested."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.personnel.forms.improvement import DecideForm, SettleForm
from kinerja.doors.web.shown.improvement import open_to, path_lines, path_page
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.development.commands import decide_path, settle_help
from kinerja.outcomes.development.decree import Decree
from kinerja.outcomes.development.models import ImprovementPath, PromisedHelp
from kinerja.platform.files.finishing import take_in
from kinerja.pure.law.improvement_steps import Help

MOST = 100


@reads
def listing(request: PageRequest) -> HttpResponse:
    """One's own path is not in this list: one reads it as its person."""
    enter(request)
    rows = ImprovementPath.objects.exclude(employee=request.actor.employee_id)
    rows = rows.select_related("employee", "evaluation__period", "evaluation__unit")
    waiting = list(rows.filter(pk__in=ImprovementPath.objects.to_decide(request.actor).order_by().values("pk"))[:MOST])
    contested = PromisedHelp.objects.contested(request.actor).select_related("path__employee")
    page = page_by_number(request, rows.exclude(pk__in=[one.pk for one in waiting]))
    context = {
        "waiting": path_lines(waiting), "contested": list(contested.order_by("due", "id")[:MOST]), "page": page,
        "paths": path_lines(page.rows),
    }  # fmt: skip
    return render(request, "personnel/improvements.html", context)


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    return _page(request, _path(request, key))


@writes
def act(request: PageRequest, key: UUID) -> HttpResponse:
    path = _path(request, key)
    if request.POST.get("do") == "settle":
        form: HouseForm = SettleForm(request.POST)
    else:
        form = DecideForm(path_page(path, request.now)["ways"], request.POST, request.FILES)
    if form.is_valid() and form.attempt(lambda: _done(request, path, form)):
        messages.success(request, gettext("Tercatat. Pegawai dan pimpinannya diberi tahu."))
        return redirect("personnel:improvement", key)
    return _page(request, _path(request, key), form)


def _done(request: PageRequest, path: ImprovementPath, form: HouseForm) -> Any:
    said = form.cleaned_data
    if isinstance(form, SettleForm):
        helps = PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee")
        return settle_help(get_object_or_404(helps, pk=said["help"], path=path), text=said["text"], **by(request))
    file = said["file"] and take_in(said["file"].chunks(), name=said["file"].name or "", **by(request))
    decree = Decree(said["number"], said["day"], said["signer"], said["holds_from"], file or None)
    return decide_path(path, to=said["to"], words=said["words"], decree=decree, **by(request))


def _path(request: PageRequest, key: UUID) -> ImprovementPath:
    enter(request)
    return open_to(request, ImprovementPath.objects.exclude(employee=request.actor.employee_id), key)


def _page(request: PageRequest, path: ImprovementPath, sent: HouseForm | None = None) -> HttpResponse:
    page = path_page(path, request.now)
    may = bool(page["ways"]) and path.opened_by_id != request.actor.employee_id
    fresh = DecideForm(page["ways"], initial={"day": page["today"], "holds_from": page["today"]})
    settles = [
        (line, sent if isinstance(sent, SettleForm) and str(line.help.pk) == sent.data.get("help")
         else SettleForm(initial={"help": line.help.pk}, auto_id=f"{line.help.pk}_%s"))
        for line in page["helps"]
        if may and line.state is Help.MISSED
    ]  # fmt: skip
    page |= {
        "decide": (sent if isinstance(sent, DecideForm) else fresh) if may else None,
        "before": {way.to: way.before for way in page["ways"] if way.before},
        "settles": settles,
        "sent": sent,
    }
    return render(request, "personnel/improvement.html", page, status=sent.status if sent else 200)
