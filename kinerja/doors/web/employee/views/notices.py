"""What I was told, and how I want to be told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.notice_forms import PreferenceForm
from kinerja.doors.web.ui.paging import page_by_time
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.platform.notices import commands
from kinerja.platform.notices.models import Notice
from kinerja.platform.notices.packing import unpacked
from kinerja.platform.notices.queries import notices_of, preference_of
from kinerja.pure.lib.sentences import Sentence

SIZE = 30


@reads
def show(request: PageRequest) -> HttpResponse:
    page = page_by_time(request, notices_of(myself(request.actor)), "created_at", size=SIZE)
    rows = [(notice, spoken(Sentence(notice.template, unpacked(notice.params)))) for notice in page.rows]
    context = {"page": page, "rows": rows, "has_unread": any(notice.read_at is None for notice in page.rows)}
    return render(request, "employee/notices.html", context)


@writes
def go(request: PageRequest, notice: UUID) -> HttpResponse:
    """Mark it read and go where it can be dealt with."""
    found = get_object_or_404(Notice, pk=notice, employee=myself(request.actor))
    commands.mark_read(found, actor=request.actor, now=request.now)
    try:
        return redirect(reverse(found.url_name, args=found.url_args))
    except NoReverseMatch:  # an address of an older release
        return redirect("employee:notices")


@writes
def read_all(request: PageRequest) -> HttpResponse:
    commands.mark_all_read(myself(request.actor), actor=request.actor, now=request.now)
    return redirect("employee:notices")


@reads
def choices(request: PageRequest) -> HttpResponse:
    me = myself(request.actor)
    return _choices(request, me, PreferenceForm.of(preference_of(me)))


@writes
def choose(request: PageRequest) -> HttpResponse:
    me = myself(request.actor)
    form = PreferenceForm(request.POST)
    if form.is_valid():
        values = form.values()
        if form.attempt(lambda: commands.choose(me, actor=request.actor, now=request.now, **values)):
            messages.success(request, gettext("Pilihan Anda tersimpan."))
            return redirect("employee:notice_choices")
    return _choices(request, me, form, form.status)


def _choices(request: PageRequest, me: UUID, form: PreferenceForm, status: int = 200) -> HttpResponse:
    email = Employee.objects.filter(pk=me).values_list("email", flat=True).get()
    return render(request, "employee/notice_choices.html", {"form": form, "email": email}, status=status)
